/** What happens to records ends the waits of runs and starts others, in the same transaction. */
import type { DomainEvent, Reactor } from "#platform/command/command.ts";
import type { SubjectKind } from "../../core/definition.ts";
import { type Happening, happeningsOf, heardEvents } from "../../core/happenings.ts";
import { isUnderWay, openRunsOn, runsEndedWith } from "../../sql/run/load-runs.ts";
import { holdsFor } from "../../sql/run/subject.ts";
import { ownerOf, recordsAround, triggeredBy, waitingRuns } from "../../sql/run/waiting.ts";
import { decideOne, finish } from "../drive/drive.ts";
import { type DriveParts, type Driving, newDriving } from "../drive/driving.ts";
import { hold, takeUp, takeUpHeld } from "../drive/hands.ts";
import { startOn } from "../runs/operate-runs.ts";

/** Processes that set each other off in a circle come to rest here: what comes of an event, what comes of that, and so on so many times. */
const deepest = 16;
const depths = new WeakMap<DomainEvent, number>();

export const hearing =
  (parts: DriveParts): Reactor =>
  async ({ tx, event, given, pass }) => {
    const happenings = happeningsOf(event as DomainEvent & Readonly<Record<string, unknown>>);
    if (happenings.length === 0) return;
    const depth = depths.get(event) ?? 0;
    if (depth >= deepest) return;
    const driving = newDriving(tx, given, parts);
    for (const happening of happenings) {
      await endRuns(driving, happening);
      await goOn(driving, happening);
      await endWaits(driving, happening);
      await startTriggered(driving, happening);
    }
    for (const { event: caused } of driving.told) depths.set(caused, depth + 1);
    if (driving.told.length > 0) await pass(driving.told);
  };

/** The work of the sale does not outlive it. */
async function endRuns(driving: Driving, { ending, about: [record] }: Happening): Promise<void> {
  if (ending === undefined || record === undefined) return;
  const { workspaceId } = driving.given.actor;
  const open = await openRunsOn(driving.tx, workspaceId, record.id);
  if (open.length === 0) return;
  await hold(driving, [record]);
  // A run before those it waits for: what ends with it does not lead it on first.
  for (const hand of await takeUpHeld(driving, open)) await decideOne(driving, hand, { type: "SubjectEnded", with: ending });
  await finish(driving);
}

/** Where the end is undone, what ended with it stands where it stood; not where it was begun anew meanwhile. */
async function goOn(driving: Driving, { undone, about: [record] }: Happening): Promise<void> {
  if (undone === undefined || record === undefined) return;
  const { workspaceId } = driving.given.actor;
  const ended = await runsEndedWith(driving.tx, workspaceId, record.id, undone.ending, undone.since);
  if (ended.length === 0) return;
  await hold(driving, [record]);
  const goingOn = new Set<string>();
  for (const hand of await takeUpHeld(driving, ended)) {
    const { processId } = hand.run;
    // Of one process only the last: what is taken back here is not written yet, so it is not found to be running.
    if (goingOn.has(processId) || (await isUnderWay(driving.tx, workspaceId, processId, record.id))) continue;
    goingOn.add(processId);
    await decideOne(driving, hand, { type: "TakeBack", visit: 0 });
  }
  await finish(driving);
}

async function endWaits(driving: Driving, { event, about }: Happening): Promise<void> {
  if (event === null) return;
  const { tx, given } = driving;
  const { workspaceId } = given.actor;
  const waiting = await waitingRuns(tx, workspaceId, event, await recordsAround(tx, workspaceId, about));
  if (waiting.length === 0) return;
  for (const hand of await takeUp(driving, waiting)) await decideOne(driving, hand, { type: "EventHappened", event });
  await finish(driving);
}

async function startTriggered(driving: Driving, { trigger, about }: Happening): Promise<void> {
  const [record] = about;
  if (trigger === null || record === undefined || record.kind === "trial" || record.kind === "contract") return;
  const kind: SubjectKind = record.kind;
  const { tx, given } = driving;
  const { workspaceId } = given.actor;
  const triggered = await triggeredBy(tx, workspaceId, kind, trigger.on, trigger.stageId);
  const ownerId = triggered.length === 0 ? null : await ownerOf(tx, workspaceId, record.id);
  if (ownerId === null) return;
  for (const { key, filter } of triggered) {
    const subject = { kind, id: record.id, ownerId };
    if (filter !== null && !(await holdsFor(tx, workspaceId, subject, filter, given.now))) continue;
    // A run under way already, or a process retired meanwhile: then nothing starts.
    await startOn(driving, key, subject, trigger.on);
  }
}

export const hearingReactors = (parts: DriveParts): readonly (readonly [event: string, reactor: Reactor])[] => {
  const hear = hearing(parts);
  return heardEvents.map((event) => [event, hear] as const);
};
