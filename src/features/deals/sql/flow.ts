/** The flow of a window: what moved from where to where, counted. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { type Flow, flowOf, type Transitions } from "../core/flow.ts";
import type { Window } from "../core/funnel.ts";
import { orderAt, type Pipeline } from "../core/pipeline.ts";
import type { Place, VisitKind } from "../core/transition.ts";
import { type DealCondition, onlySql } from "./cohort.ts";
import { type FlowDimension, type Group, groupOf, groupSql, namesSql } from "./dimension.ts";
import { visitsKnownOn } from "./known-visits.ts";

export type FlowQuestion = Window & {
  readonly workspaceId: string;
  readonly pipeline: Pipeline;
  readonly timeZone: string;
  readonly by: FlowDimension | null;
  /** As it was known then; without it, by all that is recorded today. */
  readonly knownOn?: Date | null | undefined;
  /** Only transitions of deals of which this holds. */
  readonly only?: DealCondition | undefined;
};
export type FlowAnswer = Flow & {
  readonly groups: readonly (Group & Flow)[] | null;
  /** Some of it was written down, or imported, after the instant as of which is told. */
  readonly recordedLater: boolean;
};

type Row = {
  key: string | null;
  kind: VisitKind;
  fromStage: string | null;
  fromOutcome: "won" | "lost" | null;
  toStage: string | null;
  toOutcome: "won" | "lost" | null;
  count: number;
  isRecordedLater: boolean;
};

/** A deal with several products counts under each of them, but once in the whole. */
export async function flow(tx: Tx, question: FlowQuestion): Promise<FlowAnswer> {
  const { pipeline, asOf, by, workspaceId } = question;
  const keyOf = new Map(pipeline.stages.map(({ id, key }) => [id, key]));
  const keys = new Map(orderAt(pipeline, asOf).map((id) => [id, keyOf.get(id) ?? id]));
  const all = await ask(tx, { ...question, by: null });
  const whole = { ...flowOf(all.map(transition), keys), recordedLater: all.some(({ isRecordedLater }) => isRecordedLater) };
  if (by === null) return { ...whole, groups: null };
  const rows = await ask(tx, question);
  const found = [...new Set(rows.map(({ key }) => key))].sort((one, other) =>
    one === null ? 1 : other === null ? -1 : one < other ? -1 : 1,
  );
  const wanted = namesSql(
    by,
    workspaceId,
    found.filter((key) => key !== null),
  );
  const names = new Map((wanted ? (await wanted.execute(tx)).rows : []).map(({ id, name }) => [id, name]));
  const groups = found.map((key) => ({
    ...groupOf(by, key, names),
    ...flowOf(rows.filter((row) => row.key === key).map(transition), keys),
  }));
  return { ...whole, groups };
}

async function ask(tx: Tx, { workspaceId, pipeline, from, to, asOf, knownOn, timeZone, by, only }: FlowQuestion): Promise<readonly Row[]> {
  const group = groupSql(by, workspaceId, timeZone);
  const { rows } = await sql<Row>`
    select ${group.key} as key, v.kind, v.came_from_stage_id as "fromStage", v.came_from_outcome as "fromOutcome", v.stage_id as "toStage", v.outcome as "toOutcome", count(*)::int as count,
      bool_or(v.recorded_at > ${asOf}) as "isRecordedLater"
    from ${visitsKnownOn(workspaceId, knownOn)} v ${group.join}
    where v.workspace_id = ${workspaceId} and v.pipeline_id = ${pipeline.id} and v.from_at >= ${from} and v.from_at < ${to} and v.from_at <= ${asOf}
      and v.kind not in ('opened', 'entered') ${onlySql(workspaceId, only)}
    group by 1, 2, 3, 4, 5, 6`.execute(tx);
  return rows;
}

function transition({ kind, fromStage, fromOutcome, toStage, toOutcome, count }: Row): Transitions {
  return { from: place(fromStage, fromOutcome), to: place(toStage, toOutcome), kind, count };
}

/** Of a loss only that it was one is counted here, not why. */
function place(stageId: string | null, outcome: "won" | "lost" | null): Place {
  if (stageId !== null) return { at: "stage", stageId };
  return outcome === "won" ? { at: "won" } : { at: "lost", reasonId: "" };
}
