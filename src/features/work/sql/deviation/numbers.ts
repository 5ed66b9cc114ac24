/** Deviations counted in groups: one statement for the numbers, one for the trend, under the sight of whoever asks. */
import { type RawBuilder, sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import { type AskedDeviations, askedDeviations, stateSql } from "./asked-deviations.ts";

export type DeviationDimension = "rule" | "person" | "unit" | "process" | "step" | "week";
export type DeviationNumbers = {
  readonly opened: number;
  readonly answered: number;
  readonly closed: number;
  readonly open: number;
  readonly medianHoursToAnswer: number | null;
  readonly medianHoursToClose: number | null;
};
export type DeviationGroup = DeviationNumbers & { readonly key: string | null; readonly name: string | null };

const keys = (timeZone: string): Readonly<Record<DeviationDimension, RawBuilder<string | null>>> => ({
  rule: sql`d.rule_id::text`,
  person: sql`d.person_id::text`,
  unit: sql`d.unit_id::text`,
  process: sql`d.process_id::text`,
  step: sql`d.step`,
  week: sql`to_char(date_trunc('week', d.opened_at at time zone ${timeZone}), 'YYYY-MM-DD')`,
});

/** The name of what a key is, in a statement that reads it once for each group. */
const names: Readonly<Record<DeviationDimension, RawBuilder<string | null>>> = {
  rule: sql`(select r.name from work.rule r where r.workspace_id = g.workspace_id and r.id = g.key::uuid)`,
  person: sql`(select p.name from org.person p where p.workspace_id = g.workspace_id and p.id = g.key::uuid)`,
  unit: sql`(select u.name from org.unit u where u.workspace_id = g.workspace_id and u.id = g.key::uuid)`,
  process: sql`(select p.name from process.process p where p.workspace_id = g.workspace_id and p.id = g.key::uuid)`,
  // As its tasks are called: a key is for those who draw processes.
  step: sql`coalesce((select string_agg(distinct t.title, ' / ') from asked d join process.task t on t.workspace_id = d.workspace_id and t.id = d.task_id where d.key = g.key), g.key)`,
  week: sql`g.key`,
};

/**
 * The Kaplan–Meier median of hours in each group. Those that have not ended count as lasting so long: leaving them out would make slow answers
 * look fast. In descending order with those that last before those that ended, the number of a spell is how many were at risk.
 */
const medians = (name: string, hours: RawBuilder<number>, hasEnded: RawBuilder<boolean>) => sql`${sql.ref(name)} as (
  select key, min(hours) filter (where has_ended and share <= 0.5 + 1e-9) as median from (
    select key, hours, has_ended,
      exp(sum(case when not has_ended then 0 when risk = 1 then -700 else ln(1 - 1 / risk::float8) end) over (partition by key order by risk desc)) as share
    from (select key, hours, has_ended, row_number() over (partition by key order by hours desc, has_ended) as risk
      from (select key, ${hours} as hours, ${hasEnded} as has_ended from asked d) as spells) as at_risk
  ) as survival group by key)`;

const hoursUntil = (end: RawBuilder<unknown>) => sql<number>`extract(epoch from ${end} - d.opened_at)::float8 / 3600`;

async function numbersBy(
  tx: Tx,
  where: RawBuilder<boolean>,
  key: RawBuilder<string | null>,
  name: RawBuilder<string | null>,
  now: Date,
): Promise<readonly DeviationGroup[]> {
  const { rows } = await sql<DeviationGroup>`
    with asked as (select d.*, ${key} as key from work.deviation d where ${where}),
    ${medians("to_answer", hoursUntil(sql`coalesce(d.answered_at, d.closed_at, ${now}::timestamptz)`), sql`d.answered_at is not null`)},
    ${medians("to_close", hoursUntil(sql`coalesce(d.closed_at, ${now}::timestamptz)`), sql`d.closed_at is not null`)},
    g as (
      select d.workspace_id, d.key, count(*)::int as opened, (count(*) filter (where ${stateSql.answered}))::int as answered,
        (count(*) filter (where ${stateSql.closed}))::int as closed, (count(*) filter (where ${stateSql.open}))::int as open
      from asked d group by 1, 2
    )
    select g.key, ${name} as name, g.opened, g.answered, g.closed, g.open, a.median as "medianHoursToAnswer", c.median as "medianHoursToClose"
    from g left join to_answer a on a.key is not distinct from g.key left join to_close c on c.key is not distinct from g.key`.execute(tx);
  return rows;
}

export type DeviationQuestion = AskedDeviations & { readonly by: DeviationDimension };
export type CountedWeek = { readonly key: string | null; readonly week: string; readonly opened: number };

/** The whole, its groups, and how many opened in each week that had any. */
export async function deviationNumbers(
  tx: Tx,
  scope: Scope,
  { by, ...asked }: DeviationQuestion,
  timeZone: string,
  now: Date,
): Promise<{
  readonly total: DeviationNumbers | null;
  readonly groups: readonly DeviationGroup[];
  readonly weeks: readonly CountedWeek[];
}> {
  const where = askedDeviations(scope, asked, timeZone);
  const key = keys(timeZone)[by];
  const [groups, [total], { rows: weeks }] = await Promise.all([
    numbersBy(tx, where, key, names[by], now),
    numbersBy(tx, where, sql`''::text`, sql`null::text`, now),
    sql<CountedWeek>`
      select ${key} as key, ${keys(timeZone).week} as week, count(*)::int as opened from work.deviation d where ${where} group by 1, 2`.execute(
      tx,
    ),
  ]);
  return { total: total ?? null, groups, weeks };
}
