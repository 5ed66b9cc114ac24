/** A task as decisions know it, seen with the person's own eyes and locked, with what matters about whoever acts. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import type { Hand, Task } from "../../core/task.ts";
import { holdSubjects, type Subject } from "../run/hold-subjects.ts";
import { taskColumns } from "../run/load-runs.ts";

export type SeenTask = { readonly task: Task; readonly hand: Hand };

export type SeenPlace = { readonly runId: string | null; readonly subjects: readonly Subject[] };

/** Where a task that the person sees belongs: its record and its run are locked before it, in this order, as by everybody else. null: no such task. */
export async function seenPlaceOf(tx: Tx, { actor: { scope, workspaceId } }: Given, id: string): Promise<SeenPlace | null> {
  const seen = await asReader(tx, scope, (eyes) =>
    eyes
      .selectFrom("process.task")
      .select(["run_id", "subject_kind", "subject_id"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  if (!seen) return null;
  const { run_id: runId, subject_kind: kind, subject_id: subjectId } = seen;
  return { runId, subjects: kind === null || subjectId === null ? [] : [{ kind: kind as Subject["kind"], id: subjectId }] };
}

export async function lockTask(tx: Tx, { actor }: Given, id: string): Promise<SeenTask | null> {
  const { workspaceId, personId, scope } = actor;
  const { rows } = await sql<Task & { isHead: boolean }>`
    select ${taskColumns},
      exists (select from org.closure c where c.workspace_id = t.workspace_id and c.ancestor_id = ${personId}::uuid and c.descendant_id = t.assignee_id and c.depth > 0) as "isHead"
    from process.task t where t.workspace_id = ${workspaceId} and t.id = ${id} for no key update`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { isHead, ...task } = row;
  // The visible are oneself, everybody below, and those whose deputy one is today with everybody below them.
  const isAbove = isHead || (personId !== task.assigneeId && scope.visible.includes(task.assigneeId));
  return { task, hand: { personId, isAbove } };
}

/** A task that the person sees, locked behind its record. */
export async function lockSeenTask(tx: Tx, given: Given, id: string): Promise<SeenTask | null> {
  const place = await seenPlaceOf(tx, given, id);
  if (!place) return null;
  await holdSubjects(tx, given.actor.workspaceId, place.subjects);
  return lockTask(tx, given, id);
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
