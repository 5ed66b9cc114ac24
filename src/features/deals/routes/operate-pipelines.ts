/** The operations on pipelines: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { changesFrom, changesOf } from "#shared/changes.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangePipeline, DrawPipeline, PipelineView } from "../contract/pipelines.ts";
import { changePipeline, drawPipeline, type Pipeline, type PipelineEvent, type PipelineRefusal, type Stage } from "../core/pipeline.ts";
import { findPipeline, isKeyTaken, loadPipeline, loadUse, lockPipelines, pipelineView, savePipelineEvents } from "../sql/pipeline.ts";

type Drawn = { readonly id: string; readonly isTaken: boolean };
type Changed = { readonly pipeline: Pipeline; readonly use: Awaited<ReturnType<typeof loadUse>> };
type PipelineOperation<C, S> = Operation<C, S, PipelineEvent, PipelineRefusal, PipelineView>;

export const drawingPipeline: PipelineOperation<DrawPipeline, Drawn> = {
  feature: "deals",
  async load(tx, { key }, { actor, newId }) {
    await lockPipelines(tx, actor.workspaceId);
    return { id: newId(), isTaken: await isKeyTaken(tx, actor.workspaceId, cleanName(key)) };
  },
  decide({ id, isTaken }, { key, name, currency, mayMoveBack, maySkip, stages }, { newId }) {
    const drawn = stages.map((stage): Stage => {
      const wish = typeof stage === "string" ? { key: stage } : stage;
      const stageKey = cleanName(wish.key);
      return {
        id: newId(),
        key: stageKey,
        name: cleanName(wish.name ?? stageKey),
        normDays: wish.normDays ?? null,
        probability: wish.probability?.toFixed(4) ?? null,
        retiredAt: null,
      };
    });
    return drawPipeline({ id, key: cleanName(key), name: cleanName(name), currency, mayMoveBack, maySkip, stages: drawn }, isTaken);
  },
  save: (tx, events, _, given) => savePipelineEvents(tx, events, given),
  record: recordPipelineEvent,
  answer: (tx, _, { id }, __, given) => shown(tx, given, id),
};

export const changingPipeline: PipelineOperation<{ readonly id: string; readonly change: ChangePipeline }, Changed> = {
  feature: "deals",
  async load(tx, { id }, { actor }) {
    await lockPipelines(tx, actor.workspaceId);
    const pipeline = await loadPipeline(tx, actor.workspaceId, id);
    return pipeline && { pipeline, use: await loadUse(tx, actor.workspaceId, id) };
  },
  version: ({ pipeline }) => pipeline.version,
  decide({ pipeline, use }, { change: { retired, stages, name, currency, mayMoveBack, maySkip } }, { now, newId }) {
    const wish = {
      ...(name === undefined ? {} : { name: cleanName(name) }),
      ...(currency === undefined ? {} : { currency }),
      ...(mayMoveBack === undefined ? {} : { mayMoveBack }),
      ...(maySkip === undefined ? {} : { maySkip }),
      ...(retired === undefined ? {} : { retiredAt: retired ? (pipeline.retiredAt ?? now) : null }),
      ...(stages === undefined
        ? {}
        : {
            stages: stages.map((stage) => {
              const key = cleanName(stage.key);
              const known = pipeline.stages.find((one) => one.key === key);
              return {
                key,
                name: cleanName(stage.name ?? known?.name ?? key),
                normDays: stage.normDays === undefined ? (known?.normDays ?? null) : stage.normDays,
                probability: stage.probability === undefined ? (known?.probability ?? null) : (stage.probability?.toFixed(4) ?? null),
                retired: stage.retired ?? (known ? known.retiredAt !== null : false),
              };
            }),
          }),
    };
    return changePipeline(pipeline, wish, { ...use, newId, now });
  },
  save: (tx, events, _, given) => savePipelineEvents(tx, events, given),
  record: recordPipelineEvent,
  answer: (tx, { id }, _, __, given) => shown(tx, given, id),
};

async function shown(tx: Tx, { actor }: Given, id: string): Promise<PipelineView> {
  const pipeline = await findPipeline(tx, actor.workspaceId, id);
  if (!pipeline) throw new Error("the pipeline just written is not there");
  return pipelineView(pipeline);
}

function recordPipelineEvent(event: PipelineEvent): JournalEntry {
  const entry = (kind: string, subjectId: string, data: Readonly<Record<string, unknown>>): JournalEntry => ({
    kind,
    subjectKind: "pipeline",
    subjectId,
    data,
  });
  switch (event.type) {
    case "PipelineDrawn": {
      const { id, key, name, currency, mayMoveBack, maySkip, stages } = event.pipeline;
      return entry("pipeline_drawn", id, {
        changes: changesFrom({ key, name, currency, mayMoveBack, maySkip, stages: stages.map((stage) => stage.key) }),
      });
    }
    case "PipelineChanged":
      return entry("pipeline_changed", event.pipelineId, { changes: changesOf(event.before, event.after) });
    case "StageAdded":
      return entry("stage_added", event.pipelineId, { stageId: event.stage.id, changes: changesFrom(event.stage) });
    case "StageChanged":
      return entry("stage_changed", event.pipelineId, { stageId: event.stageId, changes: changesOf(event.before, event.after) });
    case "StagesReordered":
      return entry("stages_reordered", event.pipelineId, { changes: { stages: { before: event.before, after: event.after } } });
  }
}
