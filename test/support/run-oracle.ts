/** What the engine itself shows when every run of a process is followed: slow, and sure. */
import { decide } from "#features/process/core/decide.ts";
import type { Definition } from "#features/process/core/definition.ts";
import { fold } from "#features/process/core/evolve.ts";
import { type Plan, planOf, possibleOutcomes } from "#features/process/core/plan.ts";
import { type Given, newRun, type OpenVisit, type RunCommand, type RunEvent, type RunState } from "#features/process/core/run.ts";

export const given: Given = { now: new Date("2026-03-02T09:00:00Z"), holds: () => false };

export type Seen = {
  readonly kinds: ReadonlySet<string>;
  /** Steps never entered, joins never passed. */
  readonly neverDone: readonly string[];
  /** The fewest completions to the first deadlock and the first end with something left over. */
  readonly shortest: ReadonlyMap<string, number>;
  readonly canEnd: boolean;
};

type Node = { readonly state: RunState; readonly depth: number; readonly next: number[]; isEnd: boolean };

/** Every state that a run can come to, by every outcome; null where there are more than so many. */
export function exploredByEngine(definition: Definition, atMost: number, from?: RunState): Seen | null {
  const plan = planOf(definition);
  const nodes: Node[] = [];
  const known = new Map<string, number>();
  const kinds = new Set<string>();
  const shortest = new Map<string, number>();
  const done = new Set<string>();
  const note = (kind: string, depth: number) => {
    kinds.add(kind);
    if (!shortest.has(kind)) shortest.set(kind, depth);
  };
  const add = (state: RunState, depth: number, isEnd: boolean): number => {
    const key = keyOf(state);
    const at = known.get(key);
    if (at !== undefined) return at;
    known.set(key, nodes.length);
    return nodes.push({ state, depth, next: [], isEnd }) - 1;
  };
  const arrive = (before: RunState, events: readonly RunEvent[], depth: number): number => {
    const forced = events.findIndex((event) => event.type === "JoinPassed" && event.isForced);
    for (const event of forced < 0 ? events : events.slice(0, forced)) {
      if (event.type === "StepEntered") done.add(event.step);
      if (event.type === "JoinPassed" && !event.isForced) done.add(event.join);
    }
    const branch = events.findIndex((event) => event.type === "BranchEnded");
    if (branch >= 0 && (forced < 0 || branch < forced)) note("left_over", depth);
    if (forced >= 0) note("deadlock", depth);
    const state = fold(plan, before, events);
    if (forced < 0 && goesInCircle(plan, before, events)) return add({ ...newRun, open: state.open, nextVisit: -1 }, depth, false);
    // What comes after a forced join is no part of the process: there it stood.
    return forced >= 0 ? add({ ...newRun, status: "ended", end: null }, depth, true) : add(state, depth, state.status === "ended");
  };
  if (from) add(from, 0, from.status === "ended");
  else {
    const events = decided(plan, newRun, { type: "Start" });
    arrive(newRun, events, 0);
  }
  for (let at = 0; at < nodes.length; at++) {
    const { state, depth } = nodes[at]!;
    if (nodes.length > atMost || state.open.length > 6) return null;
    if (nodes[at]!.isEnd || state.nextVisit < 0) continue;
    for (const command of commandsOf(plan, state)) {
      const events = decided(plan, state, command);
      nodes[at]!.next.push(arrive(state, events, depth + 1));
    }
  }
  const ends = reaching(nodes);
  if (!ends.every((can) => can)) kinds.add("no_way_to_end");
  const neverDone = [...Object.keys(definition.steps), ...Object.keys(definition.joins ?? {})].filter((name) => !done.has(name));
  return { kinds, neverDone, shortest, canEnd: ends[0] === true };
}

/** Where a path leads. Steps that the engine passes by itself are passed. */
export function replay(definition: Definition, path: readonly { readonly step: string; readonly outcome: string }[]) {
  const plan = planOf(definition);
  let events = decided(plan, newRun, { type: "Start" });
  let before = newRun;
  let state = fold(plan, newRun, events);
  for (const { step, outcome } of path) {
    const open = state.open.find((one) => one.step === step);
    if (!open && definition.steps[step]?.kind === "auto") continue;
    if (!open) throw new Error(`${step} is not open after the steps before it.`);
    events = decided(plan, state, commandFor(plan, open, outcome));
    before = state;
    state = fold(plan, state, events);
  }
  const isLeftOver = events.some(({ type }) => type === "BranchEnded");
  return {
    state,
    events,
    isLeftOver,
    isInCircle: goesInCircle(plan, before, events),
    opens: state.open.length,
    steps: state.open.map(({ step }) => step),
  };
}

/** A step was opened although it is past its limit: loops at their limits lead in a circle, and the engine asks a person at last. */
const goesInCircle = (plan: Plan, { loops }: RunState, events: readonly RunEvent[]): boolean =>
  events.some((event) => {
    if (event.type !== "StepEntered" || event.as === "skipped") return false;
    const limit = plan.steps.get(event.step)?.step.loopLimit;
    const before = events.slice(0, events.indexOf(event)).filter((other) => other.type === "StepEntered" && other.step === event.step);
    return limit !== undefined && (loops[event.step] ?? 0) + before.length >= limit.times;
  });

export function decided(plan: Plan, state: RunState, command: RunCommand): readonly RunEvent[] {
  const answer = decide(plan, state, command, given);
  if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal}.`);
  return answer.value;
}

/** Everything that people, clocks and other runs can do now. */
export function commandsOf(plan: Plan, state: RunState): readonly RunCommand[] {
  return state.open.flatMap((open) => possibleOutcomes(plan.steps.get(open.step)!).map((outcome) => commandFor(plan, open, outcome)));
}

function commandFor(plan: Plan, { visit, step, as }: OpenVisit, outcome: string): RunCommand {
  const planned = plan.steps.get(step)!;
  if (as === "process") return { type: "SubProcessEnded", visit, result: outcome === planned.onSuccess ? "success" : "failure" };
  if (as !== "wait") return { type: "Complete", visit, outcome, actor: null, comment: null };
  const { until } = planned.step;
  if (until && "event" in until && outcome === planned.onEvent) return { type: "EventHappened", event: until.event };
  return { type: "TimePassed", visit };
}

function keyOf({ status, open, joins, loops, branchEnd, nextVisit }: RunState): string {
  const arrived = Object.entries(joins).map(([join, at]) => [join, Object.entries(at.arrived).sort()]);
  const counts = Object.entries(loops).map(([step, times]) => [step, Math.min(times, 5)]);
  return JSON.stringify([status, nextVisit < 0, open.map(({ step }) => step).sort(), arrived.sort(), counts.sort(), branchEnd !== null]);
}

function reaching(nodes: readonly Node[]): readonly boolean[] {
  const ends = nodes.map(({ isEnd }) => isEnd);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const [at, { next }] of nodes.entries())
      if (!ends[at] && next.some((to) => ends[to])) {
        ends[at] = true;
        isChanged = true;
      }
  }
  return ends;
}
