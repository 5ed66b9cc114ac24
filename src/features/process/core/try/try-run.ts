/** Walks one case of a definition by the engine itself, without a record: people choose outcomes, time is let pass by hand. */

import type { Filter } from "#shared/filter/language.ts";
import { type Result, yes } from "#shared/result.ts";
import { decide } from "../decide.ts";
import type { Definition, WaitEvent } from "../definition.ts";
import { evolve } from "../evolve.ts";
import { type Plan, planOf, waitOf } from "../plan.ts";
import { type Given, newRun, type OpenVisit, type RunCommand, type RunEvent, type RunRefusal, type RunState } from "../run.ts";

/** `events` in the order in which they happened; `marks`: how many there were before each act, for taking acts back. */
export type TriedRun = {
  readonly plan: Plan;
  readonly states: readonly RunState[];
  readonly marks: readonly number[];
  readonly events: readonly RunEvent[];
};

export type Choice =
  | { readonly kind: "outcome"; readonly outcome: string; readonly label: string; readonly needsComment: boolean }
  | { readonly kind: "time" }
  | { readonly kind: "event"; readonly event: WaitEvent }
  | { readonly kind: "sub_process"; readonly result: "success" | "failure" };

/** Filters ask about a record that is not there: only the one that always holds does, so that a person decides in all other cases. */
const holds = (filter: Filter): boolean => "and" in filter && filter.and.length === 0;
const given = (now: Date): Given => ({ now, holds });

export function beginTry(definition: Definition, now: Date): TriedRun {
  const plan = planOf(definition);
  const begun = act({ plan, states: [newRun], marks: [], events: [] }, { type: "Start" }, now);
  return begun.ok ? begun.value : { plan, states: [newRun], marks: [], events: [] };
}

export const stateOf = ({ states }: TriedRun): RunState => states.at(-1)!;

function act(run: TriedRun, command: RunCommand, now: Date): Result<TriedRun, RunRefusal> {
  const decided = decide(run.plan, stateOf(run), command, given(now));
  if (!decided.ok) return decided;
  const state = decided.value.reduce((before, event) => evolve(run.plan, before, event), stateOf(run));
  return yes({
    ...run,
    states: [...run.states, state],
    marks: [...run.marks, run.events.length],
    events: [...run.events, ...decided.value],
  });
}

/** What can happen at an open visit. */
export function choicesAt({ plan }: TriedRun, { step, as }: OpenVisit): readonly Choice[] {
  const planned = plan.steps.get(step);
  if (!planned) return [];
  if (as === "wait") {
    const { event } = waitOf(planned.step);
    return event === null ? [{ kind: "time" }] : [{ kind: "event", event }, { kind: "time" }];
  }
  if (as === "process")
    return [
      { kind: "sub_process", result: "success" },
      { kind: "sub_process", result: "failure" },
    ];
  return [...planned.outcomes].map(([outcome, { label, needsComment = false }]) => ({
    kind: "outcome",
    outcome,
    label: label ?? outcome,
    needsComment,
  }));
}

export function choose(run: TriedRun, visit: number, choice: Choice, now: Date): Result<TriedRun, RunRefusal> {
  switch (choice.kind) {
    case "outcome":
      // A comment that is demanded is taken as written: what is tried is the way, not the words.
      return act(run, { type: "Complete", visit, outcome: choice.outcome, actor: null, comment: choice.needsComment ? "–" : null }, now);
    case "time":
      return act(run, { type: "TimePassed", visit }, now);
    case "event":
      return act(run, { type: "EventHappened", event: choice.event }, now);
    case "sub_process":
      return act(run, { type: "SubProcessEnded", visit, result: choice.result }, now);
  }
}

/** As it was before the last choice. */
export function backTry(run: TriedRun): TriedRun {
  if (run.states.length <= 2) return run;
  return { ...run, states: run.states.slice(0, -1), marks: run.marks.slice(0, -1), events: run.events.slice(0, run.marks.at(-1)) };
}

/** A stay in a step or at a join, for the path so far. `outcome` null: still there, or cancelled. */
export type TriedVisit = {
  readonly visit: number;
  readonly node: string;
  readonly outcome: string | null;
  readonly isOpen: boolean;
  readonly isAutomatic: boolean;
  readonly isCancelled: boolean;
};

export function pathOf(run: TriedRun): readonly TriedVisit[] {
  const visits = new Map<number, TriedVisit>();
  for (const event of run.events) {
    if (event.type === "StepEntered")
      visits.set(event.visit, {
        visit: event.visit,
        node: event.step,
        outcome: null,
        isOpen: true,
        isAutomatic: event.as === "automatic" || event.as === "skipped",
        isCancelled: false,
      });
    else if (event.type === "JoinReached" && !visits.has(event.visit))
      visits.set(event.visit, { visit: event.visit, node: event.join, outcome: null, isOpen: true, isAutomatic: true, isCancelled: false });
    else if (event.type === "StepLeft") visits.set(event.visit, { ...visits.get(event.visit)!, outcome: event.outcome, isOpen: false });
    else if (event.type === "JoinPassed") visits.set(event.visit, { ...visits.get(event.visit)!, isOpen: false });
    else if (event.type === "VisitCancelled") visits.set(event.visit, { ...visits.get(event.visit)!, isOpen: false, isCancelled: true });
  }
  return [...visits.values()];
}
