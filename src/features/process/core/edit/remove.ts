/** Takes a step or a join away, and everything that named it. */
import type { Definition, Outcome, Step } from "../definition.ts";
import { joinOf, mapEntries, stepOf, withJoins, without } from "./entries.ts";

/**
 * Outcomes that led only there go with it, and so do filters and loop limits that named those; a join that waits for nobody or goes nowhere goes
 * too. Of a process with one step it stays. Where it began, the first step left is where it begins now.
 */
export function removeNode(definition: Definition, node: string): Definition {
  if (!stepOf(definition, node) && !joinOf(definition, node)) return definition;
  if (stepOf(definition, node) && Object.keys(definition.steps).length === 1) return definition;
  const steps = mapEntries(without(definition.steps, node), (step) => withoutWaysTo(step, node));
  const joins = mapEntries(without(definition.joins ?? {}, node), (join) => ({
    waitFor: join.waitFor.filter((step) => step !== node),
    to: join.to.filter((target) => target !== node),
  }));
  const start = definition.start === node ? Object.keys(steps)[0]! : definition.start;
  const left = withJoins({ ...definition, start, steps }, joins);
  const empty = Object.entries(joins).find(([, { waitFor, to }]) => waitFor.length === 0 || to.length === 0);
  return empty ? removeNode(left, empty[0]) : left;
}

function withoutWaysTo(step: Step, node: string): Step {
  const outcomes = mapEntries<Outcome>(step.outcomes, (outcome) => {
    if (!outcome.to?.includes(node)) return outcome;
    const to = outcome.to.filter((target) => target !== node);
    return to.length === 0 ? null : { ...outcome, to };
  });
  return settleStep({ ...step, outcomes });
}

/** Filters and the loop limit name only outcomes that are there. */
export function settleStep(step: Step): Step {
  const { when, loopLimit, ...rest } = step;
  const left = when?.filter(({ outcome }) => Object.hasOwn(step.outcomes, outcome));
  return {
    ...rest,
    ...(left && left.length > 0 ? { when: left } : {}),
    ...(loopLimit && Object.hasOwn(step.outcomes, loopLimit.then) ? { loopLimit } : {}),
  };
}
