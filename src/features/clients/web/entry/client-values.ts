/** A client's form: what is typed, and what of it is sent. */
import { changedOwn, type OwnChange } from "#ui/kit/custom/own-fields.ts";
import type { MoneyJson } from "#ui/kit/format.ts";
import type { Channel, Client } from "../answers.ts";

export type ClientValues = {
  name: string;
  ownerId: string;
  industry: string;
  region: string;
  source: string;
  country: string;
  street: string;
  city: string;
  postcode: string;
  website: string;
  taxNumber: string;
  revenue: MoneyJson | null;
  employees: number | string;
  parentId: string | null;
  phones: readonly Channel[];
  emails: readonly Channel[];
  messengers: readonly Channel[];
  tags: readonly string[];
  custom: OwnChange;
};

const texts = ["industry", "region", "source", "country", "street", "city", "postcode", "website", "taxNumber"] as const;

export function valuesOf(client: Client | null, me: string): ClientValues {
  const said = (field: (typeof texts)[number]) => client?.[field] ?? "";
  return {
    name: client?.name ?? "",
    ownerId: client?.ownerId ?? me,
    ...(Object.fromEntries(texts.map((field) => [field, said(field)])) as Record<(typeof texts)[number], string>),
    revenue: client?.revenue ?? null,
    employees: client?.employees ?? "",
    parentId: client?.parentId ?? null,
    phones: client?.phones ?? [],
    emails: client?.emails ?? [],
    messengers: client?.messengers ?? [],
    tags: client?.tags ?? [],
    custom: client?.custom ?? {},
  };
}

/** The body of the request: everything that is filled in, or, of a client that is there, what differs. */
export function sentOf(values: ClientValues, client: Client | null): Record<string, unknown> {
  const { custom, ...rest } = values;
  const wish: Record<string, unknown> = {
    ...rest,
    ...Object.fromEntries(texts.map((field) => [field, values[field].trim() || null])),
    employees: values.employees === "" ? null : Number(values.employees),
    phones: filled(values.phones),
    emails: filled(values.emails),
    messengers: filled(values.messengers),
  };
  const before = (client ?? { tags: [], phones: [], emails: [], messengers: [] }) as Readonly<Record<string, unknown>>;
  const changed = Object.entries(wish).filter(([field, value]) => JSON.stringify(before[field] ?? null) !== JSON.stringify(value));
  const own = changedOwn(client?.custom ?? {}, custom);
  return { ...Object.fromEntries(changed), ...(Object.keys(own).length > 0 ? { custom: own } : {}) };
}

const filled = (channels: readonly Channel[]) =>
  channels.filter(({ value }) => value.trim() !== "").map(({ value, label }) => ({ value: value.trim(), label }));
