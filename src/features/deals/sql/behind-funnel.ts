/** The deals, or stays, behind one number of the funnel: the same cohort, the same count. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { orderAt } from "../core/pipeline.ts";
import { type Behind, type BehindPiece, behind } from "./behind.ts";
import { type CohortQuestion, cohortSql } from "./cohort.ts";
import { keySql } from "./dimension.ts";
import { visitsKnownOn } from "./known-visits.ts";

/** A number of the funnel: a count of deals at a stage, of stays in it, or of deals won. */
export type FunnelNumber =
  | { readonly what: "reached" | "lost" | "open" | "visits" | "openVisits"; readonly stage: string; readonly reason?: string | undefined }
  | { readonly what: "won" };

/** One group of a report with groups; null is the group of those that have none. */
export type OfGroup = { readonly key: string | null } | undefined;

/** `stage` is a key of the pipeline; one it does not have lists nothing. */
export async function behindFunnel(
  tx: Tx,
  question: CohortQuestion,
  number: FunnelNumber,
  group: OfGroup,
  piece: BehindPiece,
): Promise<Behind> {
  const order = orderAt(question.pipeline, question.asOf);
  const places = order.map((id) => question.pipeline.stages.find((stage) => stage.id === id)?.key);
  const place = number.what === "won" ? order.length + 1 : places.indexOf(number.stage) + 1 || -1;
  const one = { ...question, by: group === undefined ? null : question.by };
  const ofGroup = group === undefined ? sql`true` : sql`g.key is not distinct from ${keySql(question.by, question.workspaceId, group.key)}`;
  return behind(tx, question, sql`${cohortSql(one, order)}, listed as materialized (${listed(question, number, place, ofGroup)})`, piece);
}

function listed(
  { workspaceId, knownOn }: CohortQuestion,
  number: FunnelNumber,
  place: number,
  ofGroup: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (number.what === "visits" || number.what === "openVisits")
    return sql`
      select v.deal_id, v.position, v.from_at as at, v.to_at as until from grouped g join visits v on v.deal_id = g.deal_id
      where ${ofGroup} and v.place = ${place} ${number.what === "openVisits" ? sql`and v.to_at is null` : sql``}`;
  const deals = sql`select g.deal_id, g.latest as position, g.begun_at as at, null::timestamptz as until from grouped g`;
  switch (number.what) {
    case "reached":
      return sql`${deals} where ${ofGroup} and g.furthest >= ${place} and ${place} > 0`;
    case "open":
      return sql`${deals} where ${ofGroup} and g.furthest = ${place} and not g.is_lost`;
    case "won":
      return sql`${deals} where ${ofGroup} and g.furthest = ${place}`;
    case "lost": {
      const why = number.reason;
      const because =
        why === undefined
          ? sql``
          : sql`and (select r.name from ${visitsKnownOn(workspaceId, knownOn)} l join deals.loss_reason r on r.workspace_id = ${workspaceId} and r.id = l.reason_id
              where l.workspace_id = ${workspaceId} and l.deal_id = g.deal_id and l.position = g.latest) = ${why}`;
      return sql`${deals} where ${ofGroup} and g.furthest = ${place} and g.is_lost ${because}`;
    }
  }
}
