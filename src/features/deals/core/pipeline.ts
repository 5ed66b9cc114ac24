/** Pipelines and their stages. A stage is renamed, reordered, retired, never deleted; reports of the past use the order of then. */
import { no, type Result, yes } from "#shared/result.ts";

export type Stage = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Days after which a deal that still stands here is stuck. */
  readonly normDays: number | null;
  /** Of winning a deal that stands here, 0 to 1, as a decimal. */
  readonly probability: string | null;
  readonly retiredAt: Date | null;
};

/** All stages in their order, retired ones too, from an instant on; null: since always. */
export type StageOrder = { readonly from: Date | null; readonly stageIds: readonly string[] };

export type PipelineFields = {
  readonly name: string;
  readonly currency: string;
  readonly mayMoveBack: boolean;
  readonly maySkip: boolean;
  readonly retiredAt: Date | null;
};
export type Pipeline = PipelineFields & {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly stages: readonly Stage[];
  /** Oldest first; the first holds since always. */
  readonly orders: readonly StageOrder[];
};

export type PipelineEvent =
  | { readonly type: "PipelineDrawn"; readonly pipeline: Pipeline }
  | {
      readonly type: "PipelineChanged";
      readonly pipelineId: string;
      readonly before: Partial<PipelineFields>;
      readonly after: Partial<PipelineFields>;
    }
  | { readonly type: "StageAdded"; readonly pipelineId: string; readonly stage: Stage }
  | {
      readonly type: "StageChanged";
      readonly pipelineId: string;
      readonly stageId: string;
      readonly before: Partial<Stage>;
      readonly after: Partial<Stage>;
    }
  | {
      readonly type: "StagesReordered";
      readonly pipelineId: string;
      readonly before: readonly string[];
      readonly after: readonly string[];
      readonly at: Date;
    };

export type PipelineRefusal =
  | "pipeline_key_taken"
  | "stage_twice"
  | "stage_left_out"
  | "no_open_stage"
  | "currency_in_use"
  | "stage_in_use";

/** A stage as wished for: one with a known key is that stage, any other is new. */
export type StageWish = Omit<Stage, "id" | "retiredAt"> & { readonly retired: boolean };
export type PipelineWish = Partial<PipelineFields> & { readonly stages?: readonly StageWish[] };

/** The stages that there were at an instant, in their order. */
export const orderOfThen = (pipeline: Pick<Pipeline, "orders">, at: Date): readonly string[] =>
  pipeline.orders.findLast(({ from }) => from === null || from <= at)?.stageIds ?? [];

/** The order of stages at an instant; stages that came later follow in the order they have now. */
export function orderAt(pipeline: Pick<Pipeline, "orders">, at: Date): readonly string[] {
  const then = orderOfThen(pipeline, at);
  const now = pipeline.orders.at(-1)?.stageIds ?? [];
  return [...then, ...now.filter((id) => !then.includes(id))];
}

/** The stages that a deal may stand in now, in order. */
export function openStages(pipeline: Pick<Pipeline, "stages" | "orders">): readonly Stage[] {
  const order = pipeline.orders.at(-1)?.stageIds ?? [];
  const placed = [...order, ...pipeline.stages.map(({ id }) => id).filter((id) => !order.includes(id))];
  return placed.flatMap((id) => pipeline.stages.filter((stage) => stage.id === id && stage.retiredAt === null));
}

/** A new pipeline with its first order, which holds since always, because imports carry history that is older than it. */
export function drawPipeline(
  pipeline: Omit<Pipeline, "orders" | "version" | "retiredAt">,
  isKeyTaken: boolean,
): Result<readonly PipelineEvent[], PipelineRefusal> {
  if (isKeyTaken) return no("pipeline_key_taken");
  if (hasTwice(pipeline.stages.map(({ key }) => key))) return no("stage_twice");
  if (pipeline.stages.length === 0) return no("no_open_stage");
  const orders = [{ from: null, stageIds: pipeline.stages.map(({ id }) => id) }];
  return yes([{ type: "PipelineDrawn", pipeline: { ...pipeline, orders, retiredAt: null, version: 1 } }]);
}

/**
 * Changes a pipeline. Stages come as a whole, in their new order: a known one is renamed or retired, a new one added, none left out.
 * A stage where deals stand cannot be retired, and the currency of a pipeline with deals cannot be changed.
 */
export function changePipeline(
  pipeline: Pipeline,
  wish: PipelineWish,
  around: { readonly hasDeals: boolean; readonly stagesInUse: readonly string[]; readonly newId: () => string; readonly now: Date },
): Result<readonly PipelineEvent[], PipelineRefusal> {
  const { stages, ...fields } = wish;
  if (fields.currency !== undefined && fields.currency !== pipeline.currency && around.hasDeals) return no("currency_in_use");
  const names = (["name", "currency", "mayMoveBack", "maySkip", "retiredAt"] as const).filter(
    (name) => fields[name] !== undefined && fields[name]?.valueOf() !== pipeline[name]?.valueOf(),
  );
  const pick = (from: Partial<PipelineFields>) => Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<PipelineFields>;
  const own: PipelineEvent[] =
    names.length > 0 ? [{ type: "PipelineChanged", pipelineId: pipeline.id, before: pick(pipeline), after: pick(fields) }] : [];
  if (stages === undefined) return yes(own);
  const changed = changeStages(pipeline, stages, around);
  return changed.ok ? yes([...own, ...changed.value]) : changed;
}

function changeStages(
  pipeline: Pipeline,
  wishes: readonly StageWish[],
  { stagesInUse, newId, now }: { readonly stagesInUse: readonly string[]; readonly newId: () => string; readonly now: Date },
): Result<readonly PipelineEvent[], PipelineRefusal> {
  if (hasTwice(wishes.map(({ key }) => key))) return no("stage_twice");
  if (pipeline.stages.some((stage) => !wishes.some(({ key }) => key === stage.key))) return no("stage_left_out");
  if (wishes.every(({ retired }) => retired)) return no("no_open_stage");
  const wished = wishes.map(({ retired, ...rest }): Stage => {
    const known = pipeline.stages.find(({ key }) => key === rest.key);
    return { ...rest, id: known?.id ?? newId(), retiredAt: retired ? (known?.retiredAt ?? now) : null };
  });
  if (wished.some((stage) => stage.retiredAt === now && stagesInUse.includes(stage.id))) return no("stage_in_use");
  const before = pipeline.orders.at(-1)?.stageIds ?? [];
  const after = wished.map(({ id }) => id);
  return yes([
    ...wished.flatMap((stage) => changedStage(pipeline, stage)),
    ...(before.join() === after.join() ? [] : [{ type: "StagesReordered", pipelineId: pipeline.id, before, after, at: now } as const]),
  ]);
}

function changedStage(pipeline: Pipeline, stage: Stage): PipelineEvent[] {
  const known = pipeline.stages.find(({ id }) => id === stage.id);
  if (!known) return [{ type: "StageAdded", pipelineId: pipeline.id, stage }];
  const names = (["name", "normDays", "probability", "retiredAt"] as const).filter((name) => !isSame(known[name], stage[name]));
  const pick = (from: Stage) => Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Stage>;
  return names.length === 0
    ? []
    : [{ type: "StageChanged", pipelineId: pipeline.id, stageId: stage.id, before: pick(known), after: pick(stage) }];
}

const isSame = (one: Stage[keyof Stage], other: Stage[keyof Stage]) => one?.valueOf() === other?.valueOf();
const hasTwice = (words: readonly string[]) => new Set(words).size < words.length;
