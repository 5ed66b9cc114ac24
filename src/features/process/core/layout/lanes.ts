/** The lane of a step: the level that does it. What nobody does (a wait, an automatic step, a join) stays in the lane it was come from. */
import type { Assignee, Definition } from "../definition.ts";
import { own, walkOrder, waysOf } from "./ways.ts";

/** A level by its key, somebody by what they are to the record ("role:owner"), or one person. */
export type Lane = string;

export function laneOfAssignee(assignee: Assignee): Lane {
  if ("level" in assignee) return assignee.level;
  if ("role" in assignee) return `role:${assignee.role}`;
  return "person";
}

/** Used where nothing says who. */
export const nobodysLane: Lane = "role:owner";

export function lanesOf(definition: Definition): ReadonlyMap<string, Lane> {
  const into = Map.groupBy(waysOf(definition), ({ to }) => to);
  const lanes = new Map<string, Lane>();
  for (const node of walkOrder(definition)) {
    const assignee = own(definition.steps, node)?.assignee;
    const before = into.get(node)?.find(({ from }) => lanes.has(from))?.from;
    lanes.set(node, assignee ? laneOfAssignee(assignee) : before === undefined ? nobodysLane : lanes.get(before)!);
  }
  return lanes;
}

/** Lanes from top to bottom, in the order of the company's levels where they are known, else as the process comes to them. */
export function laneOrder(definition: Definition, levels: readonly string[]): readonly Lane[] {
  const found = [...new Set(lanesOf(definition).values())];
  const rank = (lane: Lane) =>
    levels.includes(lane) ? levels.indexOf(lane) : lane.startsWith("role:") ? levels.length : levels.length + 1;
  return levels.length === 0 ? found : found.toSorted((one, other) => rank(one) - rank(other));
}
