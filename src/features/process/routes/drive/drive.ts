/** Takes runs further: each command is decided, what it asks for is done, and what follows in other runs is decided in its turn. */
import { no, type Result, yes } from "#shared/result.ts";
import { effectsOf } from "../../core/effects.ts";
import { fold } from "../../core/evolve.ts";
import type { RunCommand, RunEvent, RunRefusal } from "../../core/run.ts";
import { forgetWork, saveWork } from "../../sql/run/save-runs.ts";
import type { AtHand, Driving } from "./driving.ts";
import { doEffect } from "./effects.ts";
import { decideWithFacts } from "./facts.ts";
import { takeUpHeld } from "./hands.ts";
import { noteEvents } from "./note-events.ts";
import { openWanted } from "./open-wanted.ts";

/** Sub-processes that start and end each other at once come to rest after so many decisions in one transaction. */
const mostDecisions = 5_000;

/** One command on one run; what follows elsewhere waits in the queue. */
export async function decideOne(driving: Driving, hand: AtHand, command: RunCommand): Promise<Result<readonly RunEvent[], RunRefusal>> {
  const decided = await decideWithFacts(driving, hand, command);
  if (decided.ok) await happen(driving, hand, decided.value, command);
  return decided;
}

/** What was decided happens to the run: it is noted, and what it asks for is done. */
export async function happen(driving: Driving, hand: AtHand, events: readonly RunEvent[], command: RunCommand | null): Promise<void> {
  if (events.length === 0) return;
  const before = hand.run;
  hand.run = { ...before, state: fold(hand.plan, before.state, events) };
  driving.work.runs.set(before.id, hand.run);
  noteEvents(driving, hand, before, events, command);
  for (const effect of effectsOf(hand.plan, events)) await doEffect(driving, hand, effect, { events });
  const end = events.findLast((event) => event.type === "RunEnded");
  if (end?.type === "RunEnded" && before.parentId !== null && before.parentVisit !== null)
    driving.queue.push({
      runId: before.parentId,
      command: { type: "SubProcessEnded", visit: before.parentVisit, result: end.end.result },
    });
}

/** Everything in the queue; a refusal there means that the run has gone another way meanwhile. Then all of it is written, and forgotten. */
export async function finish(driving: Driving): Promise<void> {
  const { tx, given, queue, work } = driving;
  for (let decisions = 0; queue.length > 0 && decisions < mostDecisions; decisions++) {
    const next = queue.shift();
    // About the same record as the run that asked for it.
    const [hand] = next ? await takeUpHeld(driving, [next.runId]) : [];
    if (next && hand) await decideOne(driving, hand, next.command);
  }
  await openWanted(driving);
  await saveWork(tx, given.actor.workspaceId, work, given.now);
  forgetWork(work);
  driving.hands.clear();
  for (const list of [driving.tasks, driving.timers, driving.notices]) list.length = 0;
}

/** The first command decides whether it goes at all. */
export async function driveOne(driving: Driving, hand: AtHand, command: RunCommand): Promise<Result<readonly RunEvent[], RunRefusal>> {
  const decided = await decideOne(driving, hand, command);
  if (!decided.ok) return no(decided.refusal);
  await finish(driving);
  return yes(decided.value);
}
