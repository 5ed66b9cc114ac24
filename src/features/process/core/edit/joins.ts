/** Joins wait for exactly those steps that lead to them, and go away when nobody does. */
import type { Definition } from "../definition.ts";
import { joinOf, mapEntries, withJoins } from "./entries.ts";

/** Steps that lead to a join by one of their outcomes, in their order. */
export const leadingTo = (definition: Definition, node: string): readonly string[] =>
  Object.entries(definition.steps).flatMap(([name, { outcomes }]) =>
    Object.values(outcomes).some(({ to }) => to?.includes(node)) ? [name] : [],
  );

/** After an arrow was drawn or taken away: a step that leads to a join is waited for, one that no longer does is not. */
export function settleJoin(definition: Definition, join: string): Definition {
  const known = joinOf(definition, join);
  if (!known) return definition;
  const leading = leadingTo(definition, join);
  const kept = known.waitFor.filter((step) => leading.includes(step));
  const waitFor = [...kept, ...leading.filter((step) => !kept.includes(step))];
  return withJoins(
    definition,
    mapEntries(definition.joins ?? {}, (one, name) => (name === join ? { ...one, waitFor } : one)),
  );
}
