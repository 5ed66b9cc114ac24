/** Who needs help with what: calls for help of a window, by asker, stage, helper or outcome. */
import { type RawBuilder, sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import { startOfBusinessDay } from "#shared/period.ts";
import type { HelpReport } from "../../contract/help/help.ts";

type By = "person" | "stage" | "helper" | "outcome" | "about";
const keys: Readonly<Record<By, { readonly key: RawBuilder<string | null>; readonly name: RawBuilder<string | null> }>> = {
  person: { key: sql`a.asker_id::text`, name: sql`min(a.asker)` },
  stage: { key: sql`a.stage_id::text`, name: sql`min(a.stage)` },
  helper: { key: sql`a.helper_id::text`, name: sql`min(a.helper)` },
  about: { key: sql`a.about`, name: sql`min(a.about)` },
  outcome: { key: sql`coalesce(a.outcome, a.status)`, name: sql`coalesce(a.outcome, a.status)` },
};
const mostItems = 500;

type Asked = { readonly from: string; readonly to: string; readonly by: By };

/** The stage is that in which the deal stood when help was asked for. */
export async function readHelpReport(
  tx: Tx,
  { workspaceId }: Scope,
  { from, to, by }: Asked,
  timeZone: string,
  now: Date,
): Promise<HelpReport> {
  const asked = sql`
    select t.id, t.status, t.outcome, t.comment, t.text, t.created_at as at, t.closed_at, t.subject_id as deal_id, r.title as deal, g.id as asker_id, g.name as asker,
      h.id as helper_id, h.name as helper, s.id as stage_id, s.name as stage, w.about
    from process.task t
    join platform.record r on r.workspace_id = t.workspace_id and r.id = t.subject_id
    join org.person h on h.workspace_id = t.workspace_id and h.id = t.assignee_id
    left join org.person g on g.workspace_id = t.workspace_id and g.id = t.giver_id
    left join work.help w on w.workspace_id = t.workspace_id and w.task_id = t.id
    left join deals.stage_visit v on v.workspace_id = t.workspace_id and v.deal_id = t.subject_id and v.from_at <= t.created_at and (v.to_at is null or v.to_at > t.created_at)
    left join deals.stage s on s.workspace_id = v.workspace_id and s.id = v.stage_id
    where t.workspace_id = ${workspaceId} and t.kind = 'help' and t.created_at >= ${startOfBusinessDay(from, timeZone)} and t.created_at < ${startOfBusinessDay(to, timeZone)}`;
  const { key, name } = keys[by];
  const [{ rows: groups }, { rows: items }] = await Promise.all([
    sql<HelpReport["groups"][number]>`
      with a as (select a.*, ${key} as key from (${asked}) as a),
      medians as (
        select key, min(hours) filter (where has_ended and share <= 0.5 + 1e-9) as median from (
          select key, hours, has_ended,
            exp(sum(case when not has_ended then 0 when risk = 1 then -700 else ln(1 - 1 / risk::float8) end) over (partition by key order by risk desc)) as share
          from (select key, hours, has_ended, row_number() over (partition by key order by hours desc, has_ended) as risk
            from (select key, extract(epoch from coalesce(closed_at, ${now}::timestamptz) - at)::float8 / 3600 as hours, status = 'done' as has_ended from a) as spells) as at_risk
        ) as survival group by key
      )
      select a.key, ${name} as name, count(*)::int as asked, (count(*) filter (where a.outcome = 'helped'))::int as helped,
        (count(*) filter (where a.outcome = 'passed_on'))::int as "passedOn", (count(*) filter (where a.outcome = 'declined'))::int as declined,
        (count(*) filter (where a.status = 'open'))::int as open, min(m.median) as "medianHours"
      from a left join medians m on m.key is not distinct from a.key group by a.key${by === "outcome" ? sql`, a.outcome, a.status` : sql``} order by asked desc, name`.execute(
      tx,
    ),
    sql<
      Omit<HelpReport["items"][number], "at" | "asker" | "helper"> & {
        at: Date;
        askerId: string | null;
        asker: string | null;
        helperId: string;
        helper: string;
      }
    >`
      select a.id as "taskId", a.deal_id as "dealId", a.deal, a.stage, a.asker_id as "askerId", a.asker, a.helper_id as "helperId", a.helper, a.about, a.text, a.at,
        coalesce(a.outcome, case when a.status = 'cancelled' then 'cancelled' end) as outcome, a.comment
      from (${asked}) as a order by a.at desc, a.id desc limit ${mostItems}`.execute(tx),
  ]);
  return {
    by,
    groups,
    items: items.map(({ at, askerId, asker, helperId, helper, ...item }) => ({
      ...item,
      at: at.toISOString(),
      asker: askerId !== null && asker !== null ? { id: askerId, name: asker } : null,
      helper: { id: helperId, name: helper },
    })),
  };
}
