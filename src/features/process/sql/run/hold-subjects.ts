/**
 * The order in which everybody locks: the record first, then its runs, then their tasks (docs/decisions/0065). Deals and
 * leads before clients, each by id: so do events of a deal that reach the runs of its client.
 */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { RecordKind } from "../../core/task.ts";

export type Subject = { readonly kind: RecordKind; readonly id: string };

const tables: readonly (readonly [kind: RecordKind, table: string])[] = [
  ["deal", "deals.deal"],
  ["lead", "deals.lead"],
  ["client", "clients.client"],
  ["contact", "clients.contact"],
  ["contract", "deals.contract"],
  ["trial", "deals.trial"],
  ["payment", "deals.payment"],
];

/** Sent together, done one after the other. */
async function lock(tx: Tx, workspaceId: string, subjects: readonly Subject[], how: RawBuilder<unknown>): Promise<readonly string[]> {
  const asked = tables.flatMap(([kind, table]) => {
    const ids = [...new Set(subjects.flatMap((subject) => (subject.kind === kind ? [subject.id] : [])))];
    return ids.length === 0 ? [] : [{ table, ids }];
  });
  const held = await Promise.all(
    asked.map(({ table, ids }) =>
      sql<{ id: string }>`
        select id from ${sql.table(table)} where workspace_id = ${workspaceId} and id = any (${ids}::uuid[]) order by id for update ${how}`.execute(
        tx,
      ),
    ),
  );
  return held.flatMap(({ rows }) => rows.map(({ id }) => id));
}

/** Whoever changes these records, or takes their runs further, waits until the transaction ends: as for the commands of their own rooms. */
export async function holdSubjects(tx: Tx, workspaceId: string, subjects: readonly Subject[]): Promise<void> {
  await lock(tx, workspaceId, subjects, sql``);
}

/** Of these records those at which nobody else is, by their ids. */
export async function holdFreeSubjects(tx: Tx, workspaceId: string, subjects: readonly Subject[]): Promise<ReadonlySet<string>> {
  return new Set(await lock(tx, workspaceId, subjects, sql`skip locked`));
}

export type RunAbout = { readonly runId: string; readonly kind: Subject["kind"]; readonly id: string };

/** What the runs are about. */
export async function subjectsOfRuns(tx: Tx, workspaceId: string, runIds: readonly string[]): Promise<readonly RunAbout[]> {
  const { rows } = await sql<RunAbout>`
    select r.id as "runId", r.subject_kind as kind, r.subject_id as id from process.run r where r.workspace_id = ${workspaceId} and r.id = any (${[...runIds]}::uuid[])`.execute(
    tx,
  );
  return rows;
}
