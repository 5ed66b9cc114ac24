/** A person's calendar: the days as they are worked, and the tasks that stand in them. */
import { sql } from "kysely";
import { absencesPage } from "#features/org/sql/absence.ts";
import { loadCalendar } from "#features/org/sql/calendar.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import { businessDate, instantsOf, startOfBusinessDay } from "#shared/period.ts";
import type { DayCalendarView } from "../contract/day.ts";
import { type Dates, livedDays } from "../core/day/working-life.ts";
import { type DayPerson, namesOf } from "./day-person.ts";
import { dayViews } from "./day-views.ts";

const mostTasks = 2_000;
type Settings = NonNullable<Awaited<ReturnType<typeof loadCalendar>>>;

export async function readCalendar(tx: Tx, actor: Actor, person: DayPerson, range: Dates, now: Date): Promise<DayCalendarView> {
  const settings = await loadCalendar(tx, actor.workspaceId, range);
  if (!settings) throw new Error("a workspace without its own row");
  const { timeZone } = settings;
  const ids = await tasksIn(tx, actor.workspaceId, person.id, instantsOf(range, timeZone));
  const moment = { from: now, ends: startOfBusinessDay(addDays(businessDate(now, timeZone), 1), timeZone) };
  const [views, days] = await Promise.all([
    dayViews(tx, actor, ids.slice(0, mostTasks), moment),
    daysOf(tx, actor, person, range, settings),
  ]);
  const tasks = ids.slice(0, mostTasks).flatMap((id) => views.get(id) ?? []);
  return { person: { id: person.id, name: person.name }, timeZone, days, tasks, isWhole: ids.length <= mostTasks };
}

/**
 * An open task stands where it is planned, else where it is due; a done one where it was planned, else where it was done. Cancelled ones
 * stand nowhere.
 */
async function tasksIn(tx: Tx, workspaceId: string, personId: string, { from, to }: { readonly from: Date; readonly to: Date }) {
  const own = sql`t.workspace_id = ${workspaceId} and t.assignee_id = ${personId}`;
  const { rows } = await sql<{ id: string }>`
    select id from (
      select t.id, t.planned_from as at from process.task t
      where ${own} and t.planned_from is not null and t.planned_from < ${to} and t.planned_to > ${from} and t.status in ('open', 'done')
      union all
      select t.id, t.due_at from process.task t where ${own} and t.status = 'open' and t.planned_from is null and t.due_at >= ${from} and t.due_at < ${to}
      union all
      select t.id, t.closed_at from process.task t
      where ${own} and t.status <> 'open' and t.status = 'done' and t.planned_from is null and t.closed_at >= ${from} and t.closed_at < ${to}
    ) as found order by at, id limit ${mostTasks + 1}`.execute(tx);
  return rows.map(({ id }) => id);
}

async function daysOf(tx: Tx, actor: Actor, person: DayPerson, range: Dates, settings: Settings): Promise<DayCalendarView["days"]> {
  const { items: absences } = await absencesPage(tx, actor, { personId: person.id, ...range, limit: 200 }, null);
  const deputies = await namesOf(
    tx,
    actor.workspaceId,
    absences.flatMap(({ deputyId }) => deputyId ?? []),
  );
  return livedDays(settings, absences, range, actor.language).map(({ on, hours, holiday, absence }) => ({
    on,
    hours: hours.map(({ from, to }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })),
    holiday,
    absence: absence ? { kind: absence.kind, deputy: deputies.get(absence.deputyId ?? "") ?? null } : null,
  }));
}
