/** A task as decisions know it, seen with the person's own eyes and locked, with what matters about whoever acts. */
import { sql } from "kysely";
import { faultOfChoice } from "#features/org/sql/choosing.ts";
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

/** Why whoever acts cannot give the person a task; null: they can. */
export const faultOfAssignee = (tx: Tx, { actor }: Given, to: string) => faultOfChoice(tx, actor.scope, "task_assignee", to);
