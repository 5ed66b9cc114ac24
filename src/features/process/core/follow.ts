/** What goes on by itself once a step is left: automatic steps, joins, loops at their limit, until everything rests. */
import type { AutoAction, Join, Outcome } from "./definition.ts";
import { evolve } from "./evolve.ts";
import { type Plan, type PlannedStep, passesInOneDecision } from "./plan.ts";
import type { CancelledBecause, Given, LeftBy, OpenVisit, Rest, RunEnd, RunEvent, RunState } from "./run.ts";

/** A decision on its way. The one thing that is changed in place, and it never leaves the decision. */
export type Progress = {
  readonly plan: Plan;
  readonly given: Given;
  readonly at: string;
  state: RunState;
  readonly events: RunEvent[];
  /** Tokens on their way to a node. */
  readonly underWay: { readonly to: string; readonly node: string | null; readonly visit: number | null }[];
  /** What automatic steps have done, for the filters after it. */
  readonly done: AutoAction[];
  /** How often each node was passed by itself, so that what runs in circles comes to rest. */
  readonly passed: Map<string, number>;
};

export const begin = (plan: Plan, state: RunState, given: Given): Progress => ({
  plan,
  given,
  at: given.now.toISOString(),
  state,
  events: [],
  underWay: [],
  done: [],
  passed: new Map(),
});

export function tell(progress: Progress, event: RunEvent): void {
  progress.events.push(event);
  progress.state = evolve(progress.plan, progress.state, event);
}

/** An open visit is left, and everything that follows from it happens. */
export function leave(
  progress: Progress,
  { visit, step, as }: OpenVisit,
  outcome: string,
  by: LeftBy,
  actor: string | null,
  comment: string | null,
): void {
  tell(progress, { type: "StepLeft", visit, step, as, outcome, by, actor, comment, at: progress.at });
  lead(progress, visit, step, progress.plan.steps.get(step)?.outcomes.get(outcome));
  follow(progress);
}

/** Takes every token that is under way to where it rests. */
export function follow(progress: Progress): void {
  for (;;) {
    const token = progress.underWay.shift();
    if (token) arrive(progress, token.to, token.node, token.visit);
    else if (!settle(progress)) return;
  }
}

function arrive(progress: Progress, to: string, node: string | null, visit: number | null): void {
  const step = progress.plan.steps.get(to);
  const join = step ? undefined : progress.plan.joins.get(to);
  if (step) enter(progress, step, visit);
  else if (join) reach(progress, to, join, node ?? "");
  else endBranch(progress, visit ?? 0, { result: "failure", reason: "unknown_node" });
}

function enter(progress: Progress, planned: PlannedStep, from: number | null): void {
  const { name, step } = planned;
  const skipping = outcomeAtLimit(progress, planned);
  const isAuto = step.kind === "auto";
  if (isAuto && skipping === null && step.actions) progress.done.push(...step.actions);
  const chosen = skipping ?? (isAuto ? choose(progress, planned) : null);
  if (chosen !== null && mayPass(progress, planned)) passBy(progress, planned, from, skipping === null ? "automatic" : "skipped", chosen);
  else {
    const as = step.kind === "auto" ? "decide" : step.kind;
    tell(progress, { type: "StepEntered", visit: progress.state.nextVisit, step: name, as, from, at: progress.at });
  }
}

/** By which a step that was entered often enough is left at once; null below its limit. */
function outcomeAtLimit({ state }: Progress, { name, step: { loopLimit }, outcomes }: PlannedStep): string | null {
  if (!loopLimit || (state.loops[name] ?? 0) < loopLimit.times) return null;
  return outcomes.has(loopLimit.then) ? loopLimit.then : null;
}

function passBy(
  progress: Progress,
  { name, outcomes }: PlannedStep,
  from: number | null,
  as: "automatic" | "skipped",
  outcome: string,
): void {
  const { at } = progress;
  const visit = progress.state.nextVisit;
  const by = as === "automatic" ? "automatic" : "loop_limit";
  tell(progress, { type: "StepEntered", visit, step: name, as, from, at });
  tell(progress, { type: "StepLeft", visit, step: name, as, outcome, by, actor: null, comment: null, at });
  lead(progress, visit, name, outcomes.get(outcome));
}

/** The first outcome whose filter holds; the only one, where nothing is asked; null where a person must decide. */
function choose({ given, done }: Progress, { step, outcomes }: PlannedStep): string | null {
  const { when } = step;
  if (!when || when.length === 0) {
    const [only] = outcomes.keys();
    return outcomes.size === 1 && only !== undefined ? only : null;
  }
  return when.find(({ filter, outcome }) => outcomes.has(outcome) && given.holds(filter, done))?.outcome ?? null;
}

function mayPass({ passed }: Progress, { name, step }: PlannedStep): boolean {
  const times = (passed.get(name) ?? 0) + 1;
  passed.set(name, times);
  return times <= Math.max(passesInOneDecision, (step.loopLimit?.times ?? 0) + 1);
}

function lead(progress: Progress, visit: number, node: string, outcome: Outcome | undefined): void {
  if (outcome?.end) {
    const end: RunEnd = { result: outcome.end, reason: outcome.reason ?? null };
    if (outcome.cancelRest) endRun(progress, end, "rest_cancelled");
    else if (isAnyoneActive(progress)) endBranch(progress, visit, end);
    else tell(progress, { type: "RunEnded", end, at: progress.at });
  } else if (outcome?.to && outcome.to.length > 0) for (const to of outcome.to) progress.underWay.push({ to, node, visit });
  else endBranch(progress, visit, { result: "failure", reason: "no_outcome" });
}

const isAnyoneActive = ({ state, underWay }: Progress): boolean =>
  state.open.length > 0 || underWay.length > 0 || Object.keys(state.joins).length > 0;

function endBranch(progress: Progress, visit: number, end: RunEnd): void {
  tell(progress, { type: "BranchEnded", visit, end, at: progress.at });
}

/** Ends the run; whatever is still active is cancelled. */
export function endRun(progress: Progress, end: RunEnd, because: CancelledBecause): void {
  const { at } = progress;
  progress.underWay.length = 0;
  for (const event of cancellations(progress.state.open, progress.state.joins, because, at)) tell(progress, event);
  tell(progress, { type: "RunEnded", end, at });
}

export function cancellations(
  open: readonly { readonly visit: number; readonly step: string; readonly as: Rest }[],
  joins: RunState["joins"],
  because: CancelledBecause,
  at: string,
): readonly RunEvent[] {
  return [
    ...open.map(({ visit, step, as }): RunEvent => ({ type: "VisitCancelled", visit, step, as, because, at })),
    ...Object.entries(joins).map(([step, { visit }]): RunEvent => ({ type: "VisitCancelled", visit, step, as: "join", because, at })),
  ];
}

function reach(progress: Progress, name: string, join: Join, from: string): void {
  const { at } = progress;
  const visit = progress.state.joins[name]?.visit ?? progress.state.nextVisit;
  tell(progress, { type: "JoinReached", visit, join: name, from, at });
  const arrived = progress.state.joins[name]?.arrived ?? {};
  if (join.waitFor.every((step) => (arrived[step] ?? 0) > 0)) pass(progress, name, join, visit, false);
}

function pass(progress: Progress, name: string, join: Join, visit: number, isForced: boolean): void {
  tell(progress, { type: "JoinPassed", visit, join: name, isForced, at: progress.at });
  for (const to of join.to) progress.underWay.push({ to, node: name, visit });
}

/**
 * Nothing is under way. Where nothing rests with anybody either, the run must not stand: it ends if a branch has reached an end; otherwise the
 * join that has waited longest goes on with those who came. A sound definition never comes to either. Says whether there is more to follow.
 */
function settle(progress: Progress): boolean {
  const { state, passed, plan } = progress;
  if (state.open.length > 0 || (state.status !== "active" && state.status !== "held")) return false;
  const [waiting] = Object.entries(state.joins)
    .filter(([name]) => !passed.has(name))
    .sort(([, one], [, other]) => one.visit - other.visit);
  const join = waiting && plan.joins.get(waiting[0]);
  if (waiting && join && state.branchEnd === null) {
    passed.set(waiting[0], 1);
    pass(progress, waiting[0], join, waiting[1].visit, true);
    return true;
  }
  endRun(progress, state.branchEnd ?? { result: "failure", reason: "deadlock" }, "rest_cancelled");
  return false;
}
