/** Timers whose moment has come. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** Runs with due timers, the longest due first, locked; those at which somebody else is are left to them. */
export async function dueRuns(
  tx: Tx,
  workspaceId: string,
  now: Date,
  limit: number,
  except: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from process.timer t join process.run r on r.workspace_id = t.workspace_id and r.id = t.run_id
    where t.workspace_id = ${workspaceId} and t.ended_at is null and t.due_at <= ${now} and r.id <> all (${[...except]}::uuid[])
    order by t.due_at, t.id limit ${limit} for no key update of r skip locked`.execute(tx);
  return [...new Set(rows.map(({ id }) => id))];
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

/** Looked at again once the runs are held: another may have taken them up while the lock was waited for. */
export async function dueTimers(tx: Tx, workspaceId: string, now: Date, runIds: readonly string[]): Promise<readonly DueTimer[]> {
  const { rows } = await sql<DueTimer>`
    select run_id as "runId", visit, kind, due_at as due from process.timer
    where workspace_id = ${workspaceId} and run_id = any (${[...runIds]}::uuid[]) and ended_at is null and due_at <= ${now}
    order by due_at, id`.execute(tx);
  return rows;
}
