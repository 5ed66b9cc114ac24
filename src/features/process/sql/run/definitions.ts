/** Published definitions: they never change, so each is read from the database once per process. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Definition } from "../../core/definition.ts";
import { type Plan, planOf } from "../../core/plan.ts";

const known = new Map<string, Plan>();
const most = 500;

export async function loadPlan(tx: Tx, workspaceId: string, processId: string, number: number): Promise<Plan> {
  const key = `${workspaceId} ${processId} ${number}`;
  const remembered = known.get(key);
  if (remembered) return remembered;
  const { rows } = await sql<{ definition: Definition }>`
    select definition from process.version where workspace_id = ${workspaceId} and process_id = ${processId} and number = ${number}`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error("a run follows a version that is not there");
  const plan = planOf(row.definition);
  if (known.size >= most) known.delete(known.keys().next().value ?? "");
  known.set(key, plan);
  return plan;
}

export type Startable = { readonly processId: string; readonly number: number; readonly subject: string };

/** What a new run of the process would follow; null: nothing is published, or it is retired. */
export async function findStartable(tx: Tx, workspaceId: string, key: string): Promise<Startable | null> {
  const { rows } = await sql<Startable>`
    select id as "processId", published as number, subject from process.process
    where workspace_id = ${workspaceId} and key = ${key} and published is not null and retired_at is null`.execute(tx);
  return rows[0] ?? null;
}
