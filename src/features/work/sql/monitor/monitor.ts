/** The monitor: a few statements for all people at once, never person by person. */
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import { addDays, dayNumber } from "#shared/date.ts";
import { formatMoney, money } from "#shared/money.ts";
import { startOfBusinessDay } from "#shared/period.ts";
import { spansOfDay } from "#shared/working-calendar.ts";
import type { Monitor, MonitorRow } from "../../contract/monitor/monitor.ts";
import { usualEffortMinutes } from "../../core/day/load.ts";
import { silentDays } from "../../core/monitor/silence.ts";
import { dealTouch } from "../deviation/found.ts";
import { momentOf } from "../deviation/moment.ts";
import { type WatchedPerson, watchedPeople } from "./people.ts";

export type Day = {
  readonly workspaceId: string;
  readonly now: Date;
  readonly begins: Date;
  readonly ends: Date;
  readonly timeZone: string;
};
type Of<T> = T & { readonly personId: string };

/** Asked with eyes that see the workspace, about the people below whoever looks and nobody else: what happened with a deal is not for each to see. */
export async function readMonitor(tx: Tx, scope: Scope, now: Date): Promise<Monitor> {
  const { workspaceId } = scope;
  const { today, calendar } = await momentOf(tx, workspaceId, now);
  const { timeZone } = calendar;
  const people = await watchedPeople(tx, scope, today);
  const ids = people.map(({ id }) => id);
  const day: Day = {
    workspaceId,
    now,
    begins: startOfBusinessDay(today, timeZone),
    ends: startOfBusinessDay(addDays(today, 1), timeZone),
    timeZone,
  };
  const [open, done, current, deviations, silent] = await Promise.all([
    openOf(tx, day, ids),
    doneOf(tx, day, ids),
    currentOf(tx, day, ids),
    deviationsOf(tx, day, ids),
    silentOf(tx, day, ids),
  ]);
  const capacity = spansOfDay(dayNumber(today), calendar, []).reduce((sum, { from, to }) => sum + to - from, 0) / 60_000;
  const of = <T>(rows: readonly Of<T>[]) => new Map(rows.map((row) => [row.personId, row]));
  const [opens, dones, currents, deviating, silents] = [of(open), of(done), of(current), of(deviations), of(silent)];
  return {
    at: now.toISOString(),
    today,
    timeZone,
    items: people.map((person): MonitorRow => {
      const theirs = opens.get(person.id);
      const finished = dones.get(person.id);
      const doing = currents.get(person.id);
      const quiet = silents.get(person.id);
      return {
        ...shownPerson(person),
        now: doing ? { taskId: doing.taskId, title: doing.title, since: doing.since.toISOString(), subject: subjectOf(doing) } : null,
        done: finished?.done ?? 0,
        doneByHour: hoursOf(finished?.hours ?? []),
        lastDoneAt: finished?.lastAt.toISOString() ?? null,
        open: theirs?.open ?? 0,
        overdue: theirs?.overdue ?? 0,
        dueToday: theirs?.dueToday ?? 0,
        loadMinutes: (theirs?.minutes ?? 0) + (finished?.minutes ?? 0),
        capacityMinutes: person.awayUntil === null ? Math.round(capacity) : 0,
        deviations: deviating.get(person.id)?.count ?? 0,
        silent: quiet ? { id: quiet.id, title: quiet.title, days: silentDays(quiet.touchedAt, now), amount: amountOf(quiet) } : null,
      };
    }),
  };
}

const shownPerson = ({ id, name, level, unitId, unit, awayUntil, deputyId, deputy }: WatchedPerson) => ({
  person: { id, name },
  level,
  unit: unitId !== null && unit !== null ? { id: unitId, name: unit } : null,
  absence:
    awayUntil === null ? null : { to: awayUntil, deputy: deputyId !== null && deputy !== null ? { id: deputyId, name: deputy } : null },
});

type Named = { readonly subjectKind: string | null; readonly subjectId: string | null; readonly subject: string | null };
export const subjectOf = ({ subjectKind, subjectId, subject }: Named) =>
  subjectKind !== null && subjectId !== null && subject !== null ? { kind: subjectKind, id: subjectId, title: subject } : null;
const amountOf = ({ amount, currency }: { readonly amount: bigint | null; readonly currency: string }) =>
  amount === null ? null : formatMoney(money(amount, currency));

const hoursOf = (hours: readonly number[]): number[] => Array.from({ length: 24 }, (_, hour) => hours.filter((one) => one === hour).length);

/** What is overdue or due today counts into the load, and what is planned for today although due later. */
async function openOf(tx: Tx, { workspaceId, now, begins, ends }: Day, ids: readonly string[]) {
  const isToday = sql`(t.due_at < ${ends} or (t.planned_from >= ${begins} and t.planned_from < ${ends}))`;
  const { rows } = await sql<Of<{ open: number; overdue: number; dueToday: number; minutes: number }>>`
    select t.assignee_id as "personId", count(*)::int as open, (count(*) filter (where t.due_at < ${now}))::int as overdue,
      (count(*) filter (where t.due_at >= ${now} and t.due_at < ${ends}))::int as "dueToday",
      coalesce(sum(coalesce(t.effort_minutes, ${usualEffortMinutes})) filter (where ${isToday}), 0)::int as minutes
    from process.task t where t.workspace_id = ${workspaceId} and t.status = 'open' and t.assignee_id = any (${[...ids]}::uuid[]) group by 1`.execute(
    tx,
  );
  return rows;
}

async function doneOf(tx: Tx, { workspaceId, begins, ends, timeZone }: Day, ids: readonly string[]) {
  const { rows } = await sql<Of<{ done: number; minutes: number; hours: number[]; lastAt: Date }>>`
    select t.assignee_id as "personId", count(*)::int as done, sum(coalesce(t.effort_minutes, ${usualEffortMinutes}))::int as minutes,
      array_agg(extract(hour from t.closed_at at time zone ${timeZone})::int) as hours, max(t.closed_at) as "lastAt"
    from process.task t
    where t.workspace_id = ${workspaceId} and t.status <> 'open' and t.status = 'done' and t.assignee_id = any (${[...ids]}::uuid[])
      and t.closed_at >= ${begins} and t.closed_at < ${ends} group by 1`.execute(tx);
  return rows;
}

/** The task begun last: somebody does one thing at a time. */
async function currentOf(tx: Tx, { workspaceId }: Day, ids: readonly string[]) {
  const { rows } = await sql<Of<Named & { taskId: string; title: string; since: Date }>>`
    select distinct on (t.assignee_id) t.assignee_id as "personId", t.id as "taskId", t.title, t.begun_at as since, r.kind as "subjectKind", r.id as "subjectId",
      r.title as subject
    from process.task t left join platform.record r on r.workspace_id = t.workspace_id and r.id = t.subject_id
    where t.workspace_id = ${workspaceId} and t.status = 'open' and t.begun_at is not null and t.assignee_id = any (${[...ids]}::uuid[])
    order by t.assignee_id, t.begun_at desc, t.id`.execute(tx);
  return rows;
}

async function deviationsOf(tx: Tx, { workspaceId }: Day, ids: readonly string[]) {
  const { rows } = await sql<Of<{ count: number }>>`
    select d.person_id as "personId", count(*)::int as count from work.deviation d
    where d.workspace_id = ${workspaceId} and d.closed_at is null and d.person_id = any (${[...ids]}::uuid[]) group by 1`.execute(tx);
  return rows;
}

async function silentOf(tx: Tx, { workspaceId }: Day, ids: readonly string[]) {
  const { rows } = await sql<Of<{ id: string; title: string; touchedAt: Date; amount: bigint | null; currency: string }>>`
    select distinct on (d.owner_id) d.owner_id as "personId", d.id, d.title, d.amount, d.currency, ${dealTouch} as "touchedAt"
    from deals.deal d
    where d.workspace_id = ${workspaceId} and d.status = 'open' and d.archived_at is null and d.owner_id = any (${[...ids]}::uuid[])
    order by d.owner_id, "touchedAt", d.id`.execute(tx);
  return rows;
}
