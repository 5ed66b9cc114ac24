/** What a row about a contact means: pure, by the decisions of the room clients. */
import { addContact, type Contact, type ContactEvent, type ContactWish, changeContact } from "#features/clients/core/contact.ts";
import { recordedContact } from "#features/clients/core/recorded-contact.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { channelsIn } from "../channels-in.ts";
import type { ImportGiven } from "../import-given.ts";
import { type ImportRow, refusedAs } from "../imported.ts";
import type { RowRefusal } from "../read-row.ts";

type Texts = Readonly<Record<string, string>>;
type Found = { readonly id: string; readonly ownerId: string };
export type Followed = { readonly before: Contact | null; contact: Contact; clientOwnerId: string | undefined };

export const ownerIn = (texts: Texts, given: ImportGiven) => (texts["owner"] === undefined ? null : given.personOf(texts["owner"]));

/** The contact after the row; null: nothing changes. At a client it has the client's owner. */
export function decide(
  current: Contact | null,
  row: ImportRow,
  client: Found | null | undefined,
  regions: ReadonlyMap<string, string>,
  given: ImportGiven,
): Result<Contact | null, RowRefusal> {
  const { texts } = row.values;
  const owner = ownerIn(texts, given);
  if (texts["owner"] !== undefined && owner === null) return no(refusedAs("owner", "ambiguous_person"));
  if (client === null) return no(refusedAs("client", "ambiguous_client"));
  const details = detailsOf(row, current, client?.id, regions, given);
  if (!details.ok) return details;
  const around = { ownerFault: null, clientOwnerId: client?.ownerId, isExternalIdTaken: false };
  const at = given.now;
  if (current === null) {
    const ownerId = client?.ownerId ?? owner ?? given.fallbackOwnerId;
    if (ownerId === null) return no(refusedAs("owner", "owner_needed"));
    const contact: Contact = { ...nobody, id: given.newId(), ownerId, externalId: row.externalId, ...details.value };
    const added = addContact(contact, undefined, around, at);
    return added.ok ? yes(contact) : no(refusedAs("last_name", added.refusal));
  }
  // The client's owner is the contact's: an owner in the file counts only for people without a client.
  const isFree = client === undefined && current.clientId === null;
  const changed = changeContact(current, { ...details.value, ...(owner !== null && isFree ? { ownerId: owner } : {}) }, around, at);
  if (!changed.ok) return no(refusedAs("last_name", changed.refusal));
  return yes(changed.value.length === 0 ? null : changed.value.reduce(evolve, current));
}

const evolve = (contact: Contact, event: ContactEvent): Contact =>
  event.type === "ContactChanged"
    ? { ...contact, ...event.after }
    : event.type === "ContactHandedOver"
      ? { ...contact, ownerId: event.after }
      : contact;

const nobody: Omit<Contact, "id" | "ownerId"> = {
  firstName: "",
  lastName: "",
  clientId: null,
  position: null,
  street: null,
  city: null,
  postcode: null,
  regionId: null,
  country: null,
  birthDate: null,
  externalId: null,
  channels: [],
  tagIds: [],
  mergedIntoId: null,
  archivedAt: null,
  erasedAt: null,
  version: 1,
};

function detailsOf(
  { values: { texts } }: ImportRow,
  current: Contact | null,
  clientId: string | undefined,
  regions: ReadonlyMap<string, string>,
  given: ImportGiven,
): Result<Partial<Omit<ContactWish, "ownerId">>, RowRefusal> {
  const told = <T extends ContactWish>(field: string, value: T) => (texts[field] === undefined ? {} : value);
  const channels = channelsIn(texts, current?.country ?? given.country, current?.channels ?? []);
  if (!channels.ok) return channels;
  return yes({
    ...told("first_name", { firstName: texts["first_name"] ?? "" }),
    ...told("last_name", { lastName: texts["last_name"] ?? "" }),
    ...told("position", { position: texts["position"] ?? null }),
    ...told("street", { street: texts["street"] ?? null }),
    ...told("city", { city: texts["city"] ?? null }),
    ...told("postcode", { postcode: texts["postcode"] ?? null }),
    ...told("region", { regionId: regions.get(texts["region"] ?? "") ?? null }),
    ...told("country", { country: texts["country"] ?? null }),
    ...told("birth_date", { birthDate: texts["birth_date"] ?? null }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(channels.value === (current?.channels ?? null) || channels.value.length === 0 ? {} : { channels: channels.value }),
  });
}

export function beforeOf(before: Contact, after: Contact): Readonly<Record<string, unknown>> {
  const names = (Object.keys(after) as (keyof Contact)[]).filter((name) => before[name] !== after[name] && name !== "version");
  return Object.fromEntries(names.map((name) => [name, before[name]]));
}

/** What becomes of a contact by all rows about it: added, or one change. */
export function contactEvents({ before, contact, clientOwnerId }: Followed, at: Date): readonly ContactEvent[] {
  if (before === null) return [{ type: "ContactAdded", contact, at }];
  const { id: _, version: __, mergedIntoId: ___, archivedAt: ____, erasedAt: _____, ownerId, ...wish } = contact;
  const around = { ownerFault: null, clientOwnerId, isExternalIdTaken: false };
  const changed = changeContact(before, { ...wish, ...(contact.clientId === null ? { ownerId } : {}) }, around, at);
  if (!changed.ok) throw new Error("what was decided row by row holds for all of them");
  return changed.value;
}

export const contactEntries = (events: readonly ContactEvent[]) =>
  events.map((event) => {
    const { personal, ...entry } = recordedContact(event);
    return { ...entry, subjectKind: "contact", personal: personal.map((value) => ({ ...value, subjectId: entry.subjectId })) };
  });
