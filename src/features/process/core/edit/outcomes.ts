/** The outcomes of a step: where they lead, how they are called, in which order. */
import { keyOf } from "#shared/script.ts";
import type { Definition, Outcome } from "../definition.ts";
import { joinOf, mapEntries, moveKey, stepOf, withOutcomes, without, withStep } from "./entries.ts";
import { settleJoin } from "./joins.ts";
import { removeNode, settleStep } from "./remove.ts";

/** Where an outcome leads: to nodes, of which several go on side by side, or to an end. */
export type Lead = { readonly to: readonly string[] } | { readonly end: "success" | "failure" };

/** A new outcome at the end of the list, under a name made from its label. */
export function addOutcome(
  definition: Definition,
  step: string,
  label: string,
  lead: Lead,
): { readonly definition: Definition; readonly outcome: string } {
  const known = stepOf(definition, step);
  const outcome = keyOf(
    label,
    `outcome_${Object.keys(known?.outcomes ?? {}).length + 1}`,
    new Set([...Object.keys(known?.outcomes ?? {}), ...reserved]),
  );
  if (!known) return { definition, outcome };
  const added = withOutcomes(definition, step, { ...known.outcomes, [outcome]: { ...(label === "" ? {} : { label }), ...lead } });
  return { definition: settled(added, lead), outcome };
}

/** Names that every object has by itself. */
const reserved = Object.getOwnPropertyNames(Object.prototype);

/** The outcome leads elsewhere; what belongs to ends only goes where it no longer ends. */
export function leadTo(definition: Definition, step: string, outcome: string, lead: Lead): Definition {
  const before = stepOf(definition, step)?.outcomes[outcome];
  if (!before || ("to" in lead && lead.to.length === 0)) return definition;
  const { to: _, end: __, reason, cancelRest, ...said } = before;
  const ending = "end" in lead ? { ...(reason === undefined ? {} : { reason }), ...(cancelRest ? { cancelRest } : {}) } : {};
  return afterWays(
    changeOutcome(definition, step, outcome, () => ({ ...said, ...ending, ...lead })),
    before,
    lead,
  );
}

/** One more node for the outcome: side by side with those it leads to. An end gives way. */
export function addTarget(definition: Definition, step: string, outcome: string, node: string): Definition {
  const before = stepOf(definition, step)?.outcomes[outcome];
  if (!before || before.to?.includes(node)) return definition;
  return leadTo(definition, step, outcome, { to: [...(before.to ?? []), node] });
}

/** A join goes on to one more node, or no longer to one; it goes on to one at least. */
export function leadJoin(definition: Definition, join: string, to: readonly string[]): Definition {
  const known = joinOf(definition, join);
  if (!known || to.length === 0) return definition;
  return { ...definition, joins: { ...definition.joins, [join]: { ...known, to: [...new Set(to)] } } };
}

/** What is said of an outcome, apart from where it leads. */
export type OutcomeWords = Pick<Outcome, "label" | "reason" | "cancelRest" | "needsComment">;

/** Undefined takes a word away. */
export function describeOutcome(
  definition: Definition,
  step: string,
  outcome: string,
  words: { readonly [K in keyof OutcomeWords]: OutcomeWords[K] | undefined },
): Definition {
  return changeOutcome(definition, step, outcome, (before) => {
    const next: Record<string, unknown> = { ...before, ...words };
    for (const [key, value] of Object.entries(next)) if (value === undefined || value === false) delete next[key];
    return next as Outcome;
  });
}

export function removeOutcome(definition: Definition, step: string, outcome: string): Definition {
  const known = stepOf(definition, step);
  const before = known?.outcomes[outcome];
  if (!known || !before) return definition;
  const left = withStep(definition, step, settleStep({ ...known, outcomes: without(known.outcomes, outcome) }));
  return afterWays(left, before, { to: [] });
}

export function moveOutcome(definition: Definition, step: string, outcome: string, by: 1 | -1): Definition {
  const known = stepOf(definition, step);
  return known ? withOutcomes(definition, step, moveKey(known.outcomes, outcome, by)) : definition;
}

function changeOutcome(definition: Definition, step: string, outcome: string, change: (before: Outcome) => Outcome): Definition {
  const known = stepOf(definition, step);
  if (!known) return definition;
  return withOutcomes(
    definition,
    step,
    mapEntries(known.outcomes, (one, name) => (name === outcome ? change(one) : one)),
  );
}

const settled = (definition: Definition, lead: Lead): Definition => ("to" in lead ? lead.to.reduce(settleJoin, definition) : definition);

/** Joins that were led to, or are now: whom they wait for. One that nobody leads to any more goes. */
function afterWays(definition: Definition, before: Outcome, lead: Lead): Definition {
  const touched = [...new Set([...(before.to ?? []), ...("to" in lead ? lead.to : [])])];
  const after = touched.reduce(settleJoin, definition);
  return touched.reduce((one, node) => (joinOf(one, node)?.waitFor.length === 0 ? removeNode(one, node) : one), after);
}
