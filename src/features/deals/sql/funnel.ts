/** The funnel of a cohort. One statement reads the visits once, under the sight of whoever asks. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { type Funnel, type Furthest, funnelOf, type StageTime } from "../core/funnel.ts";
import { orderAt, orderOfThen } from "../core/pipeline.ts";
import { type CohortQuestion, cohortSql } from "./cohort.ts";
import { type Group, groupOf, namesSql } from "./dimension.ts";

export type FunnelQuestion = CohortQuestion;
export type FunnelGroup = Group &
  Funnel & {
    /** Deals of which something was written down, or imported, after the instant as of which is told. */
    readonly recordedLater: number;
  };

/** `place` is the number of a stage in the order, from 1; one more is WON. A row tells of deals by furthest place, or of time in a stage. */
type Row = {
  key: string | null;
  place: number;
  deals: number | null;
  lost: number | null;
  recordedLater: number | null;
  visits: number | null;
  openVisits: number | null;
  medianDays: number | null;
};

/** By the order of stages as of then. Stages retired by then, or added later, are told of only where somebody was in them. */
export async function funnel(tx: Tx, question: FunnelQuestion): Promise<readonly FunnelGroup[]> {
  const order = orderAt(question.pipeline, question.asOf);
  const rows = await ask(tx, question, order);
  const keys = [...new Set(rows.map(({ key }) => key))];
  const wanted = namesSql(
    question.by,
    question.workspaceId,
    keys.filter((key) => key !== null),
  );
  const names = new Map((wanted ? (await wanted.execute(tx)).rows : []).map(({ id, name }) => [id, name]));
  const groups = question.by === null ? [null] : keys.sort(byKey);
  return groups.map((key) => ({
    ...groupOf(question.by, key, names),
    ...assemble(
      question,
      order,
      rows.filter((row) => row.key === key),
    ),
    recordedLater: rows.filter((row) => row.key === key).reduce((sum, row) => sum + (row.recordedLater ?? 0), 0),
  }));
}

function assemble({ pipeline, asOf }: FunnelQuestion, order: readonly string[], rows: readonly Row[]): Funnel {
  const furthest = [...order, "won"].map((_, index): Furthest => {
    const row = rows.find(({ place, deals }) => place === index + 1 && deals !== null);
    return { all: row?.deals ?? 0, lost: row?.lost ?? 0 };
  });
  const times = order.map((_, index): StageTime => {
    const row = rows.find(({ place, visits }) => place === index + 1 && visits !== null);
    return { visits: row?.visits ?? 0, openVisits: row?.openVisits ?? 0, medianDays: row?.medianDays ?? null };
  });
  const stages = order.map((id) => pipeline.stages.find((stage) => stage.id === id));
  const whole = funnelOf(
    stages.map((stage) => stage?.key ?? ""),
    furthest,
    times,
  );
  const then = orderOfThen(pipeline, asOf);
  const isTold = (index: number) => {
    const retiredAt = stages[index]?.retiredAt ?? null;
    const wasOpen = then.includes(order[index] ?? "") && (retiredAt === null || retiredAt > asOf);
    return wasOpen || (times[index]?.visits ?? 0) > 0;
  };
  return { ...whole, stages: whole.stages.filter((_, index) => isTold(index)) };
}

async function ask(tx: Tx, question: FunnelQuestion, order: readonly string[]): Promise<readonly Row[]> {
  const { asOf } = question;
  // A cohort of years is a million visits: they are put together in memory. Compiling the statement would take longer than it saves.
  await sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`.execute(tx);
  const { rows } = await sql<Row>`
    with ${cohortSql(question, order)},
    stays as (
      select g.key, v.place, date_part('epoch', coalesce(v.to_at, ${asOf}) - v.from_at) / 86400 as days, v.to_at is not null as has_ended
      from visits v join grouped g on g.deal_id = v.deal_id where v.place is not null
    ),
    cells as (
      select key, place, count(*)::int as visits, (count(*) filter (where not has_ended))::int as open_visits,
        array_agg(days) filter (where has_ended) as ended, array_agg(days) filter (where not has_ended) as lasting
      from stays group by key, place
    )
    select key, furthest as place, count(*)::int as deals, (count(*) filter (where is_lost))::int as lost,
      (count(*) filter (where is_recorded_later))::int as "recordedLater", null::int as visits, null::int as "openVisits", null::float8 as "medianDays"
    from grouped group by key, furthest
    union all
    select key, place, null, null, null, visits, open_visits, ${medianSql} from cells`.execute(tx);
  return rows;
}

/**
 * The Kaplan–Meier median of a cell, from its stays that ended and those that last. As long as nobody has left who did not end, it is the
 * stay in the middle; only where some last shorter than that are all of them put in order and survival followed down to a half. In descending
 * order, stays that last before ended ones of the same length, the number of a stay is how many were at risk: stays that end at once need no
 * grouping, because (n−1)/n × (n−2)/(n−1) is (n−2)/n.
 */
const medianSql = sql`(
  select case when cells.lasting is null or middle.days < (select min(days) from unnest(cells.lasting) as days) then middle.days else (
    select min(days) filter (where has_ended and share <= 0.5 + 1e-9)
    from (
      select days, has_ended, exp(sum(case when not has_ended then 0 when risk = 1 then -700 else ln(1 - 1 / risk::float8) end) over (order by risk desc)) as share
      from (
        select days, has_ended, row_number() over (order by days desc, has_ended) as risk
        from (select unnest(cells.ended) as days, true as has_ended union all select unnest(cells.lasting), false) as stays
      ) as at_risk
    ) as survival
  ) end
  from (select percentile_disc(0.5) within group (order by days) as days from unnest(cells.ended || cells.lasting) as days) as middle
)`;

const byKey = (one: string | null, other: string | null) => (one === null ? 1 : other === null ? -1 : one < other ? -1 : 1);
