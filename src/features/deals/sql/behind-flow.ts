/** The transitions behind one number of the flow: the same window, the same count. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Pipeline } from "../core/pipeline.ts";
import type { TransitionKind } from "../core/transition.ts";
import { type Behind, type BehindPiece, behind } from "./behind.ts";
import type { OfGroup } from "./behind-funnel.ts";
import { onlySql } from "./cohort.ts";
import { groupSql, keySql } from "./dimension.ts";
import type { FlowQuestion } from "./flow.ts";
import { visitsKnownOn } from "./known-visits.ts";

/** From and to are keys of stages, WON or LOST; a kind counts what the flow counts as it. All of them must hold. */
export type FlowNumber = {
  readonly fromStage?: string | undefined;
  readonly toStage?: string | undefined;
  readonly kind?: TransitionKind | undefined;
};

export async function behindFlow(tx: Tx, question: FlowQuestion, number: FlowNumber, group: OfGroup, piece: BehindPiece): Promise<Behind> {
  const { workspaceId, pipeline, from, to, asOf, timeZone, by, only, knownOn } = question;
  const dimension = groupSql(group === undefined ? null : by, workspaceId, timeZone);
  const ofGroup = group === undefined ? sql`` : sql`and ${dimension.key} is not distinct from ${keySql(by, workspaceId, group.key)}`;
  const listed = sql`
    listed as materialized (
      select v.deal_id, v.position, v.from_at as at, null::timestamptz as until
      from ${visitsKnownOn(workspaceId, knownOn)} v ${dimension.join}
      where v.workspace_id = ${workspaceId} and v.pipeline_id = ${pipeline.id} and v.from_at >= ${from} and v.from_at < ${to} and v.from_at <= ${asOf}
        and v.kind not in ('opened', 'entered') ${ofGroup} ${onlySql(workspaceId, only)}
        and ${at(pipeline, number.fromStage, sql`v.came_from_stage_id`, sql`v.came_from_outcome`)}
        and ${at(pipeline, number.toStage, sql`v.stage_id`, sql`v.outcome`)} and ${isOfKind(number.kind)}
    )`;
  return behind(tx, question, listed, piece);
}

function at(pipeline: Pipeline, place: string | undefined, stage: RawBuilder<unknown>, outcome: RawBuilder<unknown>): RawBuilder<unknown> {
  if (place === undefined) return sql`true`;
  if (place === "WON" || place === "LOST") return sql`${outcome} = ${place.toLowerCase()}`;
  return sql`${stage} = ${pipeline.stages.find(({ key }) => key === place)?.id ?? null}::uuid`;
}

/** As `countedAs` says: from one end straight to the other it is reopened too. */
function isOfKind(kind: TransitionKind | undefined): RawBuilder<unknown> {
  if (kind === undefined) return sql`true`;
  if (kind === "reopened") return sql`(v.kind = 'reopened' or (v.kind in ('won', 'lost') and v.came_from_outcome is not null))`;
  return sql`v.kind = ${kind}`;
}
