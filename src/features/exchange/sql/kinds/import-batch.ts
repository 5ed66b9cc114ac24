/** A batch of rows of any kind, in one transaction: the records, what became of each row, and how far the import is. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { ImportKind, OwnFields } from "../../core/import-fields.ts";
import { type ImportRow, isRefused, type Outcome, refusedAs } from "../../core/imported.ts";
import { type Counts, lockImport, type RefusedRow, saveImported, saveProgress, saveRefused, takeTurns } from "../imports.ts";
import type { Batch } from "../names.ts";
import { importClients } from "./clients.ts";
import { importContacts } from "./contacts.ts";
import { type DealParts, importDeals } from "./deals.ts";
import { followImported } from "./follow-dates.ts";
import { importLeads } from "./leads.ts";
import { fillOwnFields, ownChangesOf } from "./own-values.ts";
import { importPayments } from "./payments.ts";
import { unseenRows } from "./unseen-rows.ts";

export type KindParts = DealParts & { readonly own: OwnFields };
type KindImport = (tx: Tx, rows: readonly ImportRow[], parts: DealParts) => Promise<Batch>;

const kinds: Readonly<Record<ImportKind, KindImport>> = {
  leads: importLeads,
  clients: importClients,
  contacts: importContacts,
  deals: importDeals,
  payments: importPayments,
};

/** Rows as they were read; those that could not be are refused already. */
export type ReadRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly row: ImportRow | null;
  readonly refused: Outcome | null;
};
export type Totals = { readonly counts: Counts; readonly alsoCreated: Readonly<Record<string, number>> };
export type Written = Totals & {
  /** Of each row of the batch, in order. */
  readonly outcomes: readonly Outcome[];
  readonly refused: readonly RefusedRow[];
};

/** Adds the batch to what was counted before it. Null: the import was cancelled, or another worker has gone on with it. */
export async function importBatch(
  tx: Tx,
  kind: ImportKind,
  batch: readonly ReadRow[],
  before: Totals,
  parts: KindParts,
): Promise<Written | null> {
  const { workspaceId } = parts.context.actor;
  let also = before.alsoCreated;
  if (!parts.isDry) {
    await takeTurns(tx, workspaceId);
    const held = await lockImport(tx, workspaceId, parts.importId);
    if (held?.state !== "running" || held.read !== before.counts.read) return null;
    // With the people who came to be for this batch.
    also = held.alsoCreated;
  }
  const unseen = await unseenRows(
    tx,
    kind,
    batch.flatMap(({ row }) => row ?? []),
    parts.context.actor.scope,
  );
  const seen = batch.flatMap(({ row }) => (row === null || unseen.has(row.line) ? [] : [row]));
  const changes = await ownChangesOf(tx, seen, parts.own, parts);
  const readable = seen.filter(({ line }) => changes.get(line)?.ok !== false);
  const brought = await kinds[kind](tx, readable, parts);
  const { alsoCreated } = brought;
  const { outcomes, imported } = await fillOwnFields(tx, kind, readable, brought, { own: parts.own, changes }, parts);
  let next = 0;
  const all = batch.map(({ row, refused }): Outcome => {
    if (row === null) return refused as Outcome;
    const own = changes.get(row.line);
    if (own?.ok === false) return own.refusal;
    return unseen.has(row.line) ? refusedAs(row.hasOwnId ? "external_id" : "name", "record_not_seen") : (outcomes[next++] as Outcome);
  });
  const refused = batch.flatMap(({ line, cells }, index) => {
    const outcome = all[index] as Outcome;
    return isRefused(outcome) ? [{ line, cells, ...outcome }] : [];
  });
  const of = (wanted: Outcome) => all.filter((outcome) => outcome === wanted).length;
  const { counts } = before;
  const now: Written = {
    counts: {
      read: counts.read + batch.length,
      created: counts.created + of("created"),
      updated: counts.updated + of("updated"),
      unchanged: counts.unchanged + of("unchanged"),
      refused: counts.refused + refused.length,
    },
    alsoCreated: added(also, alsoCreated),
    outcomes: all,
    refused,
  };
  if (parts.isDry) return now;
  await saveImported(tx, parts.importId, imported, parts.context);
  await followImported(tx, imported, parts.own, parts.context);
  await saveRefused(tx, parts.importId, refused, parts.context);
  await saveProgress(tx, workspaceId, parts.importId, now.counts, now.alsoCreated);
  // Screens refetch what they show; which records there are thousands of would be no news.
  if (imported.length > 0)
    for (const feature of ["clients", "deals"])
      await sql`select pg_notify('live', ${JSON.stringify({ workspace: workspaceId, feature, id: null })})`.execute(tx);
  return now;
}

export function added(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const sums = { ...one };
  for (const [name, count] of Object.entries(other)) sums[name] = (sums[name] ?? 0) + count;
  // What rows only named in one batch may be told of by its own row in the next.
  return Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));
}
