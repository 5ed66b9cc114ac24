/** Many tasks handed over at once, in sets. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Task } from "../../core/task.ts";
import { holdSubjects, type Subject } from "../run/hold-subjects.ts";
import { taskColumns } from "../run/load-runs.ts";
import { endWork, letWork } from "../run/save-runs.ts";

/** Locked behind the records that they are about. */
export async function openTasksOf(tx: Tx, workspaceId: string, personId: string): Promise<readonly Task[]> {
  const { rows: subjects } = await sql<Subject>`
    select distinct subject_kind as kind, subject_id as id from process.task
    where workspace_id = ${workspaceId} and assignee_id = ${personId} and status = 'open' and subject_id is not null`.execute(tx);
  await holdSubjects(tx, workspaceId, subjects);
  const { rows } = await sql<Task>`
    select ${taskColumns} from process.task t
    where t.workspace_id = ${workspaceId} and t.assignee_id = ${personId} and t.status = 'open' order by t.id for no key update`.execute(
    tx,
  );
  return rows;
}

type OfRun = { readonly task: Task; readonly processId: string; readonly number: number };

/** Of runs, and of one person; the record is held by whoever hands it over. */
export async function openTasksAbout(tx: Tx, workspaceId: string, recordId: string, personId: string): Promise<readonly OfRun[]> {
  const { rows } = await sql<Task & { processId: string; number: number }>`
    select ${taskColumns}, r.process_id as "processId", r.number from process.task t
    join process.run r on r.workspace_id = t.workspace_id and r.id = t.run_id
    where t.workspace_id = ${workspaceId} and t.subject_id = ${recordId} and t.assignee_id = ${personId} and t.status = 'open'
    order by t.id for no key update of t`.execute(tx);
  return rows.map(({ processId, number, ...task }) => ({ task, processId, number }));
}

/** The nearest above who works here; without one, the head of the company; whoever is only invited, where nobody else is. null: nobody is left. */
export async function successorOf(tx: Tx, workspaceId: string, personId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select p.chief_id as id, 1 as depth from org.person p where p.workspace_id = ${workspaceId} and p.id = ${personId} and p.chief_id is not null
      union all
      select p.chief_id, above.depth + 1 from above join org.person p on p.workspace_id = ${workspaceId} and p.id = above.id
      where p.chief_id is not null and above.depth < 50)
    select p.id from org.person p left join above on above.id = p.id
    where p.workspace_id = ${workspaceId} and p.status in ('active', 'invited') and p.id <> ${personId}
      and (above.id is not null or (p.chief_id is null and p.level_id is not null))
    order by p.status, above.depth nulls last, p.id limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function reassignAll(tx: Tx, given: Given, tasks: readonly Task[], to: string, reason: string): Promise<void> {
  const { actor, now } = given;
  const { workspaceId } = actor;
  const ids = tasks.map(({ id }) => id);
  await sql`
    insert into process.task_move (workspace_id, task_id, position, assignee_id, kind, from_person_id, to_person_id, from_due, to_due, reason, actor_id, at)
    select t.workspace_id, t.id, 1 + coalesce((select max(m.position) from process.task_move m where m.workspace_id = t.workspace_id and m.task_id = t.id), 0),
      t.assignee_id, 'reassigned', t.assignee_id, ${to}::uuid, t.due_at, t.due_at, ${reason}, ${actor.personId}::uuid, ${now}
    from process.task t where t.workspace_id = ${workspaceId} and t.id = any (${ids}::uuid[])`.execute(tx);
  await sql`
    update process.task set assignee_id = ${to}, begun_at = null, planned_from = null, planned_to = null, version = version + 1
    where workspace_id = ${workspaceId} and id = any (${ids}::uuid[])`.execute(tx);
  await letWork(tx, workspaceId, ids);
  await endWork(
    tx,
    workspaceId,
    tasks.map(({ subjectId, assigneeId }) => ({ subjectId, personId: assigneeId })),
  );
}

/** Everybody with an open task about the record sees it. */
export async function letWorkOn(tx: Tx, workspaceId: string, recordId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from process.task where workspace_id = ${workspaceId} and subject_id = ${recordId} and status = 'open'`.execute(tx);
  await letWork(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
  );
}
