/** What was done to a task is taken back within ten seconds: completed, cancelled, put off or handed over, whatever came last. */
import type { DomainEvent, Given, Operation } from "#platform/command/command.ts";
import { performPart } from "#platform/command/part.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { TaskView } from "../../contract/tasks.ts";
import type { Task } from "../../core/task.ts";
import { undoCancel, undoMove, undoProblem } from "../../core/undo.ts";
import { isUnderWay, tasksOpenedAt } from "../../sql/run/load-runs.ts";
import { dealStepAt } from "../../sql/run/subject.ts";
import { givenAwayPlaceOf, lastMoveOf } from "../../sql/tasks/last-move.ts";
import { seenPlaceOf } from "../../sql/tasks/load-task.ts";
import { saveTaskEvents } from "../../sql/tasks/save-task.ts";
import { driveOne } from "../drive/drive.ts";
import { type AtHand, type DriveParts, type Driving, newDriving, tell, tellForeign } from "../drive/driving.ts";
import { recordedTold, toldEvents } from "../drive/told.ts";
import type { CompletionRefusal } from "./complete-task.ts";
import { lockPlace } from "./lock-place.ts";
import { shownTask } from "./operate-tasks.ts";

type State = { readonly task: Task; readonly decided: Result<readonly DomainEvent[], CompletionRefusal> };

export function undoingTask(parts: DriveParts): Operation<{ readonly id: string }, State, DomainEvent, CompletionRefusal, TaskView> {
  return {
    feature: "process",
    async load(tx, { id }, given) {
      const place = (await seenPlaceOf(tx, given, id)) ?? (await givenAwayPlaceOf(tx, given, id));
      if (!place) return null;
      const driving = newDriving(tx, given, parts);
      const { seen, hand } = await lockPlace(driving, given, place, id);
      if (!seen) return null;
      const undone = await undo(driving, given, seen.task, hand);
      return { task: seen.task, decided: undone.ok ? yes(toldEvents(driving.told)) : undone };
    },
    version: ({ task }) => task.version,
    decide: ({ decided }) => decided,
    save: async () => {},
    record: recordedTold,
    answer: (tx, _, { task }, __, given) => shownTask(tx, given, task.id),
  };
}

async function undo(driving: Driving, given: Given, task: Task, hand: AtHand | undefined): Promise<Result<null, CompletionRefusal>> {
  const { tx } = driving;
  const { workspaceId, personId } = given.actor;
  if (task.status !== "done") {
    const undone =
      task.status === "open"
        ? undoMove(task, await lastMoveOf(tx, workspaceId, task.id), personId, given.now)
        : undoCancel(task, personId, given.now);
    if (!undone.ok) return undone;
    await saveTaskEvents(tx, undone.value, given);
    for (const event of undone.value) tell(driving, event);
    return yes(null);
  }
  const opened = hand && task.closedAt !== null ? await tasksOpenedAt(tx, workspaceId, hand.run.id, task.closedAt, task.visit ?? 0) : [];
  const problem = undoProblem(task, { personId, opened }, given.now);
  if (problem) return no(problem);
  if (!hand || task.visit === null) {
    const event = { type: "TaskReopened", task, closedAt: task.closedAt, at: given.now } as const;
    await saveTaskEvents(tx, [event], given);
    tell(driving, event);
    return yes(null);
  }
  const { state, parentId, processId, subjectId } = hand.run;
  // What it ended may have been begun anew since.
  if (state.status === "ended" && parentId === null && (await isUnderWay(tx, workspaceId, processId, subjectId)))
    return no("already_running");
  await undoStage(driving, given, task);
  const driven = await driveOne(driving, hand, { type: "TakeBack", visit: task.visit });
  return driven.ok ? yes(null) : driven;
}

/** The step of the deal that the completion made goes back with it, as its own room takes steps back. */
async function undoStage({ tx, told, parts }: Driving, given: Given, task: Task): Promise<void> {
  if (task.subjectKind !== "deal" || task.subjectId === null || task.closedAt === null) return;
  const position = await dealStepAt(tx, given.actor.workspaceId, task.subjectId, task.closedAt);
  if (position === null) return;
  const undone = await performPart(tx, parts.undoingDealStep, { id: task.subjectId, position }, given);
  if (undone.ok) tellForeign({ told }, parts.undoingDealStep, undone.value.events);
}
