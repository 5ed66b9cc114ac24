/** New steps and joins, on the way of an outcome or lying free. */
import { keyOf } from "#shared/script.ts";
import type { Definition, Outcome, Step, StepKind } from "../definition.ts";
import { stepOf, takenNames, withJoins, withStep } from "./entries.ts";
import { type Lead, leadTo } from "./outcomes.ts";

/** Words for what is new, in the language of whoever draws. */
export type Words = { readonly title: string; readonly done: string };

export type Added = { readonly definition: Definition; readonly node: string };

/** A step that nothing leads to yet. */
export function addStep(definition: Definition, kind: StepKind, { title, done }: Words): Added {
  const node = freeName(definition, kind === "process" ? "process" : "step");
  return { definition: withStep(definition, node, newStep(kind, title, done, { end: "success" })), node };
}

/** The name of an outcome, or the first one; of a step without outcomes null. */
const usual = ({ outcomes }: Step, outcome: string | null): string | null =>
  outcome !== null && Object.hasOwn(outcomes, outcome) ? outcome : (Object.keys(outcomes)[0] ?? null);

/** A step on the way of an outcome (without one, of the first): it comes after `after`, and goes on to where the outcome led. */
export function insertStep(definition: Definition, after: string, outcome: string | null, kind: StepKind, words: Words): Added {
  const before = stepOf(definition, after);
  if (!before) return addStep(definition, kind, words);
  const node = freeName(definition, kind === "process" ? "process" : "step");
  const way = usual(before, outcome);
  const led: Outcome = way === null ? { end: "success" } : before.outcomes[way]!;
  const made = withStep(definition, node, newStep(kind, words.title, words.done, leadOf(led)));
  if (way === null)
    return { definition: withStep(made, after, { ...before, outcomes: { done: { label: words.done, to: [node] } } }), node };
  return { definition: leadTo(made, after, way, { to: [node] }), node };
}

/**
 * A join on the way of an outcome. It must go on to a step: where the outcome ended the run, an automatic step that ends it comes after the join.
 */
export function insertJoin(definition: Definition, after: string, outcome: string | null, words: Words): Added {
  const before = stepOf(definition, after);
  const way = before ? usual(before, outcome) : null;
  if (!before || way === null) return { definition, node: after };
  const node = freeName(definition, "join");
  const led = before.outcomes[way]!;
  if (led.to) {
    const made = withJoins(definition, { ...definition.joins, [node]: { waitFor: [after], to: led.to } });
    return { definition: leadTo(made, after, way, { to: [node] }), node };
  }
  const { label: _, needsComment: __, ...end } = led;
  const last = freeName(definition, "step");
  const finished = withStep(definition, last, { kind: "auto", title: words.title, outcomes: { done: { label: words.done, ...end } } });
  const made = withJoins(finished, { ...definition.joins, [node]: { waitFor: [after], to: [last] } });
  return { definition: leadTo(made, after, way, { to: [node] }), node };
}

/** A copy of a step, lying free: what it says, with the same ways on. */
export function copyStep(definition: Definition, name: string): Added {
  const step = stepOf(definition, name);
  if (!step) return { definition, node: name };
  const node = keyOf(name, "step", takenNames(definition));
  return { definition: withStep(definition, node, step), node };
}

function newStep(kind: StepKind, title: string, done: string, lead: Lead): Step {
  const label = { label: done };
  switch (kind) {
    case "wait":
      return { kind, title, until: { time: { workingDays: 1 } }, outcomes: { time: { ...label, ...lead } } };
    case "process":
      return { kind, title, outcomes: { success: lead, failure: { end: "failure" } } };
    case "auto":
      return { kind, title, outcomes: { done: { ...label, ...lead } } };
    default:
      return { kind, title, assignee: { role: "owner" }, due: { workingDays: 1 }, outcomes: { done: { ...label, ...lead } } };
  }
}

const leadOf = ({ to, end }: Outcome): Lead => (to && to.length > 0 ? { to } : { end: end ?? "success" });

/** step_1, step_2 …: until it is given words. */
function freeName(definition: Definition, kind: "step" | "join" | "process"): string {
  const taken = takenNames(definition);
  for (let number = 1; ; number += 1) if (!taken.has(`${kind}_${number}`)) return `${kind}_${number}`;
}

/** Whether a name is one that was made here, so that the words of the step may make a better one. */
export const isMadeName = (name: string): boolean => /^(step|join|process)_\d+$/.test(name);
