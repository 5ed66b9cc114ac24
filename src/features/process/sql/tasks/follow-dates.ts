/** Tasks and waits go along with the date of their record that they are counted from: for thousands of records as many statements as for one. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { businessDate } from "#shared/period.ts";
import {
  type CountedTask,
  type CountedWait,
  type DueFollowed,
  followDates,
  followWaits,
  type NewDates,
  type WaitFollowed,
} from "../../core/follow-dates.ts";
import { waitOf } from "../../core/plan.ts";
import type { Task } from "../../core/task.ts";
import { companyCalendar } from "../run/calendar.ts";
import { loadPlan } from "../run/definitions.ts";
import { taskColumns } from "../run/load-runs.ts";
import { loadAwayTimes } from "../run/people.ts";

export type Followed = { readonly tasks: readonly DueFollowed[]; readonly waits: readonly WaitFollowed[] };

/**
 * The transaction has changed the records and thereby holds them: nobody else does anything to their runs and tasks meanwhile. Where nothing
 * open is counted from one of the dates, it is two looks into an index.
 */
export async function followNewDates(
  tx: Tx,
  { actor: { workspaceId }, now }: Pick<Given, "actor" | "now">,
  dates: NewDates,
): Promise<Followed> {
  if (dates.size === 0) return { tasks: [], waits: [] };
  const [counted, waiting] = await Promise.all([countedTasks(tx, workspaceId, dates), countedWaits(tx, workspaceId, dates)]);
  if (counted.length + waiting.length === 0) return { tasks: [], waits: [] };
  const calendar = await companyCalendar(tx, workspaceId, now.toISOString().slice(0, 10));
  const people = [...new Set(counted.map(({ task }) => task.assigneeId))];
  const today = businessDate(now, calendar.timeZone);
  const absences = await loadAwayTimes(tx, workspaceId, people, { from: today, timeZone: calendar.timeZone });
  const tasks = followDates(counted, dates, { now, calendar }, (id) => absences.get(id) ?? []);
  const waits = followWaits(waiting, dates, { now, calendar });
  await Promise.all([saveDues(tx, workspaceId, tasks), saveWaits(tx, workspaceId, waits)]);
  return { tasks, waits };
}

async function countedTasks(tx: Tx, workspaceId: string, dates: NewDates): Promise<readonly CountedTask[]> {
  const { rows } = await sql<Task & { processId: string; number: number }>`
    select ${taskColumns}, r.process_id as "processId", r.number from process.task t
    join process.run r on r.workspace_id = t.workspace_id and r.id = t.run_id
    where t.workspace_id = ${workspaceId} and t.subject_id = any (${[...dates.keys()]}::uuid[]) and t.status = 'open' and t.postponed = 0
    order by t.id`.execute(tx);
  const counted: CountedTask[] = [];
  for (const { processId, number, ...task } of rows) {
    const { steps } = await loadPlan(tx, workspaceId, processId, number);
    const due = steps.get(task.step ?? "")?.step.due;
    if (due && "before" in due && dates.get(task.subjectId ?? "")?.[due.before] !== undefined) counted.push({ task, due });
  }
  return counted;
}

async function countedWaits(tx: Tx, workspaceId: string, dates: NewDates): Promise<readonly CountedWait[]> {
  const { rows } = await sql<Omit<CountedWait, "due"> & { number: number }>`
    select m.id, m.run_id as "runId", r.process_id as "processId", r.number, r.subject_kind as "subjectKind", r.subject_id as "subjectId", v.step, m.due_at as "dueAt"
    from process.run r
    join process.timer m on m.workspace_id = r.workspace_id and m.run_id = r.id and m.ended_at is null and m.visit is not null
    join process.visit v on v.workspace_id = m.workspace_id and v.run_id = m.run_id and v.position = m.visit
    where r.workspace_id = ${workspaceId} and r.subject_id = any (${[...dates.keys()]}::uuid[]) and r.ended_at is null
    order by m.id`.execute(tx);
  const counted: CountedWait[] = [];
  for (const { number, ...wait } of rows) {
    const { steps } = await loadPlan(tx, workspaceId, wait.processId, number);
    const step = steps.get(wait.step)?.step;
    const due = step && waitOf(step).due;
    if (due && "before" in due && dates.get(wait.subjectId)?.[due.before] !== undefined) counted.push({ ...wait, due });
  }
  return counted;
}

export async function saveDues(tx: Tx, workspaceId: string, followed: readonly DueFollowed[]): Promise<void> {
  if (followed.length === 0) return;
  const rows = followed.map(({ task: { id }, due }) => ({ id, due }));
  await sql`
    update process.task t set due_at = n.due, version = t.version + 1 from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, due timestamptz)
    where t.workspace_id = ${workspaceId} and t.id = n.id`.execute(tx);
}

async function saveWaits(tx: Tx, workspaceId: string, followed: readonly WaitFollowed[]): Promise<void> {
  if (followed.length === 0) return;
  const rows = followed.map(({ wait: { id }, due }) => ({ id, due }));
  await sql`
    update process.timer m set due_at = n.due from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, due timestamptz)
    where m.workspace_id = ${workspaceId} and m.id = n.id`.execute(tx);
}
