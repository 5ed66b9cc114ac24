/** A task as decisions know it, seen with the person's own eyes and locked, with what matters about whoever acts. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import type { Hand, Task } from "../../core/task.ts";
import { taskColumns } from "../run/load-runs.ts";

export type SeenTask = { readonly task: Task; readonly hand: Hand };

/** The run of a task that the person sees: it is locked before the task, as everybody else does. undefined: no such task. */
export async function seenRunOf(tx: Tx, { actor: { scope, workspaceId } }: Given, id: string): Promise<string | null | undefined> {
  const seen = await asReader(tx, scope, (eyes) =>
    eyes.selectFrom("process.task").select("run_id").where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst(),
  );
  return seen?.run_id;
}

export async function lockTask(tx: Tx, { actor }: Given, id: string): Promise<SeenTask | null> {
  const { workspaceId, personId, scope } = actor;
  const { rows } = await sql<Task & { isHead: boolean }>`
    select ${taskColumns},
      exists (select from org.closure c where c.workspace_id = t.workspace_id and c.ancestor_id = ${personId}::uuid and c.descendant_id = t.assignee_id and c.depth > 0) as "isHead"
    from process.task t where t.workspace_id = ${workspaceId} and t.id = ${id} for update`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { isHead, ...task } = row;
  // The visible are oneself, everybody below, and those whose deputy one is today with everybody below them.
  const isAbove = isHead || (personId !== task.assigneeId && scope.visible.includes(task.assigneeId));
  return { task, hand: { personId, isAbove } };
}

/** A task that the person sees, locked. */
export async function lockSeenTask(tx: Tx, given: Given, id: string): Promise<SeenTask | null> {
  return (await seenRunOf(tx, given, id)) === undefined ? null : lockTask(tx, given, id);
}

export type AroundAssignee = { readonly worksHere: boolean; readonly maySetWork: boolean };

/**
 * May whoever acts set work for the person: for oneself, for everybody below, for pairs and levels as the company's routes say, and upwards
 * to those above (help is asked for there).
 */
export async function loadAroundAssignee(tx: Tx, { actor: { workspaceId, personId, scope } }: Given, to: string): Promise<AroundAssignee> {
  const { rows } = await sql<AroundAssignee>`
    with held as (
      select p.id as person_id, p.level_id from org.person p where p.workspace_id = ${workspaceId} and p.id in (${personId}::uuid, ${to}::uuid) and p.level_id is not null
      union select f.person_id, f.level_id from org.person_function f where f.workspace_id = ${workspaceId} and f.person_id in (${personId}::uuid, ${to}::uuid))
    select
      exists (select from org.person p where p.workspace_id = ${workspaceId} and p.id = ${to} and p.status in ('active', 'invited')) as "worksHere",
      (${personId}::uuid is null or ${personId}::uuid = ${to}::uuid or ${to}::uuid = any (${[...scope.visible]}::uuid[])
        or exists (select from org.closure c where c.workspace_id = ${workspaceId} and c.depth > 0
          and (c.ancestor_id, c.descendant_id) in ((${personId}::uuid, ${to}::uuid), (${to}::uuid, ${personId}::uuid)))
        or exists (select from org.pairing g where g.workspace_id = ${workspaceId} and g.giver_id = ${personId}::uuid and g.taker_id = ${to}::uuid and g.to_at is null)
        or exists (select from org.route r join held giver on giver.level_id = r.from_level_id and giver.person_id = ${personId}::uuid
          join held taker on taker.level_id = r.to_level_id and taker.person_id = ${to}::uuid where r.workspace_id = ${workspaceId})) as "maySetWork"`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error("a select without from answers one row");
  return row;
}
