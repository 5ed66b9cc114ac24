/** What becomes of a task by itself: handed over, put off, begun, planned, changed, closed without a run. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Task, TaskEvent } from "../../core/task.ts";
import { endWork, insertTasks, letWork, noWork, saveWork } from "../run/save-runs.ts";
import { saveDues } from "./follow-dates.ts";

export async function saveTaskEvents(tx: Tx, events: readonly TaskEvent[], given: Given): Promise<void> {
  for (const event of events) await saveOne(tx, event, given);
}

async function saveOne(tx: Tx, event: TaskEvent, given: Given): Promise<void> {
  const { workspaceId } = given.actor;
  const { task, at } = event;
  switch (event.type) {
    case "TaskOpened":
      return insertTasks(tx, workspaceId, [task]);
    case "TaskCompleted":
    case "TaskCancelled": {
      const isDone = event.type === "TaskCompleted";
      const closed = isDone
        ? { status: "done" as const, outcome: event.outcome, comment: event.comment }
        : { status: "cancelled" as const, outcome: null, comment: event.reason };
      return saveWork(tx, workspaceId, { ...noWork(), closed: [{ id: task.id, ...closed, at, by: event.by }] }, at);
    }
    case "TaskOvertaken": {
      const closed = { id: task.id, status: "overtaken", outcome: event.with, comment: null, at, by: event.by } as const;
      return saveWork(tx, workspaceId, { ...noWork(), closed: [closed] }, at);
    }
    case "TaskReopened":
      return saveWork(tx, workspaceId, { ...noWork(), reopened: [{ id: task.id, visit: task.visit, dueAt: task.dueAt }] }, at);
    case "TaskReassigned":
      return reassign(tx, given, event);
    case "TaskPostponed":
      await move(tx, given, task, { kind: "postponed", toDue: event.due, toPersonId: null, reason: event.reason });
      return set(tx, workspaceId, task.id, sql`due_at = ${event.due}, postponed = postponed + 1`);
    case "TaskDueFollowed":
      return saveDues(tx, workspaceId, [event]);
    case "TaskMoveUndone":
      return undoMove(tx, workspaceId, event);
    case "TaskBegun":
      return set(tx, workspaceId, task.id, sql`begun_at = ${at}`);
    case "TaskPlanned":
      return set(tx, workspaceId, task.id, sql`planned_from = ${event.from}, planned_to = ${event.to}`);
    case "TaskChanged": {
      const { title = task.title, text = task.text, effortMinutes = task.effortMinutes } = event.after;
      return set(tx, workspaceId, task.id, sql`title = ${title}, text = ${text}, effort_minutes = ${effortMinutes}`);
    }
    case "EvidenceAdded":
      return;
    case "EvidenceRemoved":
      await sql`update process.evidence set removed_at = ${at} where workspace_id = ${workspaceId} and id = ${event.evidenceId}`.execute(
        tx,
      );
      return;
  }
}

async function set(tx: Tx, workspaceId: string, id: string, what: ReturnType<typeof sql>): Promise<void> {
  await sql`update process.task set ${what}, version = version + 1 where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

/** Begun and planned by one person is not begun and planned by another. An "assign" that was assigned is the step itself from then on. */
async function reassign(tx: Tx, given: Given, { task, to, reason }: TaskEvent & { readonly type: "TaskReassigned" }): Promise<void> {
  const { workspaceId } = given.actor;
  await move(tx, given, task, { kind: "reassigned", toPersonId: to, toDue: task.dueAt, reason });
  await set(
    tx,
    workspaceId,
    task.id,
    sql`assignee_id = ${to}, begun_at = null, planned_from = null, planned_to = null, kind = case when kind = 'assign' then 'step' else kind end`,
  );
  await letWork(tx, workspaceId, [task.id]);
  await endWork(tx, workspaceId, [{ subjectId: task.subjectId, personId: task.assigneeId }]);
}

type Move = {
  readonly kind: "reassigned" | "postponed";
  readonly toPersonId: string | null;
  readonly toDue: Date | null;
  readonly reason: string;
};

async function move(tx: Tx, { actor, now }: Given, task: Task, { kind, toPersonId, toDue, reason }: Move): Promise<void> {
  const fromPersonId = kind === "reassigned" ? task.assigneeId : null;
  const { begunAt, plannedFrom, plannedTo } = task;
  const before = { kind: task.kind, begunAt, plannedFrom, plannedTo, version: task.version + 1 };
  await sql`
    insert into process.task_move (workspace_id, task_id, position, assignee_id, kind, from_person_id, to_person_id, from_due, to_due, reason, actor_id, at, before)
    select ${actor.workspaceId}::uuid, ${task.id}::uuid, coalesce(max(m.position), 0) + 1, ${task.assigneeId}::uuid, ${kind}::text, ${fromPersonId}::uuid, ${toPersonId}::uuid,
      ${task.dueAt}::timestamptz, ${toDue}::timestamptz, ${reason}::text, ${actor.personId}::uuid, ${now}::timestamptz, ${JSON.stringify(before)}::jsonb
    from process.task_move m where m.workspace_id = ${actor.workspaceId} and m.task_id = ${task.id}`.execute(tx);
}

/** What is taken back stays on record and counts nowhere. */
async function undoMove(tx: Tx, workspaceId: string, { task, move, at }: TaskEvent & { readonly type: "TaskMoveUndone" }): Promise<void> {
  const { kind, begunAt, plannedFrom, plannedTo } = move.before;
  await sql`
    update process.task_move set voided_at = ${at} where workspace_id = ${workspaceId} and task_id = ${task.id} and position = ${move.position}`.execute(
    tx,
  );
  if (move.kind === "postponed") return set(tx, workspaceId, task.id, sql`due_at = ${move.fromDue}, postponed = postponed - 1`);
  await set(
    tx,
    workspaceId,
    task.id,
    sql`assignee_id = ${move.fromPersonId}, kind = ${kind}, begun_at = ${begunAt}, planned_from = ${plannedFrom}, planned_to = ${plannedTo}`,
  );
  await letWork(tx, workspaceId, [task.id]);
  await endWork(tx, workspaceId, [{ subjectId: task.subjectId, personId: task.assigneeId }]);
}
