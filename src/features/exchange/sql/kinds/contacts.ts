/** A batch of contacts from a file: those known by their id elsewhere are changed, the others added; their clients are found or made by name. */
import { insertContacts, saveContactEvents } from "#features/clients/sql/save-contact.ts";
import { contactsByExternalIds, loadContact } from "#features/clients/sql/seen-contact.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { withDreamt } from "../../core/dreamt.ts";
import type { Imported, ImportRow, Outcome } from "../../core/imported.ts";
import { beforeOf, contactEntries, contactEvents, decide, type Followed, ownerIn } from "../../core/kinds/contacts.ts";
import { type Batch, clientsByName, type ImportParts, idsOfWords } from "../names.ts";

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
  const externalIds = rows.map(({ externalId }) => externalId);
  const known = withDreamt(await contactsByExternalIds(tx, workspaceId, externalIds), parts.dreamt.contacts, externalIds);
  const meant = new Map<string, Followed["before"]>();
  for (const { recordId } of rows)
    if (recordId !== undefined) meant.set(recordId, parts.dreamt.contacts.byId(recordId) ?? (await loadContact(tx, workspaceId, recordId)));
  const followed = new Map<string, Followed>();
  const recordIds: (string | null)[] = [];
  const outcomes = rows.map((row, at): Outcome => {
    recordIds[at] = null;
    const found = (row.recordId === undefined ? known.get(row.externalId) : meant.get(row.recordId)) ?? null;
    const key = found?.id ?? row.externalId;
    const own = followed.get(key);
    const before = own?.before ?? found;
    const current = own?.contact ?? before;
    const name = row.values.texts["client"];
    const client = name === undefined ? undefined : clients.ids.get(name);
    const decided = decide(current, row, client, regions.ids, parts);
    if (!decided.ok) return decided.refusal;
    recordIds[at] = (decided.value ?? current)?.id ?? null;
    if (decided.value === null) return "unchanged";
    followed.set(key, { before, contact: decided.value, clientOwnerId: client?.ownerId ?? own?.clientOwnerId });
    return current === null ? "created" : "updated";
  });
  const all = [...followed.values()];
  if (parts.isDry) for (const { contact } of all) parts.dreamt.contacts.keep(contact);
  else await write(tx, all, parts);
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
    recordIds,
    imported: [...clients.created, ...imported],
    alsoCreated: { clients: clients.created.length, regions: regions.created },
  };
}

async function write(tx: Tx, all: readonly Followed[], parts: ImportParts): Promise<void> {
  const { context, importId } = parts;
  const { actor, now, newId } = context;
  const fresh = all.flatMap(({ before, contact }) => (before === null ? [contact] : []));
  await insertContacts(tx, actor.workspaceId, fresh, { at: now, newId, importId });
  const entries = [];
  for (const one of all) {
    const events = contactEvents(one, now);
    if (one.before !== null) await saveContactEvents(tx, events, one.before, context);
    entries.push(...contactEntries(events));
  }
  await appendJournal(tx, "clients", entries, context);
}
