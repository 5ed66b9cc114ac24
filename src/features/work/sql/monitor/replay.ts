/** Somebody's day as it went: tasks that came and went, and whatever they wrote into the journal. */
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import { addDays, dayNumber } from "#shared/date.ts";
import { businessDate, startOfBusinessDay } from "#shared/period.ts";
import { spansOfDay } from "#shared/working-calendar.ts";
import type { Replay } from "../../contract/monitor/monitor.ts";
import { withOpenCounts } from "../../core/monitor/replay.ts";
import { momentOf } from "../deviation/moment.ts";
import { subjectOf } from "./monitor.ts";

type Row = {
  readonly at: Date;
  readonly kind: string;
  readonly change: -1 | 0 | 1;
  readonly taskId: string | null;
  readonly title: string | null;
  readonly outcome: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly subject: string | null;
};
const most = 1_000;

export async function readReplay(
  tx: Tx,
  { workspaceId }: Scope,
  person: { readonly id: string; readonly name: string },
  asked: string | undefined,
  now: Date,
): Promise<Replay> {
  const { calendar, today } = await momentOf(tx, workspaceId, now);
  const { timeZone } = calendar;
  const date = asked ?? today;
  const [begins, ends] = [startOfBusinessDay(date, timeZone), startOfBusinessDay(addDays(date, 1), timeZone)];
  const [start, rows] = await Promise.all([openAt(tx, workspaceId, person.id, begins), happened(tx, workspaceId, person.id, begins, ends)]);
  const events = withOpenCounts(rows, start);
  const spans = spansOfDay(dayNumber(date), calendar, []);
  const times = events.map(({ at }) => at.getTime());
  const first = Math.min(...[spans[0]?.from, times[0]].filter((one) => one !== undefined), ends.getTime());
  const last = Math.max(...[spans.at(-1)?.to, times.at(-1)].filter((one) => one !== undefined), first);
  const isToday = businessDate(now, timeZone) === date;
  return {
    person,
    date,
    timeZone,
    from: new Date(Math.min(first, last)).toISOString(),
    to: new Date(isToday ? Math.max(first, Math.min(last, now.getTime()), times.at(-1) ?? 0) : last).toISOString(),
    events: events.map(({ at, kind, title, outcome, taskId, openAfter, ...row }) => ({
      ...{ at: at.toISOString(), kind, title, outcome, taskId, subject: subjectOf(row), openAfter },
    })),
  };
}

/** Those open now or closed since, without those that came from others since, with those that went to others since. */
async function openAt(tx: Tx, workspaceId: string, personId: string, at: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from process.task t where t.workspace_id = ${workspaceId} and t.assignee_id = ${personId} and t.status = 'open' and t.created_at < ${at})
      + (select count(*) from process.task t where t.workspace_id = ${workspaceId} and t.assignee_id = ${personId} and t.status <> 'open' and t.closed_at >= ${at} and t.created_at < ${at})
      - (select count(*) from process.task_move m join process.task t on t.workspace_id = m.workspace_id and t.id = m.task_id
          where m.workspace_id = ${workspaceId} and m.to_person_id = ${personId} and m.kind = 'reassigned' and m.voided_at is null and m.at >= ${at} and t.created_at < ${at})
      + (select count(*) from process.task_move m join process.task t on t.workspace_id = m.workspace_id and t.id = m.task_id
          where m.workspace_id = ${workspaceId} and m.from_person_id = ${personId} and m.kind = 'reassigned' and m.voided_at is null and m.at >= ${at} and t.created_at < ${at}))::int as count`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** What a task's own rows tell is not told by the journal again. */
async function happened(tx: Tx, workspaceId: string, personId: string, from: Date, to: Date): Promise<readonly Row[]> {
  const inDay = (column: string) => sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}`;
  const own = sql`t.workspace_id = ${workspaceId} and t.assignee_id = ${personId}`;
  const told = sql`t.id as task_id, t.title, null::text as outcome, t.subject_id`;
  const { rows } = await sql<Row>`
    with events as (
      (select t.created_at as at, 'task_given' as kind, 1 as change, ${told} from process.task t where ${own} and ${inDay("t.created_at")}
        and not exists (select from process.task_move m where m.workspace_id = t.workspace_id and m.task_id = t.id and m.kind = 'reassigned' and m.voided_at is null))
      union all
      (select t.begun_at, 'task_begun', 0, ${told} from process.task t where ${own} and ${inDay("t.begun_at")})
      union all
      (select t.closed_at, 'task_' || t.status, -1, t.id, t.title, t.outcome, t.subject_id from process.task t where ${own} and t.status <> 'open' and ${inDay("t.closed_at")})
      union all
      (select m.at, case when m.kind = 'postponed' then 'task_postponed' when m.to_person_id = ${personId} then 'task_taken' else 'task_handed_over' end,
          case when m.kind = 'postponed' then 0 when m.to_person_id = ${personId} then 1 else -1 end, ${told}
        from process.task_move m join process.task t on t.workspace_id = m.workspace_id and t.id = m.task_id
        where m.workspace_id = ${workspaceId} and m.voided_at is null and ${inDay("m.at")}
          and ((m.kind = 'reassigned' and ${personId} in (m.from_person_id, m.to_person_id)) or (m.kind = 'postponed' and t.assignee_id = ${personId})))
      union all
      (select j.at, j.kind, 0, null, null, null, j.subject_id from platform.journal j
        where j.workspace_id = ${workspaceId} and j.actor_id = ${personId} and j.feature in ('deals', 'clients') and ${inDay("j.at")} order by j.at limit ${most})
    )
    select e.at, e.kind, e.change, e.task_id as "taskId", e.title, e.outcome, r.kind as "subjectKind", r.id as "subjectId", r.title as subject
    from events e left join platform.record r on r.workspace_id = ${workspaceId} and r.id = e.subject_id
    order by e.at limit ${most}`.execute(tx);
  return rows;
}
