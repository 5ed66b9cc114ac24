/** The operations on runs: started, held, let go on, taken back, stopped, told of an event. */
import type { DomainEvent, Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { addWorkingTime } from "#shared/working-time.ts";
import type { HoldRun, RunView, StartRun } from "../../contract/runs.ts";
import type { RunCommand, RunRefusal } from "../../core/run.ts";
import { companyCalendar } from "../../sql/run/calendar.ts";
import { findStartable } from "../../sql/run/definitions.ts";
import { isUnderWay } from "../../sql/run/load-runs.ts";
import { findRun, seenSubjectOfRun } from "../../sql/run/run-views.ts";
import { findSeenSubject } from "../../sql/tasks/seen-subject.ts";
import { driveOne } from "../drive/drive.ts";
import { type AtHand, type DriveParts, type Driving, newDriving } from "../drive/driving.ts";
import { beginRun, hold, takeUpHeld } from "../drive/hands.ts";
import { recordedTold, toldEvents } from "../drive/told.ts";
import type { StartRefusal } from "./run-refusals.ts";

type Refusal = RunRefusal | StartRefusal;
type State = { readonly id: string; readonly version: number; readonly decided: Result<readonly DomainEvent[], Refusal> };
export type RunOperation<C> = Operation<C, State, DomainEvent, Refusal, RunView>;

const runOperation = <C>(load: RunOperation<C>["load"]): RunOperation<C> => ({
  feature: "process",
  load,
  version: ({ version }) => version,
  decide: ({ decided }) => decided,
  save: async () => {},
  record: recordedTold,
  answer: (tx, _, { id }, __, given) => shownRun(tx, given, id),
});

async function shownRun(tx: Tx, { actor: { scope, workspaceId }, now }: Given, id: string): Promise<RunView> {
  const run = await asReader(tx, scope, (eyes) => findRun(eyes, workspaceId, id, now));
  if (!run) throw new Error("the run just written is not there");
  return run;
}

/** One run of a process on a record at a time. */
export const startingRun = (parts: DriveParts): RunOperation<StartRun> =>
  runOperation(async (tx, { processKey, subject }, given) => {
    const seen = await findSeenSubject(tx, given, subject);
    if (!seen) return null;
    const because = given.actor.via === "key" ? "by_api" : "by_hand";
    const driving = newDriving(tx, given, parts);
    const started = await startOn(driving, processKey, { kind: subject.kind, id: seen.id, ownerId: seen.ownerId }, because);
    if (!started.ok) return { id: "", version: 1, decided: started };
    return { id: started.value, version: 1, decided: yes(toldEvents(driving.told)) };
  });

type Subject = { readonly kind: "deal" | "lead" | "client"; readonly id: string; readonly ownerId: string };

/** The id of the new run, or why there is none. */
export async function startOn(driving: Driving, processKey: string, subject: Subject, because: string): Promise<Result<string, Refusal>> {
  const { tx, given } = driving;
  const { workspaceId } = given.actor;
  const found = await findStartable(tx, workspaceId, processKey);
  if (!found) return no("unknown_process");
  if (found.subject !== subject.kind) return no("process_of_other_records");
  await hold(driving, [subject]);
  if (await isUnderWay(tx, workspaceId, found.processId, subject.id)) return no("already_running");
  const { processId, number } = found;
  const hand = await beginRun(driving, {
    ...{ processId, number, subjectKind: subject.kind, subjectId: subject.id, ownerId: subject.ownerId },
    startedBecause: because,
  });
  const driven = await driveOne(driving, hand, { type: "Start" });
  return driven.ok ? yes(hand.run.id) : driven;
}

type Named = { readonly id: string };

/** A run that the person sees, driven by a command that is prepared from how it stands. */
const onRun = <C extends Named>(
  parts: DriveParts,
  prepare: (command: C, hand: AtHand, given: Given, tx: Tx) => Promise<Result<RunCommand, Refusal>>,
): RunOperation<C> =>
  runOperation(async (tx, command, given) => {
    const { workspaceId, scope } = given.actor;
    const subject = await asReader(tx, scope, (eyes) => seenSubjectOfRun(eyes, workspaceId, command.id));
    if (!subject) return null;
    const driving = newDriving(tx, given, parts);
    await hold(driving, [subject]);
    const [hand] = await takeUpHeld(driving, [command.id]);
    if (!hand) return null;
    const { id, version } = hand.run;
    const wanted = await prepare(command, hand, given, tx);
    if (!wanted.ok) return { id, version, decided: wanted };
    const driven = await driveOne(driving, hand, wanted.value);
    return { id, version, decided: driven.ok ? yes(toldEvents(driving.told)) : driven };
  });

export const holdingRun = (parts: DriveParts) =>
  onRun<Named & HoldRun>(parts, async ({ until, workingDays = 1, reason }, _, given, tx) => {
    const calendar = await companyCalendar(tx, given.actor.workspaceId, given.now.toISOString().slice(0, 10));
    const reached = addWorkingTime(given.now, { workingDays }, calendar, []);
    const latest = until ?? (reached.ok ? reached.value : given.now).toISOString();
    return yes({ type: "Hold", until: latest, reason });
  });

export const resumingRun = (parts: DriveParts) => onRun<Named>(parts, async () => yes({ type: "Resume" }));

export const stoppingRun = (parts: DriveParts) =>
  onRun<Named & { readonly reason: string }>(parts, async ({ reason }) => yes({ type: "Stop", reason }));

/** One that has ended meanwhile goes on only if no other has begun on the record, and it has not been put away. */
export const takingBack = (parts: DriveParts) =>
  onRun<Named & { readonly reason: string }>(parts, async (_, { run }, given, tx) => {
    if (run.state.status !== "ended") return yes({ type: "TakeBack" });
    const { processId, subjectKind: kind, subjectId: id } = run;
    if (run.parentId !== null) return no("run_ended");
    if (await isUnderWay(tx, given.actor.workspaceId, processId, id)) return no("already_running");
    return (await findSeenSubject(tx, given, { kind, id })) ? yes({ type: "TakeBack" }) : no("record_archived");
  });

/** What other programs tell: it ends the waits for the event "api". */
export const signallingRun = (parts: DriveParts) =>
  onRun<Named>(parts, async (_, { run, plan }) => {
    const isWaiting = run.state.open.some(({ step }) => {
      const until = plan.steps.get(step)?.step.until;
      return until && "event" in until && until.event === "api";
    });
    return isWaiting ? yes({ type: "EventHappened", event: "api" }) : no(run.state.status === "ended" ? "run_ended" : "not_waiting");
  });
