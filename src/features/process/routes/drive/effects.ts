/** What the engine asks to be done: at once where it changes records or runs, collected where it can be done for many together. */
import type { Effect } from "../../core/effects.ts";
import { overtakenBy } from "../../core/ending.ts";
import { giverOf } from "../../core/giver.ts";
import type { RunEvent } from "../../core/run.ts";
import { findStartable } from "../../sql/run/definitions.ts";
import { openChildren } from "../../sql/run/load-runs.ts";
import { act } from "./act.ts";
import { type AtHand, type Driving, tell, tellForeign } from "./driving.ts";
import { beginRun, takeUpHeld } from "./hands.ts";

type Cause = { readonly events: readonly RunEvent[] };

export async function doEffect(driving: Driving, hand: AtHand, effect: Effect, cause: Cause): Promise<void> {
  const { given, work } = driving;
  const { run, plan } = hand;
  const at = given.now;
  switch (effect.do) {
    case "open_task": {
      const giverId = giverOf(cause.events, effect.visit, run.ownerId);
      driving.tasks.push({ run, plan, effect, from: reachedFrom(cause.events, effect.visit), giverId });
      return;
    }
    case "cancel_task":
      return cancelTask(driving, hand, effect.visit, effect.because);
    case "set_timer":
      driving.timers.push({ run, effect });
      return;
    case "cancel_timer": {
      const waiting = driving.timers.findIndex((timer) => timer.run.id === run.id && timer.effect.visit === effect.visit);
      if (waiting >= 0) driving.timers.splice(waiting, 1);
      else work.ended.push({ run, visit: effect.visit, by: effect.because === "event" ? "event" : "cancelled", at });
      return;
    }
    case "act":
      for (const action of effect.actions) {
        if ("notify" in action) driving.notices.push({ run, step: effect.step, assignee: action.notify, text: action.text });
        else await actOn(driving, hand, effect.step, action, []);
      }
      return;
    case "enter_stage":
      // An ended deal stays ended, and one that is there already needs no move.
      if (run.subjectKind === "deal")
        await actOn(driving, hand, stepOf(cause.events, effect.visit), { moveTo: effect.stage }, ["already_there", "deal_ended"]);
      return;
    case "start_sub_process":
      return startSub(driving, hand, effect);
    case "cancel_sub_process":
      for (const child of await takeUpHeld(driving, await openChildren(driving.tx, given.actor.workspaceId, run.id, effect.visit)))
        driving.queue.push({ runId: child.run.id, command: { type: "Stop", reason: run.state.end?.reason ?? effect.because } });
      return;
    case "set_hold_timer":
      work.timers.push({ id: given.newId(), run, visit: null, kind: "hold", event: null, due: new Date(effect.until) });
      return;
    case "cancel_hold_timer":
      work.ended.push({ run, visit: null, by: "cancelled", at });
  }
}

function reachedFrom(events: readonly RunEvent[], visit: number): number | null {
  const entered = events.find((event) => event.type === "StepEntered" && event.visit === visit);
  return entered?.type === "StepEntered" ? entered.from : null;
}

function stepOf(events: readonly RunEvent[], visit: number): string {
  const entered = events.find((event) => event.type === "StepEntered" && event.visit === visit);
  return entered?.type === "StepEntered" ? entered.step : "";
}

/** Where its record came to its end, what the task was there for has been settled elsewhere: then it is not cancelled but overtaken. */
function cancelTask(driving: Driving, hand: AtHand, visit: number, because: string): void {
  const { given, work } = driving;
  // One that this very transaction would have opened is never opened.
  const waiting = driving.tasks.findIndex((wanted) => wanted.run.id === hand.run.id && wanted.effect.visit === visit);
  if (waiting >= 0) driving.tasks.splice(waiting, 1);
  const task = hand.tasks.find((one) => one.visit === visit);
  if (!task || work.closed.some(({ id }) => id === task.id)) return;
  const [at, by] = [given.now, given.actor.personId];
  const { state, parentId } = hand.run;
  const ending = because === "subject_ended" || because === "stopped" ? overtakenBy(state, parentId !== null) : null;
  if (ending === null) {
    work.closed.push({ id: task.id, status: "cancelled", outcome: null, comment: null, at, by });
    tell(driving, { type: "TaskCancelled", task, reason: because, by, at });
  } else {
    work.closed.push({ id: task.id, status: "overtaken", outcome: ending, comment: null, at, by });
    tell(driving, { type: "TaskOvertaken", task, with: ending, by, at });
  }
}

/** A refused change does not keep the run from going on: the journal says what was refused and why. */
async function actOn(
  driving: Driving,
  { run }: AtHand,
  step: string,
  action: Parameters<typeof act>[2],
  harmless: readonly string[],
): Promise<void> {
  const done = await act(driving, run, action);
  if (done.ok) tellForeign(driving, done.value.operation as never, done.value.events);
  else if (!harmless.includes(done.refusal))
    tell(driving, { type: "RunActionRefused", run, step, reason: done.refusal, at: driving.given.now });
}

/** A process that is not published any more counts as failed at once, so that nobody waits for it. */
async function startSub(driving: Driving, { run }: AtHand, effect: Effect & { readonly do: "start_sub_process" }): Promise<void> {
  const { tx, given, hands, queue } = driving;
  const found = await findStartable(tx, given.actor.workspaceId, effect.process);
  const depth = (id: string | null): number => (id === null ? 0 : 1 + depth(hands.get(id)?.run.parentId ?? null));
  if (!found || found.subject !== run.subjectKind || depth(run.id) > mostNested) {
    queue.push({ runId: run.id, command: { type: "SubProcessEnded", visit: effect.visit, result: "failure" } });
    return;
  }
  const { subjectKind, subjectId, ownerId, id: parentId } = run;
  const { processId, number } = found;
  const wish = { processId, number, subjectKind, subjectId, ownerId, parentId, parentVisit: effect.visit, startedBecause: "sub_process" };
  const child = await beginRun(driving, wish);
  queue.push({ runId: child.run.id, command: { type: "Start" } });
}

const mostNested = 10;
