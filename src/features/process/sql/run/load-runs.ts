/** Runs as decisions know them, locked in one order, with their open tasks. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Ending } from "../../core/run.ts";
import type { Run } from "../../core/run-facts.ts";
import type { Task } from "../../core/task.ts";

export type LoadedRun = { readonly run: Run; readonly tasks: readonly Task[] };

export const taskColumns = sql`
  t.id, t.kind, t.run_id as "runId", t.visit, t.step, t.title, t.text, t.subject_kind as "subjectKind", t.subject_id as "subjectId", t.owner_id as "ownerId",
  t.assignee_id as "assigneeId", t.giver_id as "giverId", t.status, t.due_at as "dueAt", t.planned_from as "plannedFrom", t.planned_to as "plannedTo",
  t.effort_minutes as "effortMinutes", t.is_checkpoint as "isCheckpoint", t.postponed, t.begun_at as "begunAt", t.outcome, t.comment, t.created_at as "createdAt",
  t.closed_at as "closedAt", t.closed_by as "closedBy", t.recurrence_id as "recurrenceId", t.version`;

/** Two commands on one run wait for each other here. */
export async function lockRuns(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<readonly LoadedRun[]> {
  // Sent together, done one after the other: the tasks are read once the runs are held.
  const locked = sql<Run>`
    select r.id, r.process_id as "processId", r.number, r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.owner_id as "ownerId",
      r.parent_id as "parentId", r.parent_visit as "parentVisit", r.started_because as "startedBecause", r.state, r.version
    from process.run r where r.workspace_id = ${workspaceId} and r.id = any (${[...ids]}::uuid[]) order by r.id for no key update`.execute(
    tx,
  );
  const open = sql<Task>`
    select ${taskColumns} from process.task t
    where t.workspace_id = ${workspaceId} and t.run_id = any (${[...ids]}::uuid[]) and t.status = 'open'`.execute(tx);
  const [{ rows: runs }, { rows: tasks }] = await Promise.all([locked, open]);
  const byRun = Map.groupBy(tasks, ({ runId }) => runId);
  return runs.map((run) => ({ run, tasks: byRun.get(run.id) ?? [] }));
}

/** The tasks of these visits, whatever became of them: a step taken back gives its task back. */
export async function tasksOfVisits(
  tx: Tx,
  workspaceId: string,
  visits: readonly { readonly runId: string; readonly visit: number }[],
): Promise<readonly Task[]> {
  if (visits.length === 0) return [];
  const { rows } = await sql<Task>`
    select ${taskColumns} from unnest(${visits.map(({ runId }) => runId)}::uuid[], ${visits.map(({ visit }) => visit)}::integer[]) as w (run_id, visit)
    join process.task t on t.workspace_id = ${workspaceId} and t.run_id = w.run_id and t.visit = w.visit`.execute(tx);
  return rows;
}

/** Whether a run of the process is under way on the record. Two that would begin one there, or let one go on that has ended, wait for each other here. */
export async function isUnderWay(tx: Tx, workspaceId: string, processId: string, subjectId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`process.run ${processId} ${subjectId}`}, 0))`.execute(tx);
  const { rows } = await sql`
    select from process.run where workspace_id = ${workspaceId} and process_id = ${processId} and subject_id = ${subjectId} and ended_at is null and parent_id is null`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Runs that a visit of another waits for. */
export async function openChildren(tx: Tx, workspaceId: string, parentId: string, visit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from process.run where workspace_id = ${workspaceId} and parent_id = ${parentId} and parent_visit = ${visit} and ended_at is null`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Under way on the record; those that others wait for come after them. */
export async function openRunsOn(tx: Tx, workspaceId: string, subjectId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from process.run where workspace_id = ${workspaceId} and subject_id = ${subjectId} and ended_at is null order by id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Ended with the record by that, not earlier, by themselves and not within another run; the last first. */
export async function runsEndedWith(
  tx: Tx,
  workspaceId: string,
  subjectId: string,
  ending: Ending,
  since: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from process.run
    where workspace_id = ${workspaceId} and subject_id = ${subjectId} and ended_at >= ${since} and reason = ${ending} and parent_id is null
      and state -> 'last' ->> 'visit' = '0' order by ended_at desc, id desc`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What a completion opened: the tasks of its run that began at that very moment, whatever became of them. */
export async function tasksOpenedAt(tx: Tx, workspaceId: string, runId: string, at: Date, afterVisit: number): Promise<readonly Task[]> {
  const { rows } = await sql<Task>`
    select ${taskColumns} from process.task t
    where t.workspace_id = ${workspaceId} and t.run_id = ${runId} and t.visit > ${afterVisit} and t.created_at = ${at}`.execute(tx);
  return rows;
}
