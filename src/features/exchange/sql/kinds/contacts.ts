/** A batch of contacts from a file: those known by their id elsewhere are changed, the others added; their clients are found or made by name. */
import { addContact, type Contact, type ContactEvent, type ContactWish, changeContact } from "#features/clients/core/contact.ts";
import { recordedContact } from "#features/clients/core/recorded-contact.ts";
import { insertContacts, saveContactEvents } from "#features/clients/sql/save-contact.ts";
import { contactsByExternalIds } from "#features/clients/sql/seen-contact.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { channelsIn } from "../../core/channels-in.ts";
import { type Imported, type ImportRow, type Outcome, refusedAs } from "../../core/imported.ts";
import type { RowRefusal } from "../../core/read-row.ts";
import { type Batch, clientsByName, type ImportParts, idsOfWords } from "../names.ts";

type Texts = Readonly<Record<string, string>>;
type Found = { readonly id: string; readonly ownerId: string };
type Followed = { readonly before: Contact | null; contact: Contact; clientOwnerId: string | undefined };

export async function importContacts(tx: Tx, rows: readonly ImportRow[], parts: ImportParts): Promise<Batch> {
  const { workspaceId } = parts.context.actor;
  const texts = rows.map(({ values }) => values.texts);
  const regions = await idsOfWords(
    tx,
    "region",
    texts.map((row) => row["region"]),
    parts,
  );
  const named = texts.flatMap((row) => (row["client"] === undefined ? [] : [[row["client"], ownerIn(row, parts)] as const]));
  const clients = await clientsByName(tx, new Map(named), parts);
  const known = await contactsByExternalIds(
    tx,
    workspaceId,
    rows.map(({ externalId }) => externalId),
  );
  const followed = new Map<string, Followed>();
  const outcomes = rows.map((row): Outcome => {
    const own = followed.get(row.externalId);
    const before = own?.before ?? known.get(row.externalId) ?? null;
    const current = own?.contact ?? before;
    const name = row.values.texts["client"];
    const client = name === undefined ? undefined : clients.ids.get(name);
    const decided = decide(current, row, client, regions.ids, parts);
    if (!decided.ok) return decided.refusal;
    if (decided.value === null) return "unchanged";
    followed.set(row.externalId, { before, contact: decided.value, clientOwnerId: client?.ownerId ?? own?.clientOwnerId });
    return current === null ? "created" : "updated";
  });
  const all = [...followed.values()];
  if (!parts.isDry) await write(tx, all, parts);
  const imported = all.map(({ before, contact }): Imported => {
    const change = before === null ? "created" : "updated";
    return {
      recordId: contact.id,
      kind: "contact",
      change,
      version: (before?.version ?? 0) + 1,
      before: before && beforeOf(before, contact),
    };
  });
  return {
    outcomes,
    imported: [...clients.created, ...imported],
    alsoCreated: { clients: clients.created.length, regions: regions.created },
  };
}

const ownerIn = (texts: Texts, parts: ImportParts) => (texts["owner"] === undefined ? null : parts.personOf(texts["owner"]));

/** The contact after the row; null: nothing changes. At a client it has the client's owner. */
function decide(
  current: Contact | null,
  row: ImportRow,
  client: Found | null | undefined,
  regions: ReadonlyMap<string, string>,
  parts: ImportParts,
): Result<Contact | null, RowRefusal> {
  const { texts } = row.values;
  const owner = ownerIn(texts, parts);
  if (texts["owner"] !== undefined && owner === null) return no(refusedAs("owner", "ambiguous_person"));
  if (client === null) return no(refusedAs("client", "ambiguous_client"));
  const details = detailsOf(row, current, client?.id, regions, parts);
  if (!details.ok) return details;
  const around = { ownerStatus: "active", clientOwnerId: client?.ownerId, isExternalIdTaken: false };
  const at = parts.context.now;
  if (current === null) {
    const ownerId = client?.ownerId ?? owner ?? parts.fallbackOwnerId;
    if (ownerId === null) return no(refusedAs("owner", "owner_needed"));
    const contact: Contact = { ...nobody, id: parts.context.newId(), ownerId, externalId: row.externalId, ...details.value };
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
  parts: ImportParts,
): Result<Partial<Omit<ContactWish, "ownerId">>, RowRefusal> {
  const told = <T extends ContactWish>(field: string, value: T) => (texts[field] === undefined ? {} : value);
  const channels = channelsIn(texts, current?.country ?? parts.country, current?.channels ?? []);
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

async function write(tx: Tx, all: readonly Followed[], parts: ImportParts): Promise<void> {
  const { context, importId } = parts;
  const { actor, now, newId } = context;
  const fresh = all.flatMap(({ before, contact }) => (before === null ? [contact] : []));
  await insertContacts(tx, actor.workspaceId, fresh, { at: now, newId, importId });
  const events = fresh.map((contact): ContactEvent => ({ type: "ContactAdded", contact, at: now }));
  for (const { before, contact, clientOwnerId } of all) {
    if (before === null) continue;
    // Several rows about one contact are one change.
    const { id: _, version: __, mergedIntoId: ___, archivedAt: ____, erasedAt: _____, ownerId, ...wish } = contact;
    const isFree = contact.clientId === null;
    const around = { ownerStatus: "active", clientOwnerId, isExternalIdTaken: false };
    const changed = changeContact(before, { ...wish, ...(isFree ? { ownerId } : {}) }, around, now);
    if (!changed.ok) throw new Error("what was decided row by row holds for all of them");
    await saveContactEvents(tx, changed.value, before, context);
    events.push(...changed.value);
  }
  const entries = events.map((event) => {
    const { personal, ...entry } = recordedContact(event);
    return { ...entry, subjectKind: "contact", personal: personal.map((value) => ({ ...value, subjectId: entry.subjectId })) };
  });
  await appendJournal(tx, "clients", entries, context);
}

function beforeOf(before: Contact, after: Contact): Readonly<Record<string, unknown>> {
  const names = (Object.keys(after) as (keyof Contact)[]).filter((name) => before[name] !== after[name] && name !== "version");
  return Object.fromEntries(names.map((name) => [name, before[name]]));
}
