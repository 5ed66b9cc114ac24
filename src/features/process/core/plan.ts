/** A definition made ready to be followed: looked up once, so that a decision need not search. */
import type { Definition, Due, Join, Outcome, Step, WaitEvent } from "./definition.ts";

export type PlannedStep = {
  readonly name: string;
  readonly step: Step;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** The outcomes by which waits and sub-processes are left: those of these names, otherwise the first, and the last for what came too late or failed. */
  readonly onTime: string;
  readonly onEvent: string;
  readonly onSuccess: string;
  readonly onFailure: string;
};

export type Plan = {
  readonly definition: Definition;
  readonly start: string;
  readonly steps: ReadonlyMap<string, PlannedStep>;
  readonly joins: ReadonlyMap<string, Join>;
};

/** How often one decision passes a node by itself; after that a person decides, so that what runs in circles comes to rest. */
export const passesInOneDecision = 25;

const plans = new WeakMap<Definition, Plan>();

/** The plan of a definition; the same object is read only once. */
export function planOf(definition: Definition): Plan {
  const known = plans.get(definition);
  if (known) return known;
  const plan: Plan = {
    definition,
    start: definition.start,
    steps: new Map(Object.entries(definition.steps).map(([name, step]) => [name, plannedStep(name, step)])),
    joins: new Map(Object.entries(definition.joins ?? {})),
  };
  plans.set(definition, plan);
  return plan;
}

function plannedStep(name: string, step: Step): PlannedStep {
  const outcomes = new Map(Object.entries(step.outcomes));
  const names = [...outcomes.keys()];
  const isForEvent = step.until !== undefined && "event" in step.until;
  const named = (wished: readonly string[], otherwise: string | undefined) =>
    wished.find((outcome) => outcomes.has(outcome)) ?? otherwise ?? "";
  return {
    name,
    step,
    outcomes,
    onTime: named(isForEvent ? ["latest", "time"] : ["time", "latest"], isForEvent ? names.at(-1) : names[0]),
    onEvent: named(["event"], names[0]),
    onSuccess: named(["success"], names[0]),
    onFailure: named(["failure"], names.at(-1)),
  };
}

/** The outcomes by which a step can be left at all. A person who decides for an automatic step may take any of them. */
export function possibleOutcomes({ step, outcomes, onTime, onEvent, onSuccess, onFailure }: PlannedStep): readonly string[] {
  if (outcomes.size === 0) return [];
  if (step.kind === "wait" && step.until) return "time" in step.until ? [onTime] : [...new Set([onEvent, onTime])];
  if (step.kind === "process") return [...new Set([onSuccess, onFailure])];
  return [...outcomes.keys()];
}

/** What a wait waits for: a time alone (event null), or an event with its latest date. Without `until` it waits for its due date. */
export function waitOf({ until, due }: Step): { readonly event: WaitEvent | null; readonly due: Due } {
  if (!until) return { event: null, due: due ?? { workingDays: 0 } };
  return "time" in until ? { event: null, due: until.time } : { event: until.event, due: until.latest };
}
