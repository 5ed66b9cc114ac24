/** The stages of a pipeline while they are being edited: added, renamed, reordered, retired. Pure; sent as a whole, as the API takes them. */
import type { Pipeline } from "../answers.ts";

export type StageDraft = {
  /** Stays while the row is dragged and renamed. */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly normDays: number | null;
  /** In percent, as people say it. */
  readonly percent: number | null;
  readonly isRetired: boolean;
  readonly isNew: boolean;
};

export const draftsOf = (pipeline: Pipeline): readonly StageDraft[] =>
  pipeline.stages.map((stage) => ({
    id: stage.id,
    key: stage.key,
    name: stage.name,
    normDays: stage.normDays,
    percent: stage.probability === null ? null : Math.round(stage.probability * 10_000) / 100,
    isRetired: stage.retiredAt !== null,
    isNew: false,
  }));

/** A stage by one place up or down; at the edge it stays. */
export function shifted(stages: readonly StageDraft[], id: string, step: 1 | -1): readonly StageDraft[] {
  const at = stages.findIndex((one) => one.id === id);
  return at < 0 ? stages : placed(stages, id, at + step);
}

/** A stage put where another one stands. */
export function placed(stages: readonly StageDraft[], id: string, to: number): readonly StageDraft[] {
  const moved = stages.find((one) => one.id === id);
  if (!moved || to < 0 || to >= stages.length) return stages;
  const rest = stages.filter((one) => one.id !== id);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

export const changed = (stages: readonly StageDraft[], id: string, change: Partial<StageDraft>): readonly StageDraft[] =>
  stages.map((one) => (one.id === id ? { ...one, ...change } : one));

/** A new stage gets a key from its name once it is sent; "Stage 2" if another has it. */
export function sentStages(stages: readonly StageDraft[]) {
  const taken = new Set(stages.filter(({ isNew }) => !isNew).map(({ key }) => key));
  return stages.map((stage) => {
    const key = stage.isNew ? freeKey(stage.name.trim(), taken) : stage.key;
    taken.add(key);
    return {
      key,
      name: stage.name.trim(),
      normDays: stage.normDays,
      probability: stage.percent === null ? null : Math.round(stage.percent * 100) / 10_000,
      ...(stage.isNew ? {} : { retired: stage.isRetired }),
    };
  });
}

function freeKey(name: string, taken: ReadonlySet<string>): string {
  const base = keyOf(name);
  for (let count = 1; count < 1_000; count++) {
    const key = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(key)) return key;
  }
  return `${base}_${taken.size}`;
}

/** "Technical approval" is technical_approval; letters of every script stay. */
export function keyOf(name: string): string {
  const key = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_+|_+$/g, "");
  return key.slice(0, 70) || "stage";
}
