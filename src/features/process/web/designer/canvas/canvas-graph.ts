/** The picture of a process as the nodes and edges of React Flow. */
import type { Edge, Node } from "@xyflow/react";
import type { Drawing } from "../../../core/layout/drawing.ts";
import { endSize, wordsWidth } from "../../../core/layout/measures.ts";
import type { Point } from "../../../core/layout/routes.ts";
import { walkOrder } from "../../../core/layout/ways.ts";
import type { Drawn } from "../state/draft-state.ts";

export type WayEdge = Edge<
  { readonly points: readonly Point[]; readonly outcome: string | null; readonly from: string; readonly to: string },
  "way"
>;
export const newOutcome = "+";

/** No step's name begins with this sign; and React Flow looks ends up by a selector, in which quotes would be read as such. */
const endId = (step: string, outcome: string) => `~end ${encodeURIComponent(step)} ${encodeURIComponent(outcome)}`;

const still = { draggable: false, selectable: false, focusable: false } as const;

/** Steps in the order in which a run comes to them: it is the order of the Tab key. */
export function nodesOf({ definition }: Drawn, drawing: Drawing, isEditable: boolean): Node[] {
  const lanes = drawing.lanes.map(({ lane, x, y, width, height }, at) => ({
    id: `~lane ${encodeURIComponent(lane)}`,
    type: "lane",
    position: { x, y },
    data: { lane, at },
    width,
    height,
    zIndex: -2,
    ...still,
  }));
  const steps = walkOrder(definition).map((id) => {
    const box = drawing.boxes.get(id)!;
    return {
      id,
      type: Object.hasOwn(definition.steps, id) ? "step" : "join",
      position: { x: box.x, y: box.y },
      data: {},
      width: box.width,
      height: box.height,
      draggable: isEditable,
    };
  });
  const ends = drawing.ends.map(({ step, outcome, end, x, y }) => ({
    id: endId(step, outcome),
    type: "end",
    position: { x: x - endSize / 2, y: y - endSize / 2 },
    data: { end, step, outcome },
    width: endSize,
    height: endSize,
    ...still,
  }));
  return [...lanes, ...steps, ...ends];
}

export function edgesOf(drawing: Drawing): WayEdge[] {
  const ways = drawing.lines.map(({ from, outcome, to, points }) => ({
    id: JSON.stringify([from, outcome, to]),
    type: "way" as const,
    source: from,
    sourceHandle: outcome ?? "out",
    target: to,
    targetHandle: "in",
    data: { points, outcome, from, to },
    focusable: false,
  }));
  const ends = drawing.ends.map(({ step, outcome, x, y }) => ({
    id: `to ${endId(step, outcome)}`,
    type: "way" as const,
    source: step,
    sourceHandle: outcome,
    target: endId(step, outcome),
    targetHandle: "in",
    data: {
      points: [
        { x: x - wordsWidth + endSize / 2 + 4, y },
        { x: x - endSize / 2, y },
      ],
      outcome,
      from: step,
      to: "",
    },
    focusable: false,
  }));
  return [...ways, ...ends];
}
