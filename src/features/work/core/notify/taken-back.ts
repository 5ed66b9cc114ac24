/** What people were told of that was taken back at once: it did not happen, and is told only to those who have heard of it already. */
import type { TaskEvent } from "#features/process/core/task.ts";
import { undoWithin } from "#features/process/core/undo.ts";
import type { Notice } from "./notice.ts";
import { noticesOfTask } from "./notices-of-tasks.ts";

export type TakenBack = {
  readonly personId: string;
  readonly once: string;
  /** For whoever has read it, or had a letter: that it is not so. */
  readonly instead: Notice | null;
};

const isFresh = (since: Date | null, at: Date): since is Date => since !== null && at.getTime() - since.getTime() <= undoWithin;

/** Since when what was taken back had stood, and about what it is; null: it was nothing that is taken back at once. */
export function undoneSince(event: TaskEvent, now: Date): { readonly at: Date; readonly ids: readonly string[] } | null {
  const at = event.type === "TaskMoveUndone" ? event.move.at : event.type === "TaskReopened" ? event.closedAt : null;
  if (!isFresh(at, now)) return null;
  const { id, subjectId } = event.task;
  return { at, ids: subjectId === null ? [id] : [id, subjectId] };
}

/** Named as they were told: by the version that the task had before. */
export function noticesTakenBack(event: TaskEvent): readonly TakenBack[] {
  const { task } = event;
  switch (event.type) {
    case "TaskMoveUndone": {
      const { kind, fromPersonId, by, at, before } = event.move;
      if (kind !== "reassigned" || fromPersonId === null) return [];
      const earlier = { ...task, assigneeId: fromPersonId, version: before.version - 1 };
      const told = noticesOfTask({ type: "TaskReassigned", task: earlier, to: task.assigneeId, reason: "", by, at });
      const [toOther, toOwn] = noticesOfTask({ type: "TaskReassigned", task, to: fromPersonId, reason: "", by, at: event.at });
      return told.map(({ personId, once }) => ({
        personId,
        once,
        instead: (personId === fromPersonId ? toOther : toOwn) ?? null,
      }));
    }
    case "TaskReopened": {
      if (!isFresh(event.closedAt, event.at)) return [];
      const before = { ...task, version: task.version - 1 };
      return silenced(noticesOfTask({ type: "TaskCompleted", task: before, outcome: "", comment: null, by: null, at: event.at }));
    }
    case "TaskCancelled":
      if (event.reason !== "taken_back" || !isFresh(task.createdAt, event.at)) return [];
      return silenced(noticesOfTask({ type: "TaskOpened", task, at: task.createdAt }));
    default:
      return [];
  }
}

const silenced = (notices: readonly Notice[]): readonly TakenBack[] =>
  notices.map(({ personId, once }) => ({ personId, once, instead: null }));
