/** The way of a deal through its pipeline: days and visits in each stage, and the moves that were no plain step forward. Pure. */
import type { Pipeline, Visit } from "../../answers.ts";

export type StageOnPath = {
  readonly key: string;
  readonly name: string;
  /** Days of all visits together. */
  readonly days: number;
  readonly visits: number;
  readonly isCurrent: boolean;
  readonly isStuck: boolean;
};
/** Moves between two stages that are drawn as an arc: back below the line, over others above it. */
export type Loop = { readonly from: number; readonly to: number; readonly count: number };
export type StagePath = { readonly stages: readonly StageOnPath[]; readonly loops: readonly Loop[] };

/** Retired stages stand on the path only where the deal was in them. `stage` is where the deal stands, null at an end. */
export function stagePath(pipeline: Pipeline, visits: readonly Visit[], stage: string | null): StagePath {
  const own = visits.filter((visit) => visit.pipeline === pipeline.key && visit.stage !== null);
  const shown = pipeline.stages.filter(({ key, retiredAt }) => retiredAt === null || own.some((visit) => visit.stage === key));
  const places = new Map(shown.map(({ key }, at) => [key, at]));
  const stages = shown.map(({ key, name, normDays }) => {
    const here = own.filter((visit) => visit.stage === key);
    const days = here.reduce((sum, visit) => sum + visit.days, 0);
    const last = here.at(-1)?.days ?? 0;
    const isCurrent = key === stage;
    return { key, name, days, visits: here.length, isCurrent, isStuck: isCurrent && normDays !== null && Math.floor(last) > normDays };
  });
  return { stages, loops: loopsOf(visits, pipeline.key, places) };
}

function loopsOf(visits: readonly Visit[], pipeline: string, places: ReadonlyMap<string, number>): readonly Loop[] {
  const counts = new Map<string, Loop>();
  for (const [at, visit] of visits.entries()) {
    const before = visits[at - 1];
    if (!before || before.pipeline !== pipeline || visit.pipeline !== pipeline || before.stage === null || visit.stage === null) continue;
    const from = places.get(before.stage);
    const to = places.get(visit.stage);
    if (from === undefined || to === undefined || to === from + 1 || to === from) continue;
    const key = `${from}>${to}`;
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
