/** What the engine said happened, as visits, closed tasks and words for others. */
import type { RunCommand, RunEvent } from "../../core/run.ts";
import type { Run, RunChange } from "../../core/run-facts.ts";
import { type AtHand, type Driving, tell } from "./driving.ts";

export function noteEvents(driving: Driving, hand: AtHand, before: Run, events: readonly RunEvent[], command: RunCommand | null): void {
  const entered = new Set(Object.values(before.state.joins).map(({ visit }) => visit));
  for (const event of events) noteVisit(driving, hand, event, entered, command);
  // Ended while on hold: nothing is left to go on at the latest date of the hold.
  if (before.state.status === "held" && hand.run.state.status === "ended")
    driving.work.ended.push({ run: hand.run, visit: null, by: "cancelled", at: driving.given.now });
  for (const event of events) {
    const change = changeOf(hand.run, event, driving.given.now);
    if (change) tell(driving, change);
  }
}

function noteVisit({ work, given }: Driving, { run }: AtHand, event: RunEvent, entered: Set<number>, command: RunCommand | null): void {
  const at = given.now;
  const actorId = command?.type === "Complete" ? command.actor : null;
  switch (event.type) {
    case "StepEntered":
      work.entered.push({ run, position: event.visit, step: event.step, at });
      return;
    case "JoinReached":
      if (!entered.has(event.visit)) work.entered.push({ run, position: event.visit, step: event.join, at });
      entered.add(event.visit);
      return;
    case "StepLeft":
      work.left.push({
        run,
        position: event.visit,
        at,
        outcome: event.outcome,
        actorId: event.by === "person" ? actorId : null,
        isTakenBack: false,
      });
      if (event.as === "wait" && event.by === "time") work.ended.push({ run, visit: event.visit, by: "fired", at });
      return;
    case "JoinPassed":
      work.left.push({ run, position: event.visit, at, outcome: null, actorId: null, isTakenBack: false });
      return;
    case "VisitCancelled":
      work.left.push({ run, position: event.visit, at, outcome: null, actorId: null, isTakenBack: event.because === "taken_back" });
      return;
    case "SignalKept":
      // The timer has fired, or the event has come: what it means waits until the run goes on.
      if (event.signal.by !== "sub_process")
        work.ended.push({ run, visit: event.signal.visit, by: event.signal.by === "time" ? "fired" : "event", at });
      return;
    case "StepTakenBack":
      work.takenBackFrom.push({ run, visit: event.visit, at });
      return;
    default:
  }
}

/** What others hear of it. */
function changeOf(run: Run, event: RunEvent, at: Date): RunChange | null {
  switch (event.type) {
    case "RunStarted":
    case "RunResumed":
      return { type: event.type, run, at };
    case "RunEnded":
      return { type: "RunEnded", run, end: event.end, at };
    case "RunHeld":
      return { type: "RunHeld", run, until: new Date(event.until), reason: event.reason, at };
    case "StepTakenBack":
      return { type: "RunTakenBack", run, step: event.step, outcome: event.outcome, at };
    default:
      return null;
  }
}
