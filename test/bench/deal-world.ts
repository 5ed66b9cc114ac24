/** Deals with ten visits each, written in bulk: two years of a pipeline of eight stages, spread over the sellers of a company. */
import type pg from "pg";
import { newId } from "#shared/id.ts";

export type DealWorld = { readonly pipelineId: string; readonly pipelineKey: string; readonly sellers: readonly string[] };

/** From March 2024 on, deals begin evenly over two years; stays differ to the second. Three in ten are won, four and a half lost, the rest open. */
export async function fillDeals(
  client: pg.ClientBase,
  workspaceId: string,
  { deals, sellers }: { readonly deals: number; readonly sellers: number },
): Promise<DealWorld> {
  const pipelineId = newId();
  const pipelineKey = `p${deals}`;
  // The made-up history is whole by the way it is made; checking each reference would take most of the time.
  await client.query("set session_replication_role = replica");
  const people = Array.from({ length: sellers }, () => newId());
  const run = (text: string, ...values: unknown[]) => client.query(text, [workspaceId, ...values]);
  await run(
    "insert into org.person (workspace_id, id, name, name_folded, status, created_at) select $1::uuid, id, 'Anna ' || n, 'anna ' || n, 'inactive', now() from unnest($2::uuid[]) with ordinality as p (id, n)",
    people,
  );
  await run(
    "insert into deals.pipeline (workspace_id, id, key, name, currency) values ($1, $2::uuid, $3::text, $3::text, 'EUR')",
    pipelineId,
    pipelineKey,
  );
  await run(
    "insert into deals.stage (workspace_id, id, pipeline_id, key, name) select $1::uuid, gen_random_uuid(), $2::uuid, 's' || n, 'S' || n from generate_series(1, 8) n",
    pipelineId,
  );
  await run(
    "insert into deals.stage_order (workspace_id, pipeline_id, position, stage_ids, from_at) select $1::uuid, $2::uuid, 1, array_agg(id order by key), '-infinity' from deals.stage where workspace_id = $1 and pipeline_id = $2::uuid",
    pipelineId,
  );
  await run(
    "insert into deals.loss_reason (workspace_id, id, name, name_folded) values ($1, $2::uuid, 'Price ' || $3::text, 'price ' || $3::text)",
    pipelineId,
    pipelineKey,
  );
  // By numbers and remainders instead of random ones, so that every run makes the same.
  await run(
    `create temporary table made_deal as
     select gen_random_uuid() as id, n, ($2::uuid[])[1 + n % $3::int] as owner_id, case when n * 7919 % 20 < 6 then 'won' when n * 7919 % 20 < 15 then 'lost' else 'open' end as status,
       timestamptz '2024-03-01Z' + (n - 1) * interval '730 days' / $4::int as opened_at, interval '1 second' * (40000 + n::bigint * 7907 % 150000) as pace
     from generate_series(1, $4::int) n where $1::uuid is not null`,
    people,
    sellers,
    deals,
  );
  await run(
    `insert into platform.record (workspace_id, id, kind, owner_id, title, search) select $1::uuid, id, 'deal', owner_id, 'Deal ' || n, 'deal ' || n from made_deal`,
  );
  await run(
    `insert into deals.deal (workspace_id, id, title, title_folded, owner_id, pipeline_id, status, stage_id, reason_id, visits, since, opened_at, amount, currency, created_at)
     select $1::uuid, m.id, 'Deal ' || n, 'deal ' || n, m.owner_id, $2::uuid, m.status, o.stage_ids[case when m.status = 'open' then 1 + n % 8 else 7 end], case when m.status = 'lost' then $2::uuid end, 10,
       m.opened_at + 9 * m.pace, m.opened_at, n % 100000 * 100, 'EUR', m.opened_at
     from made_deal m, deals.stage_order o where o.workspace_id = $1 and o.pipeline_id = $2::uuid`,
    pipelineId,
  );
  await run(
    `insert into deals.stage_visit (workspace_id, deal_id, position, previous_position, owner_id, held_by_id, actor_id, pipeline_id, stage_id, outcome, reason_id, kind, came_from_stage_id, from_at, to_at, recorded_at)
     select $1::uuid, m.id, v, nullif(v - 1, 0), m.owner_id, m.owner_id, m.owner_id, $2::uuid,
       case when v < 9 then o.stage_ids[v] when v = 9 then o.stage_ids[7] when m.status = 'open' then o.stage_ids[1 + m.n % 8] end,
       case when v = 10 and m.status <> 'open' then m.status end, case when v = 10 and m.status = 'lost' then $2::uuid end,
       case when v = 1 then 'opened' when v = 9 then 'backward' when v = 10 and m.status <> 'open' then m.status else 'forward' end,
       case when v between 2 and 9 then o.stage_ids[v - 1] when v = 10 then o.stage_ids[7] end,
       m.opened_at + (v - 1) * m.pace * (1 + v * 0.01), case when v < 10 then m.opened_at + v * m.pace * (1 + (v + 1) * 0.01) end, m.opened_at + (v - 1) * m.pace * (1 + v * 0.01)
     from made_deal m join deals.stage_order o on o.workspace_id = $1 and o.pipeline_id = $2::uuid, generate_series(1, 10) v`,
    pipelineId,
  );
  await client.query("drop table made_deal; set session_replication_role = default");
  for (const table of ["platform.record", "deals.deal", "deals.stage_visit"]) await client.query(`vacuum analyze ${table}`);
  return { pipelineId, pipelineKey, sellers: people };
}
