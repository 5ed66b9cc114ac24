/** Renames a step, a join or an outcome wherever it is named. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Definition } from "../definition.ts";
import { joinOf, mapEntries, renameKey, stepOf, takenNames, withJoins, withStep } from "./entries.ts";

export type RenameRefusal = "name_taken" | "name_unfit";

/** Names that the exchanged JSON takes; the contract says the same. */
const fit = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_ .,:/()'’&+–-]*[\p{L}\p{N}\p{M}_.)])?$/u;
const isFit = (name: string) => name.length <= 100 && fit.test(name) && !(name in Object.prototype);

/** The node under its new name: in the start, in every outcome, in every join. */
export function renameNode(definition: Definition, from: string, to: string): Result<Definition, RenameRefusal> {
  if (from === to || (!stepOf(definition, from) && !joinOf(definition, from))) return yes(definition);
  if (!isFit(to)) return no("name_unfit");
  if (takenNames(definition).has(to)) return no("name_taken");
  const named = (node: string) => (node === from ? to : node);
  const steps = mapEntries(renameKey(definition.steps, from, to), (step) => ({
    ...step,
    outcomes: mapEntries(step.outcomes, (outcome) => (outcome.to ? { ...outcome, to: outcome.to.map(named) } : outcome)),
  }));
  const joins = mapEntries(renameKey(definition.joins ?? {}, from, to), (join) => ({
    waitFor: join.waitFor.map(named),
    to: join.to.map(named),
  }));
  return yes(withJoins({ ...definition, start: named(definition.start), steps }, joins));
}

/** The outcome under its new name: in its filters and in the loop limit. */
export function renameOutcome(definition: Definition, step: string, from: string, to: string): Result<Definition, RenameRefusal> {
  const known = stepOf(definition, step);
  if (from === to || !known || !Object.hasOwn(known.outcomes, from)) return yes(definition);
  if (!isFit(to)) return no("name_unfit");
  if (Object.hasOwn(known.outcomes, to)) return no("name_taken");
  const { when, loopLimit } = known;
  return yes(
    withStep(definition, step, {
      ...known,
      outcomes: renameKey(known.outcomes, from, to),
      ...(when ? { when: when.map((one) => (one.outcome === from ? { ...one, outcome: to } : one)) } : {}),
      // biome-ignore lint/suspicious/noThenProperty: a word of the definition.
      ...(loopLimit ? { loopLimit: { ...loopLimit, then: loopLimit.then === from ? to : loopLimit.then } } : {}),
    }),
  );
}
