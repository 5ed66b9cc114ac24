/** The run after what happened to it. */
import type { Plan } from "./plan.ts";
import type { JoinState, Marking, RunEvent, RunState } from "./run.ts";

type Of<T extends RunEvent["type"]> = RunEvent & { readonly type: T };

/** The state after one event. Never changes the state it is given. */
export function evolve(plan: Plan, state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case "RunStarted":
      return { ...state, status: "active" };
    case "StepEntered":
      return stepEntered(plan, state, event);
    case "StepLeft":
      return stepLeft(state, event);
    case "JoinReached":
      return joinReached(state, event);
    case "JoinPassed":
      return joinPassed(plan, state, event);
    case "BranchEnded":
      return { ...state, branchEnd: event.end };
    case "VisitCancelled":
      return event.as === "join"
        ? { ...state, joins: without(state.joins, event.step) }
        : { ...state, open: state.open.filter(({ visit }) => visit !== event.visit) };
    case "RunEnded":
      return { ...state, status: "ended", open: [], joins: {}, hold: null, kept: [], end: event.end };
    case "SubjectGone":
      return { ...state, last: { visit: 0, step: "", outcome: event.with, before: event.before } };
    case "RunHeld":
      return { ...state, status: "held", hold: { until: event.until, reason: event.reason } };
    case "SignalKept":
      return { ...state, kept: [...state.kept, event.signal] };
    case "RunResumed":
      return { ...state, status: "active", hold: null, kept: [] };
    case "StepTakenBack":
    case "RunMigrated":
      return { ...state, ...event.back, status: state.status === "held" ? "held" : "active", last: null, end: null };
  }
}

/** The state after all of them. */
export function fold(plan: Plan, state: RunState, events: readonly RunEvent[]): RunState {
  let folded = state;
  for (const event of events) folded = evolve(plan, folded, event);
  return folded;
}

function stepEntered(plan: Plan, state: RunState, { visit, step, as, at }: Of<"StepEntered">): RunState {
  const isLimited = plan.steps.get(step)?.step.loopLimit !== undefined;
  return {
    ...state,
    nextVisit: visit + 1,
    loops: isLimited ? { ...state.loops, [step]: (state.loops[step] ?? 0) + 1 } : state.loops,
    open: as === "automatic" || as === "skipped" ? state.open : [...state.open, { visit, step, as, since: at }],
  };
}

function stepLeft(state: RunState, { visit, step, as, outcome }: Of<"StepLeft">): RunState {
  if (as === "automatic" || as === "skipped") return state;
  const { open, joins, loops, branchEnd } = state;
  const before: Marking = { open, joins, loops, branchEnd };
  return { ...state, open: open.filter((other) => other.visit !== visit), last: { visit, step, outcome, before } };
}

function joinReached(state: RunState, { visit, join, from, at }: Of<"JoinReached">): RunState {
  const known = state.joins[join];
  const arrived = { ...known?.arrived, [from]: (known?.arrived[from] ?? 0) + 1 };
  return {
    ...state,
    nextVisit: known ? state.nextVisit : visit + 1,
    joins: { ...state.joins, [join]: { visit, since: known?.since ?? at, arrived } },
  };
}

/** One arrival of each is taken; what arrived more than once stays, for the next round, under a visit of its own. */
function joinPassed(plan: Plan, state: RunState, { join, isForced, at }: Of<"JoinPassed">): RunState {
  const known = state.joins[join];
  const waitFor = plan.joins.get(join)?.waitFor ?? [];
  const left = isForced
    ? []
    : Object.entries(known?.arrived ?? {}).flatMap(([from, count]) => {
        const rest = waitFor.includes(from) ? count - 1 : count;
        return rest > 0 ? [[from, rest] as const] : [];
      });
  if (left.length === 0) return { ...state, joins: without(state.joins, join) };
  const next: JoinState = { visit: state.nextVisit, since: at, arrived: Object.fromEntries(left) };
  return { ...state, nextVisit: state.nextVisit + 1, joins: { ...state.joins, [join]: next } };
}

function without(joins: Marking["joins"], join: string): Marking["joins"] {
  const { [join]: _, ...others } = joins;
  return others;
}
