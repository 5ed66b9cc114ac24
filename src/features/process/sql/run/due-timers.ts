/** Timers whose moment has come. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** Where a look through what is due has come to. */
export type Passed = { readonly due: string; readonly id: string };

/** Runs with due timers behind the place, the longest due first, and the place of the last; nothing is locked. */
export async function dueRuns(
  tx: Tx,
  workspaceId: string,
  now: Date,
  limit: number,
  after: Passed | null,
): Promise<{ readonly runIds: readonly string[]; readonly last: Passed | null }> {
  const rest = after ? sql`and (due_at, id) > (${after.due}::timestamptz, ${after.id}::uuid)` : sql``;
  // As text: an instant of JavaScript knows no microseconds.
  const { rows } = await sql<Passed & { readonly runId: string }>`
    select run_id as "runId", due_at::text as due, id from process.timer
    where workspace_id = ${workspaceId} and ended_at is null and due_at <= ${now} ${rest} order by due_at, id limit ${limit}`.execute(tx);
  return { runIds: [...new Set(rows.map(({ runId }) => runId))], last: rows.at(-1) ?? null };
}

export async function hasDueTimers(tx: Tx, workspaceId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select from process.timer where workspace_id = ${workspaceId} and ended_at is null and due_at <= ${now} limit 1`.execute(tx);
  return rows.length > 0;
}

export type DueTimer = {
  readonly runId: string;
  readonly visit: number | null;
  readonly kind: "wait" | "latest" | "hold";
  readonly due: Date;
};

/** Looked at once the runs are held: another may have taken them up meanwhile. */
export async function dueTimers(tx: Tx, workspaceId: string, now: Date, runIds: readonly string[]): Promise<readonly DueTimer[]> {
  const { rows } = await sql<DueTimer>`
    select run_id as "runId", visit, kind, due_at as due from process.timer
    where workspace_id = ${workspaceId} and run_id = any (${[...runIds]}::uuid[]) and ended_at is null and due_at <= ${now}
    order by due_at, id`.execute(tx);
  return rows;
}
