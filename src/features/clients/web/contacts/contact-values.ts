/** A contact's form: what is typed, and what of it is sent. */
import { changedOwn, type OwnChange } from "#ui/kit/custom/own-fields.ts";
import type { Channel, Contact } from "../answers.ts";

export type ContactValues = {
  firstName: string;
  lastName: string;
  clientId: string | null;
  position: string;
  street: string;
  city: string;
  postcode: string;
  region: string;
  country: string;
  birthDate: string | null;
  phones: readonly Channel[];
  emails: readonly Channel[];
  messengers: readonly Channel[];
  tags: readonly string[];
  custom: OwnChange;
};

const texts = ["position", "street", "city", "postcode", "region", "country"] as const;
const channels = ["phones", "emails", "messengers"] as const;

export function contactValues(contact: Contact | null, clientId: string | null): ContactValues {
  return {
    firstName: contact?.firstName ?? "",
    lastName: contact?.lastName ?? "",
    clientId: contact ? contact.clientId : clientId,
    ...(Object.fromEntries(texts.map((field) => [field, contact?.[field] ?? ""])) as Record<(typeof texts)[number], string>),
    birthDate: contact?.birthDate ?? null,
    phones: contact?.phones ?? [],
    emails: contact?.emails ?? [],
    messengers: contact?.messengers ?? [],
    tags: contact?.tags ?? [],
    custom: contact?.custom ?? {},
  };
}

/** The body of the request: everything that is filled in, or, of a contact that is there, what differs. */
export function contactSent(values: ContactValues, contact: Contact | null): Record<string, unknown> {
  const { custom, ...rest } = values;
  const wish: Record<string, unknown> = {
    ...rest,
    firstName: values.firstName.trim(),
    lastName: values.lastName.trim(),
    ...Object.fromEntries(texts.map((field) => [field, values[field].trim() || null])),
    ...Object.fromEntries(channels.map((kind) => [kind, values[kind].filter(({ value }) => value.trim() !== "")])),
  };
  const before = (contact ?? { tags: [], phones: [], emails: [], messengers: [] }) as Readonly<Record<string, unknown>>;
  const changed = Object.entries(wish).filter(([field, value]) => JSON.stringify(before[field] ?? null) !== JSON.stringify(value));
  const own = changedOwn(contact?.custom ?? {}, custom);
  return { ...Object.fromEntries(changed), ...(Object.keys(own).length > 0 ? { custom: own } : {}) };
}
