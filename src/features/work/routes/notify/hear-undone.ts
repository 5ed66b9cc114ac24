/** A task taken back within ten seconds: what people were told of it goes, and what it had put in order is out of order again. */
import type { TaskEvent } from "#features/process/core/task.ts";
import { undoWithin } from "#features/process/core/undo.ts";
import type { Reactor } from "#platform/command/command.ts";
import { recordedDeviation } from "../../core/deviation/recorded.ts";
import { noticesTakenBack } from "../../core/notify/taken-back.ts";
import { reopenClosedAt } from "../../sql/deviation/reopen.ts";
import { withdraw } from "../../sql/notify/withdraw.ts";

const hearUndone: Reactor = async ({ tx, event, given, append }) => {
  const undone = event as TaskEvent;
  await withdraw(tx, given, noticesTakenBack(undone));
  const since = undone.type === "TaskMoveUndone" ? undone.move.at : undone.type === "TaskReopened" ? undone.closedAt : null;
  if (since === null || given.now.getTime() - since.getTime() > undoWithin) return;
  const { id, subjectId } = undone.task;
  const open = await reopenClosedAt(tx, given.actor.workspaceId, subjectId === null ? [id] : [id, subjectId], since);
  const entries = open.map((deviation) => recordedDeviation({ type: "DeviationReopened", deviation, at: given.now }));
  if (entries.length > 0) await append("work", entries);
};

export const undoneReactors: readonly (readonly [event: string, reactor: Reactor])[] = [
  ["TaskMoveUndone", hearUndone],
  ["TaskReopened", hearUndone],
  ["TaskCancelled", hearUndone],
];
