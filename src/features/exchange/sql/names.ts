/** From names in a file to ids: words of the company's lists, and clients; what is not there is made, or on a dry run only counted. */
import { sql } from "kysely";
import { type ClientList, idsOfClientWords } from "#features/clients/sql/lists.ts";
import { insertClients } from "#features/clients/sql/save-client.ts";
import { type DealList, idsOfDealWords } from "#features/deals/sql/lists.ts";
import { appendJournal, type JournalContext } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { foldText } from "#shared/text.ts";
import type { Dreamt } from "../core/dreamt.ts";
import type { ImportGiven } from "../core/import-given.ts";
import type { AlsoCreated, Imported, Outcome } from "../core/imported.ts";
import { type NamedClient, namedClient, namedEntry } from "../core/named-client.ts";

export type ImportParts = ImportGiven & {
  readonly importId: string;
  readonly context: JournalContext;
  /** On a dry run nothing is written. */
  readonly isDry: boolean;
  /** Words that a dry run would have made, by list. */
  readonly madeUp: Map<string, Map<string, string>>;
  /** Records that a dry run would have made or changed; empty where it writes. */
  readonly dreamt: Dreamt;
};

export type Named = { readonly ids: ReadonlyMap<string, string>; readonly created: number };

const tables = {
  source: "clients.source",
  region: "clients.region",
  industry: "clients.industry",
  loss_reason: "deals.loss_reason",
  product: "deals.product",
  rejection_reason: "deals.rejection_reason",
} as const;
type WordList = keyof typeof tables;

/** Ids by the names as given, and how many of them are new. */
export async function idsOfWords(tx: Tx, list: WordList, names: readonly (string | undefined)[], parts: ImportParts): Promise<Named> {
  const { context } = parts;
  const { workspaceId } = context.actor;
  const wanted = [...new Set(names.filter((name) => name !== undefined))];
  if (wanted.length === 0) return { ids: new Map(), created: 0 };
  const folded = new Map(wanted.map((name) => [name, foldText(name)]));
  const { rows } = await sql<{ id: string; folded: string }>`
    select id, name_folded as folded from ${sql.table(tables[list])} where workspace_id = ${workspaceId} and name_folded = any (${[...folded.values()]}::text[])`.execute(
    tx,
  );
  const known = new Map(rows.map((row) => [row.folded, row.id]));
  const made = parts.madeUp.get(list) ?? new Map<string, string>();
  parts.madeUp.set(list, made);
  const created = new Set([...folded.values()].filter((form) => !known.has(form) && !made.has(form))).size;
  if (parts.isDry) {
    for (const form of folded.values()) if (!known.has(form) && !made.has(form)) made.set(form, context.newId());
    return { ids: new Map([...folded].map(([name, form]) => [name, known.get(form) ?? made.get(form) ?? ""])), created };
  }
  const add = (missing: readonly string[]) =>
    list === "source" || list === "region" || list === "industry"
      ? idsOfClientWords(tx, workspaceId, list satisfies ClientList, missing, context.newId)
      : idsOfDealWords(tx, workspaceId, list satisfies DealList, missing, context.newId);
  const added = await add(wanted.filter((name) => !known.has(folded.get(name) ?? "")));
  return { ids: new Map([...folded].map(([name, form]) => [name, known.get(form) ?? added.get(name) ?? ""])), created };
}

export type ClientNames = {
  /** The client of that name or id elsewhere; null where several have the name. */
  readonly ids: ReadonlyMap<string, { readonly id: string; readonly ownerId: string } | null>;
  readonly created: readonly Imported[];
};

/** Clients by their id elsewhere or, if nobody has it, by their name. One that is not there is added with nothing but its name. */
export async function clientsByName(tx: Tx, wanted: ReadonlyMap<string, string | null>, parts: ImportParts): Promise<ClientNames> {
  if (wanted.size === 0) return { ids: new Map(), created: [] };
  const { actor, now, newId } = parts.context;
  const names = [...wanted.keys()];
  const { rows: there } = await sql<{ id: string; ownerId: string; externalId: string | null; folded: string }>`
    select id, owner_id as "ownerId", external_id as "externalId", name_folded as folded from clients.client
    where workspace_id = ${actor.workspaceId} and merged_into_id is null and archived_at is null
      and (external_id = any (${names}::text[]) or name_folded = any (${names.map(foldText)}::text[])) order by id`.execute(tx);
  const dreams = new Set(
    names.flatMap((name) => [parts.dreamt.clients.byExternalId(name) ?? [], ...parts.dreamt.clients.byName(foldText(name))].flat()),
  );
  const rows = [
    ...there.filter(({ id }) => parts.dreamt.clients.byId(id) === undefined),
    ...[...dreams].map(({ id, ownerId, externalId, name }) => ({ id, ownerId, externalId, folded: foldText(name) })),
  ];
  const ids = new Map<string, { id: string; ownerId: string } | null>();
  const fresh = new Map<string, NamedClient>();
  for (const name of names) {
    const form = foldText(name);
    const found = rows.filter((row) => row.externalId === name);
    const same = found.length > 0 ? found : rows.filter((row) => row.folded === form);
    const ownerId = wanted.get(name) ?? parts.fallbackOwnerId;
    const ready = fresh.get(form);
    if (same.length > 1) ids.set(name, null);
    else if (same[0]) ids.set(name, { id: same[0].id, ownerId: same[0].ownerId });
    else if (ready) ids.set(name, { id: ready.id, ownerId: ready.ownerId });
    else if (ownerId !== null) {
      const client = namedClient(newId(), ownerId, name);
      fresh.set(form, client);
      ids.set(name, { id: client.id, ownerId });
    }
  }
  const clients = [...fresh.values()];
  if (parts.isDry) for (const client of clients) parts.dreamt.clients.keep(client);
  else if (clients.length > 0) {
    await insertClients(tx, actor.workspaceId, clients, { at: now, newId, importId: parts.importId });
    const entries = clients.map((client) => namedEntry(client, now));
    await appendJournal(tx, "clients", entries, parts.context);
  }
  const created = clients.map(({ id }): Imported => ({ recordId: id, kind: "client", change: "created", version: 1, before: null }));
  return { ids, created };
}

/** What a batch wrote, or would write. `outcomes` are in the order of the rows. */
export type Batch = {
  readonly outcomes: readonly Outcome[];
  /** Of each row, which record it is about; null where it was refused. */
  readonly recordIds: readonly (string | null)[];
  readonly imported: readonly Imported[];
  readonly alsoCreated: AlsoCreated;
};
