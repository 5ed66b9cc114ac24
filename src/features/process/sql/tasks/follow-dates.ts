/** Tasks go along with the date of their record that they are counted from: for thousands of records as many statements as for one. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { businessDate } from "#shared/period.ts";
import { type CountedTask, type DueFollowed, followDates, type NewDates } from "../../core/follow-dates.ts";
import type { Task } from "../../core/task.ts";
import { companyCalendar } from "../run/calendar.ts";
import { loadPlan } from "../run/definitions.ts";
import { taskColumns } from "../run/load-runs.ts";
import { loadAwayTimes } from "../run/people.ts";

/**
 * The transaction has changed the records and thereby holds them: nobody else does anything to their tasks meanwhile. Where no open task is
 * counted from one of the dates, it is one look into an index.
 */
export async function followNewDates(
  tx: Tx,
  { actor: { workspaceId }, now }: Pick<Given, "actor" | "now">,
  dates: NewDates,
): Promise<readonly DueFollowed[]> {
  const counted = await countedTasks(tx, workspaceId, dates);
  if (counted.length === 0) return [];
  const calendar = await companyCalendar(tx, workspaceId, now.toISOString().slice(0, 10));
  const people = [...new Set(counted.map(({ task }) => task.assigneeId))];
  const today = businessDate(now, calendar.timeZone);
  const absences = await loadAwayTimes(tx, workspaceId, people, { from: today, timeZone: calendar.timeZone });
  const followed = followDates(counted, dates, { now, calendar }, (id) => absences.get(id) ?? []);
  await saveDues(tx, workspaceId, followed);
  return followed;
}

async function countedTasks(tx: Tx, workspaceId: string, dates: NewDates): Promise<readonly CountedTask[]> {
  if (dates.size === 0) return [];
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

export async function saveDues(tx: Tx, workspaceId: string, followed: readonly DueFollowed[]): Promise<void> {
  if (followed.length === 0) return;
  const rows = followed.map(({ task: { id }, due }) => ({ id, due }));
  await sql`
    update process.task t set due_at = n.due, version = t.version + 1 from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, due timestamptz)
    where t.workspace_id = ${workspaceId} and t.id = n.id`.execute(tx);
}
