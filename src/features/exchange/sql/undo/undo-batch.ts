/** Takes back what an import did to some records, in one transaction: what nobody has changed or used since. */
import { sql } from "kysely";
import { removeClients, removeContacts } from "#features/clients/sql/remove-imported.ts";
import { removeDeals, removeLeads, removePayments } from "#features/deals/sql/remove-imported.ts";
import { removeCustom } from "#features/fields/sql/values.ts";
import { appendJournal, type JournalContext } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Imported } from "../../core/imported.ts";
import { follow } from "../kinds/follow-dates.ts";
import { restoreWhole } from "./restore.ts";

type Kind = Imported["kind"];
type Row = Imported & { readonly current: number | null };
export type Undone = { readonly removed: number; readonly restored: number };

/** Records before those that they belong to. */
export const undoOrder = ["payment", "deal", "lead", "contact", "client"] as const satisfies readonly Kind[];

const rooms: Readonly<
  Record<Kind, { readonly table: string; remove(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> }>
> = {
  payment: { table: "deals.payment", remove: removePayments },
  deal: { table: "deals.deal", remove: removeDeals },
  lead: { table: "deals.lead", remove: removeLeads },
  contact: { table: "clients.contact", remove: removeContacts },
  client: { table: "clients.client", remove: removeClients },
};

/** Null: nothing of this kind is left to take back. What cannot be is marked with the reason, and not tried again in this pass. */
export async function undoBatch(tx: Tx, importId: string, kind: Kind, limit: number, context: JournalContext): Promise<Undone | null> {
  const { workspaceId } = context.actor;
  const { table, remove } = rooms[kind];
  const { rows } = await sql<Row>`
    select m.record_id as "recordId", m.kind, m.change, m.version, m.before, r.version as current
    from exchange.imported m left join ${sql.table(table)} r on r.workspace_id = m.workspace_id and r.id = m.record_id
    where m.workspace_id = ${workspaceId} and m.import_id = ${importId} and m.kind = ${kind} and m.kept is null
    order by m.record_id desc limit ${limit} for update of m`.execute(tx);
  if (rows.length === 0) return null;
  const keep = (ids: readonly string[], why: "changed" | "used" | "gone") => keepAs(tx, workspaceId, importId, ids, why);
  const idsOf = (wanted: (row: Row) => boolean) => rows.filter(wanted).map(({ recordId }) => recordId);
  await keep(
    idsOf(({ current }) => current === null),
    "gone",
  );
  await keep(
    idsOf(({ current, version }) => current !== null && current !== version),
    "changed",
  );
  const untouched = rows.filter(({ current, version }) => current === version);
  const made = untouched.filter(({ change }) => change === "created").map(({ recordId }) => recordId);
  const removed = await removeUnused(tx, made, async (ids) => {
    await removeCustom(tx, workspaceId, ids);
    await remove(tx, workspaceId, ids);
  });
  const gone = new Set(removed);
  await keep(
    made.filter((id) => !gone.has(id)),
    "used",
  );
  const restored: string[] = [];
  const values: { readonly recordId: string; readonly values: Readonly<Record<string, unknown>> }[] = [];
  for (const { recordId, change, before, version } of untouched) {
    if (change === "created") continue;
    if (!(await inPart(tx, () => restoreWhole(tx, { kind, recordId, before: before ?? {} }, context)))) {
      await keep([recordId], "changed");
      continue;
    }
    restored.push(recordId);
    values.push({ recordId, values: before ?? {} });
    const asBefore = Number(before?.["version"] ?? version - 1);
    await followVersion(tx, workspaceId, { importId, recordId, asBefore, table });
  }
  await forget(tx, workspaceId, importId, [...removed, ...restored]);
  await voidWhatItSaid(tx, importId, [...removed, ...restored], context);
  await follow(tx, values, context);
  return { removed: removed.length, restored: restored.length };
}

/** All at once, or where some are used by others, in ever smaller parts. */
async function removeUnused(tx: Tx, ids: readonly string[], remove: (ids: readonly string[]) => Promise<void>): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const isRemoved = await inPart(tx, async () => {
    await remove(ids);
    return true;
  });
  if (isRemoved) return ids;
  if (ids.length === 1) return [];
  const half = Math.ceil(ids.length / 2);
  return [...(await removeUnused(tx, ids.slice(0, half), remove)), ...(await removeUnused(tx, ids.slice(half), remove))];
}

const stillReferenced = "23503";

/** A part of the transaction that leaves nothing where it fails: a record that others refer to cannot go. */
async function inPart(tx: Tx, work: () => Promise<boolean>): Promise<boolean> {
  await sql`savepoint part`.execute(tx);
  const isDone = await work().catch((error: { code?: string }) => {
    if (error.code !== stillReferenced) throw error;
    return false;
  });
  if (isDone) await sql`release savepoint part`.execute(tx);
  else {
    await sql`rollback to savepoint part`.execute(tx);
    await sql`release savepoint part`.execute(tx);
  }
  return isDone;
}

async function keepAs(tx: Tx, workspaceId: string, importId: string, ids: readonly string[], why: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update exchange.imported set kept = ${why} where workspace_id = ${workspaceId} and import_id = ${importId} and record_id = any (${[...ids]}::uuid[])`.execute(
    tx,
  );
}

async function forget(tx: Tx, workspaceId: string, importId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from exchange.imported where workspace_id = ${workspaceId} and import_id = ${importId} and record_id = any (${[...ids]}::uuid[])`.execute(
    tx,
  );
}

/** For an earlier import the record is untouched again: it is as that one left it. */
async function followVersion(
  tx: Tx,
  workspaceId: string,
  { importId, recordId, asBefore, table }: { importId: string; recordId: string; asBefore: number; table: string },
): Promise<void> {
  await sql`
    update exchange.imported m set version = r.version from ${sql.table(table)} r
    where m.workspace_id = ${workspaceId} and m.record_id = ${recordId} and m.import_id <> ${importId} and m.version = ${asBefore}
      and r.workspace_id = m.workspace_id and r.id = m.record_id`.execute(tx);
}

/** What the import wrote in the journal about these records counts nowhere any more. */
async function voidWhatItSaid(tx: Tx, importId: string, ids: readonly string[], context: JournalContext): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select j.id from platform.journal j where j.workspace_id = ${context.actor.workspaceId} and j.subject_id = any (${[...ids]}::uuid[]) and j.command_id = ${importId}
      and not exists (select from platform.journal_void v where v.workspace_id = j.workspace_id and v.journal_id = j.id)`.execute(tx);
  const voids = rows.map(({ id }) => id);
  const entry = { kind: "import_undone", subjectKind: "import", subjectId: importId, data: { records: ids.length }, voids };
  await appendJournal(tx, "exchange", [entry], context);
}
