/** The deals of a cohort with their visits and how far they came: what the funnel counts, and what the lists behind its numbers show. */
import { type RawBuilder, sql } from "kysely";
import type { Window } from "../core/funnel.ts";
import type { Pipeline } from "../core/pipeline.ts";
import { type Dimension, groupSql } from "./dimension.ts";
import { visitsKnownOn } from "./known-visits.ts";

/** A condition on a deal, under the alias its row has. */
export type DealCondition = (alias: string) => RawBuilder<boolean>;

export type CohortQuestion = Window & {
  readonly workspaceId: string;
  readonly pipeline: Pipeline;
  readonly timeZone: string;
  readonly by: Dimension | null;
  /** As it was known then; without it, by all that is recorded today. */
  readonly knownOn?: Date | null | undefined;
  /** Only deals of which this holds. */
  readonly only?: DealCondition | undefined;
};

/** "… and of this deal the condition holds", for a row `v` of visits. */
export function onlySql(workspaceId: string, only: DealCondition | undefined): RawBuilder<unknown> {
  if (only === undefined) return sql``;
  return sql`and exists (select from deals.deal od where od.workspace_id = ${workspaceId} and od.id = v.deal_id and ${only("od")})`;
}

/**
 * Common table expressions: `line` (stages with their place from 1; one more than the last is WON), `visits` of the cohort's deals, `cohort`
 * (furthest place, whether lost, first and last visit that count), and `grouped`: the cohort by key of its group, a deal once in each.
 */
export function cohortSql(
  { workspaceId, pipeline, from, to, asOf, knownOn, timeZone, by, only }: CohortQuestion,
  order: readonly string[],
) {
  const group = groupSql(by, workspaceId, timeZone);
  const source = visitsKnownOn(workspaceId, knownOn);
  const own = sql`v.workspace_id = ${workspaceId} and v.pipeline_id = ${pipeline.id}`;
  return sql`
    line as (select stage_id, place::int from unnest(${[...order]}::uuid[]) with ordinality as o (stage_id, place)),
    begun as (
      select distinct v.deal_id from ${source} v
      where ${own} and v.from_at >= ${from} and v.from_at < ${to} and v.from_at <= ${asOf}
        and (v.stage_id = ${order[0] ?? null}::uuid or v.kind in ('opened', 'entered')) ${onlySql(workspaceId, only)}
    ),
    visits as materialized (
      select v.deal_id, v.position, line.place, v.outcome, v.held_by_id, v.from_at, case when v.to_at <= ${asOf} then v.to_at end as to_at, v.recorded_at
      from begun join ${source} v on v.workspace_id = ${workspaceId} and v.deal_id = begun.deal_id
      left join line on line.stage_id = v.stage_id
      where v.pipeline_id = ${pipeline.id} and v.from_at <= ${asOf}
    ),
    cohort as (
      select deal_id, coalesce(min(position) filter (where place = 1), min(position)) as entry, max(position) as latest,
        coalesce(min(from_at) filter (where place = 1), min(from_at)) as begun_at,
        case when bool_or(outcome = 'won') then ${order.length + 1}::int else coalesce(max(place), 1) end as furthest,
        coalesce(bool_or(outcome = 'lost' and to_at is null), false) as is_lost,
        bool_or(recorded_at > ${asOf}) as is_recorded_later
      from visits group by deal_id
      having coalesce(min(from_at) filter (where place = 1), min(from_at)) >= ${from} and coalesce(min(from_at) filter (where place = 1), min(from_at)) < ${to}
    ),
    grouped as materialized (${
      by === null
        ? sql`select c.*, null::text as key from cohort c`
        : sql`select c.*, ${group.key} as key from cohort c join visits v on v.deal_id = c.deal_id and v.position = c.entry ${group.join}`
    })`;
}
