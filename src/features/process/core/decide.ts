/** What a command does to a run. Pure: the clock and the facts about the subject come in; nothing is written. */
import { no, type Result, yes } from "#shared/result.ts";
import { endWith } from "./ending.ts";
import { begin, endRun, follow, leave, type Progress, tell } from "./follow.ts";
import type { Plan, PlannedStep } from "./plan.ts";
import { isTooFar, yearsOfWaiting } from "./reach.ts";
import type { Ending, Given, KeptSignal, OpenVisit, RunCommand, RunEvent, RunRefusal, RunState } from "./run.ts";
import { takeBack } from "./take-back.ts";

type Answer = Result<readonly RunEvent[], RunRefusal>;
type Of<T extends RunCommand["type"]> = RunCommand & { readonly type: T };

/**
 * The events of a command. Whatever goes on by itself (automatic steps, joins, loops at their limit) is in them, up to where everything rests:
 * with a person, with a wait that has a date, with a sub-process, or at an end.
 */
export function decide(plan: Plan, state: RunState, command: RunCommand, given: Given): Answer {
  if (command.type === "Start") return state.status === "new" ? yes(started(plan, state, given)) : no("already_started");
  if (state.status === "new") return no("not_started");
  if (command.type === "TakeBack") return takeBack(plan, state, command.visit, given);
  if (state.status === "ended") return no("run_ended");
  switch (command.type) {
    case "Complete":
      return complete(plan, state, command, given);
    case "TimePassed":
      return signal(plan, state, command.visit, "wait", (step) => ({ outcome: step.onTime, by: "time" }), given);
    case "SubProcessEnded":
      return signal(
        plan,
        state,
        command.visit,
        "process",
        (step) => ({ outcome: command.result === "success" ? step.onSuccess : step.onFailure, by: "sub_process" }),
        given,
      );
    case "EventHappened":
      return eventHappened(plan, state, command, given);
    case "Hold":
      return hold(state, command, given);
    case "Resume":
      return resume(plan, state, given);
    case "Stop":
      return yes(stopped(plan, state, command.reason, given));
    case "SubjectEnded":
      return yes(subjectEnded(plan, state, command.with, given));
  }
}

function started(plan: Plan, state: RunState, given: Given): readonly RunEvent[] {
  const progress = begin(plan, state, given);
  tell(progress, { type: "RunStarted", at: progress.at });
  progress.underWay.push({ to: plan.start, node: null, visit: null });
  follow(progress);
  return progress.events;
}

function stopped(plan: Plan, state: RunState, reason: string, given: Given): readonly RunEvent[] {
  const progress = begin(plan, state, given);
  endRun(progress, { result: "stopped", reason }, "stopped");
  return progress.events;
}

/** What the record came to is the end of the run; where it stood is kept, in case that is undone. */
function subjectEnded(plan: Plan, state: RunState, ending: Ending, given: Given): readonly RunEvent[] {
  const end = endWith(plan, state, ending);
  if (end === null) return [];
  const progress = begin(plan, state, given);
  const { open, joins, loops, branchEnd } = state;
  tell(progress, { type: "SubjectGone", with: ending, before: { open, joins, loops, branchEnd }, at: progress.at });
  endRun(progress, end, "subject_ended");
  return progress.events;
}

function complete(plan: Plan, state: RunState, command: Of<"Complete">, given: Given): Answer {
  const open = openVisit(state, command.visit);
  if (!open) return no("visit_not_open");
  if (open.as === "wait" || open.as === "process") return no("not_a_task");
  if (state.status === "held") return no("run_held");
  const outcome = plan.steps.get(open.step)?.outcomes.get(command.outcome);
  if (!outcome) return no("outcome_unknown");
  const comment = command.comment?.trim() ? command.comment : null;
  if (outcome.needsComment && comment === null) return no("comment_missing");
  const progress = begin(plan, state, given);
  leave(progress, open, command.outcome, "person", command.actor, comment);
  return yes(progress.events);
}

/** Something outside answers for a visit. While the run is held, the answer is kept. */
function signal(
  plan: Plan,
  state: RunState,
  visit: number,
  as: "wait" | "process",
  answer: (step: PlannedStep) => Omit<KeptSignal, "visit">,
  given: Given,
): Answer {
  const open = openVisit(state, visit);
  if (!open) return no("visit_not_open");
  if (open.as !== as) return no(as === "wait" ? "not_waiting" : "not_a_sub_process");
  const step = plan.steps.get(open.step);
  return step ? yes(taken(plan, state, [{ visit, ...answer(step) }], given)) : no("visit_not_open");
}

function eventHappened(plan: Plan, state: RunState, { event }: Of<"EventHappened">, given: Given): Answer {
  const signals: KeptSignal[] = [];
  for (const open of state.open) {
    const step = open.as === "wait" ? plan.steps.get(open.step) : undefined;
    if (step?.step.until && "event" in step.step.until && step.step.until.event === event)
      signals.push({ visit: open.visit, outcome: step.onEvent, by: "event" });
  }
  return yes(signals.length === 0 ? [] : taken(plan, state, signals, given));
}

/** The signals take effect, or are kept until the run goes on; of several for one visit the first counts. */
function taken(plan: Plan, state: RunState, signals: readonly KeptSignal[], given: Given): readonly RunEvent[] {
  if (state.status === "held") {
    const at = given.now.toISOString();
    const isNew = ({ visit }: KeptSignal) => !state.kept.some((kept) => kept.visit === visit);
    return signals.filter(isNew).map((signal) => ({ type: "SignalKept", signal, at }));
  }
  const progress = begin(plan, state, given);
  leaveBy(progress, signals);
  return progress.events;
}

function leaveBy(progress: Progress, signals: readonly KeptSignal[]): void {
  for (const { visit, outcome, by } of signals) {
    const open = openVisit(progress.state, visit);
    if (open) leave(progress, open, outcome, by, null, null);
  }
}

function hold(state: RunState, { until, reason }: Of<"Hold">, given: Given): Answer {
  if (state.status === "held") return no("run_held");
  const at = given.now.toISOString();
  const latest = new Date(until);
  if (latest <= given.now) return no("hold_date_passed");
  if (isTooFar(latest, given.now, yearsOfWaiting)) return no("until_too_far");
  return yes([{ type: "RunHeld", until: latest.toISOString(), reason, at }]);
}

function resume(plan: Plan, state: RunState, given: Given): Answer {
  if (state.status !== "held") return no("not_held");
  const progress = begin(plan, state, given);
  tell(progress, { type: "RunResumed", at: progress.at });
  leaveBy(progress, state.kept);
  return yes(progress.events);
}

const openVisit = ({ open }: RunState, visit: number): OpenVisit | undefined => open.find((one) => one.visit === visit);
