/** A batch of clients from a file: those known by their id elsewhere, or by their name, are changed; the others added. */
import { sql } from "kysely";
import { insertClients, saveClientEvents } from "#features/clients/sql/save-client.ts";
import { clientsByExternalIds, loadClient } from "#features/clients/sql/seen-client.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { foldText } from "#shared/text.ts";
import { withDreamt } from "../../core/dreamt.ts";
import { type Imported, type ImportRow, type Outcome, refusedAs } from "../../core/imported.ts";
import { beforeOf, clientEntries, clientEvents, decide, type Followed, ownerIn, type WordOf } from "../../core/kinds/clients.ts";
import type { NamedClient } from "../../core/named-client.ts";
import { type Batch, clientsByName, type ImportParts, idsOfWords } from "../names.ts";
import { bareClients, rememberBare } from "./bare-clients.ts";
import { loadParents } from "./parents.ts";

export async function importClients(tx: Tx, rows: readonly ImportRow[], parts: ImportParts): Promise<Batch> {
  const { context } = parts;
  const { workspaceId } = context.actor;
  const texts = rows.map(({ values }) => values.texts);
  const words = {
    industry: await idsOfWords(
      tx,
      "industry",
      texts.map((row) => row["industry"]),
      parts,
    ),
    region: await idsOfWords(
      tx,
      "region",
      texts.map((row) => row["region"]),
      parts,
    ),
    source: await idsOfWords(
      tx,
      "source",
      texts.map((row) => row["source"]),
      parts,
    ),
  };
  const wordOf: WordOf = (list, name) => (name === undefined ? null : (words[list].ids.get(name) ?? null));
  const named = texts.flatMap((row) => (row["parent"] === undefined ? [] : [[row["parent"], ownerIn(row, parts)] as const]));
  const holdings = await clientsByName(tx, new Map(named), parts);
  // After the holdings, so that a row that is about one of them finds it.
  const externalIds = rows.filter(({ hasOwnId }) => hasOwnId).map(({ externalId }) => externalId);
  const known = withDreamt(await clientsByExternalIds(tx, workspaceId, externalIds), parts.dreamt.clients, externalIds);
  const byName = await clientsNamed(
    tx,
    workspaceId,
    // A holding may have been named by its id before anybody knew what it is called.
    [...texts.flatMap((row) => row["name"] ?? []), ...externalIds],
    parts.dreamt.clients,
  );
  const asked = [...known.values(), ...[...byName.values()].flat()].map(({ id }) => id);
  const bare = await bareClients(tx, asked, holdings.created, parts);
  const told = new Set<string>();
  const parents = await loadParents(
    tx,
    workspaceId,
    [...holdings.ids.values()].flatMap((holding) => holding?.id ?? []),
    parts,
  );
  const followed = new Map<string, Followed>();
  const latest = new Map<string, string>();
  const outcomes: Outcome[] = [];
  const recordIds: (string | null)[] = [];
  for (const row of rows) {
    const key = row.hasOwnId ? `id ${row.externalId}` : `name ${foldText(row.values.texts["name"] ?? "")}`;
    // An id that an earlier row of the batch brought is that row's client, whatever else this one is like.
    const again = row.hasOwnId ? followed.get(latest.get(key) ?? "") : undefined;
    const before = again ? again.before : await find(row, { known, byName, bare }, followed, tx, parts);
    if (before === "ambiguous") {
      recordIds.push(null);
      outcomes.push(refusedAs("name", "ambiguous_client"));
      continue;
    }
    const own = again ?? followed.get(before?.id ?? latest.get(key) ?? "");
    const current = own?.client ?? before;
    const parent = row.values.texts["parent"] === undefined ? undefined : holdings.ids.get(row.values.texts["parent"]);
    const decided = decide(current, row, parent, wordOf, parents, parts);
    recordIds.push(decided.ok ? ((decided.value ?? current)?.id ?? null) : null);
    const isTold = decided.ok && current !== null && bare.delete(current.id);
    if (isTold) told.add(current.id);
    if (!decided.ok) outcomes.push(decided.refusal);
    else if (decided.value === null) outcomes.push(isTold ? "created" : "unchanged");
    else {
      const client = decided.value;
      followed.set(client.id, { before: own?.before ?? before, client });
      latest.set(key, client.id);
      parents.set(client.id, client.parentId);
      outcomes.push(current === null || isTold ? "created" : "updated");
    }
  }
  const all = [...followed.values()];
  if (parts.isDry) for (const { client } of all) parts.dreamt.clients.keep(client);
  else await write(tx, all, parts);
  const imported = all.map(({ before, client }): Imported => {
    const change = before === null ? "created" : "updated";
    return { recordId: client.id, kind: "client", change, version: (before?.version ?? 0) + 1, before: before && beforeOf(before, client) };
  });
  const created = { industries: words.industry.created, regions: words.region.created, sources: words.source.created };
  return {
    outcomes,
    recordIds,
    imported: [...(await rememberBare(tx, holdings.created, told, parts)), ...imported],
    alsoCreated: { clients: holdings.created.length - told.size, ...created },
  };
}

type Found = { readonly id: string; readonly externalId: string | null };
type Known = {
  readonly known: ReadonlyMap<string, NamedClient>;
  readonly byName: ReadonlyMap<string, readonly Found[]>;
  readonly bare: ReadonlySet<string>;
};

/**
 * By its id elsewhere, which may be all that a row above called it; else the one client of that name that has none, or, for a row without
 * an id, the one client of that name.
 */
async function find(
  { values, externalId, hasOwnId, recordId }: ImportRow,
  { known, byName, bare }: Known,
  followed: ReadonlyMap<string, Followed>,
  tx: Tx,
  { context, dreamt }: ImportParts,
): Promise<NamedClient | null | "ambiguous"> {
  const load = async (id: string) => dreamt.clients.byId(id) ?? (await loadClient(tx, context.actor.workspaceId, id));
  if (recordId !== undefined) return load(recordId);
  const found = hasOwnId ? known.get(externalId) : undefined;
  if (found) return found;
  // A row above may have given it its id just now: two rows with ids of their own are two clients.
  const isFree = (one: Found) => (followed.get(one.id)?.client.externalId ?? one.externalId) === null;
  const called = hasOwnId ? (byName.get(foldText(externalId)) ?? []).filter((one) => bare.has(one.id) && isFree(one)) : [];
  if (called[0]) return load(called[0].id);
  const same = (byName.get(foldText(values.texts["name"] ?? "")) ?? []).filter((one) => !hasOwnId || isFree(one));
  if (same.length > 1) return hasOwnId ? null : "ambiguous";
  return same[0] ? load(same[0].id) : null;
}

async function clientsNamed(tx: Tx, workspaceId: string, names: readonly string[], dreamt: ImportParts["dreamt"]["clients"]) {
  const { rows } = await sql<{ id: string; externalId: string | null; folded: string }>`
    select id, external_id as "externalId", name_folded as folded from clients.client
    where workspace_id = ${workspaceId} and merged_into_id is null and archived_at is null and name_folded = any (${names.map(foldText)}::text[])`.execute(
    tx,
  );
  const dreams = [...new Set(names.map(foldText))].flatMap((folded) =>
    dreamt.byName(folded).map(({ id, externalId }) => ({ id, externalId, folded })),
  );
  const there = rows.filter(({ id }) => dreamt.byId(id) === undefined);
  return Map.groupBy([...there, ...dreams], ({ folded }) => folded);
}

async function write(tx: Tx, all: readonly Followed[], parts: ImportParts): Promise<void> {
  const { context, importId } = parts;
  const { actor, now, newId } = context;
  const fresh = all.flatMap(({ before, client }) => (before === null ? [client] : []));
  await insertClients(tx, actor.workspaceId, fresh, { at: now, newId, importId });
  const entries = [];
  for (const one of all) {
    const events = clientEvents(one, now);
    if (one.before !== null) await saveClientEvents(tx, events, one.before, context);
    entries.push(...clientEntries(events));
  }
  await appendJournal(tx, "clients", entries, context);
}
