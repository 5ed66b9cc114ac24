/** A person's calendar: the days as they are worked, and the tasks that stand in them. */
import { sql } from "kysely";
import { calendarOf } from "#features/org/core/calendar.ts";
import { absencesPage } from "#features/org/sql/absence.ts";
import { loadCalendar } from "#features/org/sql/calendar.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { addDays, dayNumber } from "#shared/date.ts";
import { businessDate, instantsOf, startOfBusinessDay } from "#shared/period.ts";
import { spansOf, spansOfDay } from "#shared/working-calendar.ts";
import type { DayCalendarView } from "../contract/day.ts";
import { type DayPerson, workingLife } from "./day-person.ts";
import { dayViews } from "./day-views.ts";

const mostTasks = 2_000;
type Range = { readonly from: string; readonly to: string };

export async function readCalendar(tx: Tx, actor: Actor, person: DayPerson, range: Range, now: Date): Promise<DayCalendarView> {
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
      where ${own} and t.planned_from is not null and t.planned_from < ${to} and t.planned_to > ${from} and t.status <> 'cancelled'
      union all
      select t.id, t.due_at from process.task t where ${own} and t.status = 'open' and t.planned_from is null and t.due_at >= ${from} and t.due_at < ${to}
      union all
      select t.id, t.closed_at from process.task t
      where ${own} and t.status <> 'open' and t.status = 'done' and t.planned_from is null and t.closed_at >= ${from} and t.closed_at < ${to}
    ) as found order by at, id limit ${mostTasks + 1}`.execute(tx);
  return rows.map(({ id }) => id);
}

async function daysOf(
  tx: Tx,
  actor: Actor,
  person: DayPerson,
  range: Range,
  settings: NonNullable<Awaited<ReturnType<typeof loadCalendar>>>,
): Promise<DayCalendarView["days"]> {
  const [life, absences] = await Promise.all([
    workingLife(tx, actor.workspaceId, person.id, range),
    absencesPage(tx, actor, { personId: person.id, ...range, limit: 200 }, null),
  ]);
  const deputies = await namesOf(
    tx,
    actor.workspaceId,
    absences.items.flatMap(({ deputyId }) => deputyId ?? []),
  );
  const away = spansOf(life.absences);
  const lastYear = Number(addDays(range.to, -1).slice(0, 4));
  const named = new Map<string, string>();
  for (let year = Number(range.from.slice(0, 4)); year <= lastYear; year++)
    for (const { on, kind, name } of calendarOf(year, settings, actor.language).days)
      if ((kind === "holiday" || kind === "day_off") && name !== null) named.set(on, name);
  return Array.from({ length: dayNumber(range.to) - dayNumber(range.from) }, (_, index) => {
    const on = addDays(range.from, index);
    const absence = absences.items.find(({ fromOn, toOn }) => fromOn <= on && on < toOn);
    return {
      on,
      hours: spansOfDay(dayNumber(on), life.calendar, away).map(({ from, to }) => ({
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
      })),
      holiday: named.get(on) ?? null,
      absence: absence ? { kind: absence.kind, deputy: deputies.get(absence.deputyId ?? "") ?? null } : null,
    };
  });
}

async function namesOf(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, DayPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("org.person")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
