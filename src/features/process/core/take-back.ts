/** Taking the last step back. */
import { no, type Result, yes } from "#shared/result.ts";
import { cancellations } from "./follow.ts";
import type { Plan } from "./plan.ts";
import type { Given, JoinState, Marking, RunEvent, RunRefusal, RunState } from "./run.ts";

/**
 * What the last completion opened is cancelled, and what it closed (the step itself, and whatever its end cancelled) is opened anew, under new
 * numbers. What automatic steps changed meanwhile stays changed. An ended run goes on; a stopped one does not.
 */
export function takeBack(plan: Plan, state: RunState, wanted: number | undefined, given: Given): Result<readonly RunEvent[], RunRefusal> {
  if (state.status === "held") return no("run_held");
  const { last } = state;
  if (state.end?.result === "stopped") return no("run_ended");
  if (!last) return no("nothing_to_take_back");
  if (wanted !== undefined && wanted !== last.visit) return no("not_the_last_step");
  const at = given.now.toISOString();
  const { before } = last;
  const isOpen = (marking: Marking, visit: number) => marking.open.some((open) => open.visit === visit);
  const isAt = (marking: Marking, join: string, visit: number) => marking.joins[join]?.visit === visit;
  const reopened = before.open.filter(({ visit }) => !isOpen(state, visit));
  const again = Object.entries(before.joins).filter(([join, { visit }]) => !isAt(state, join, visit));
  const back: Marking = {
    open: before.open.filter(({ visit }) => isOpen(state, visit)),
    joins: Object.fromEntries(Object.entries(before.joins).filter(([join, { visit }]) => isAt(state, join, visit))),
    loops: uncounted(plan, before.loops, reopened),
    branchEnd: before.branchEnd,
  };
  const gone = Object.fromEntries(Object.entries(state.joins).filter(([join, { visit }]) => !isAt(before, join, visit)));
  const opened = state.open.filter(({ visit }) => !isOpen(before, visit));
  let visit = state.nextVisit;
  return yes([
    ...cancellations(opened, gone, "taken_back", at),
    { type: "StepTakenBack", visit: last.visit, step: last.step, outcome: last.outcome, back, at },
    ...reopened.map(({ step, as, visit: from }): RunEvent => ({ type: "StepEntered", visit: visit++, step, as, from, at })),
    ...again.flatMap(([join, known]) => reachedAgain(visit++, join, known, at)),
  ]);
}

/** Opening anew counts as entering; it was counted when it was entered first. */
function uncounted(plan: Plan, loops: Marking["loops"], reopened: Marking["open"]): Marking["loops"] {
  const counts: Record<string, number> = { ...loops };
  for (const { step } of reopened) if (plan.steps.get(step)?.step.loopLimit) counts[step] = (counts[step] ?? 1) - 1;
  return counts;
}

function reachedAgain(visit: number, join: string, { arrived }: JoinState, at: string): readonly RunEvent[] {
  return Object.entries(arrived).flatMap(([from, count]) =>
    Array.from({ length: count }, (): RunEvent => ({ type: "JoinReached", visit, join, from, at })),
  );
}
