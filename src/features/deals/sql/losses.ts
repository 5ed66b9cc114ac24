/** Why the deals of a cohort were lost, by the furthest stage they had reached: the funnel's column "lost", told apart by reason. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { orderAt } from "../core/pipeline.ts";
import { type CohortQuestion, cohortSql } from "./cohort.ts";
import { visitsKnownOn } from "./known-visits.ts";

/** Amounts are those of then, in minor units; deals without an amount count in `count` alone. */
export type Loss = {
  readonly stage: string;
  readonly reason: string;
  readonly count: number;
  readonly sums: readonly { readonly minor: bigint; readonly currency: string }[];
};

export type Losses = {
  /** In the order of the stages, the commonest reason of each first. */
  readonly losses: readonly Loss[];
  /** Something of these deals was written down, or imported, after the instant as of which is told. */
  readonly recordedLater: boolean;
};
type Row = {
  place: number;
  reason: string;
  count: number;
  sums: { minor: string; currency: string }[] | null;
  isRecordedLater: boolean;
};

export async function losses(tx: Tx, question: CohortQuestion): Promise<Losses> {
  const { workspaceId, pipeline, asOf } = question;
  const order = orderAt(pipeline, asOf);
  const { rows } = await sql<Row>`
    with ${cohortSql({ ...question, by: null }, order)},
    lost as (
      select g.furthest as place, g.is_recorded_later, r.name as reason, held.amount, held.currency from grouped g
      join ${visitsKnownOn(workspaceId, question.knownOn)} v on v.workspace_id = ${workspaceId} and v.deal_id = g.deal_id and v.position = g.latest
      join deals.loss_reason r on r.workspace_id = ${workspaceId} and r.id = v.reason_id
      left join lateral (
        select a.amount, a.currency from deals.amount_held a
        where a.workspace_id = ${workspaceId} and a.deal_id = g.deal_id and a.from_at <= ${asOf} and (a.to_at is null or a.to_at > ${asOf})
        order by a.position desc limit 1
      ) held on true
      where g.is_lost and g.furthest <= ${order.length}
    ),
    sums as (select place, reason, currency, sum(amount)::text as minor from lost where amount is not null group by place, reason, currency)
    select l.place, l.reason, count(*)::int as count, bool_or(l.is_recorded_later) as "isRecordedLater",
      (select json_agg(json_build_object('minor', s.minor, 'currency', s.currency) order by s.currency) from sums s where s.place = l.place and s.reason = l.reason) as sums
    from lost l group by l.place, l.reason order by l.place, count(*) desc, l.reason`.execute(tx);
  const keyOf = new Map(pipeline.stages.map(({ id, key }) => [id, key]));
  const told = rows.map(({ place, reason, count, sums }) => ({
    stage: keyOf.get(order[place - 1] ?? "") ?? "",
    reason,
    count,
    sums: (sums ?? []).map(({ minor, currency }) => ({ minor: BigInt(minor), currency })),
  }));
  return { losses: told, recordedLater: rows.some(({ isRecordedLater }) => isRecordedLater) };
}
