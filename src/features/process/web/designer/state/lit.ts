/** What is lit on the canvas: the shortest way that shows a fault, or the way of the case that is tried. */
import type { Fault } from "../../../core/definition.ts";
import { portKey } from "../../../core/layout/drawing.ts";
import { pathOf, stateOf, type TriedRun } from "../../../core/try/try-run.ts";
import type { Lit } from "../canvas/canvas-context.ts";

export const litBy = ({ step, path }: Fault): Lit => ({
  as: "fault",
  nodes: new Set(path.map((one) => one.step)),
  outcomes: new Set(path.map((one) => portKey(one.step, one.outcome))),
  here: new Set([step]),
});

export function litByTry(run: TriedRun): Lit {
  const visits = pathOf(run);
  const state = stateOf(run);
  return {
    as: "path",
    nodes: new Set(visits.filter(({ isCancelled }) => !isCancelled).map(({ node }) => node)),
    outcomes: new Set(visits.flatMap(({ node, outcome }) => (outcome === null ? [] : [portKey(node, outcome)]))),
    here: new Set([...state.open.map(({ step }) => step), ...Object.keys(state.joins)]),
  };
}
