/** What was done to a task is taken back within ten seconds by whoever did it, as long as nobody has gone on with it. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Task, TaskEvent, TaskKind, TaskRefusal } from "./task.ts";

export const undoWithin = 10_000;

/** The last time a task was handed over or put off, by hand, with what it was before. */
export type LastMove = {
  readonly position: number;
  readonly kind: "reassigned" | "postponed";
  readonly by: string | null;
  readonly at: Date;
  /** null: put off, it stayed with whom it was. */
  readonly fromPersonId: string | null;
  readonly fromDue: Date | null;
  readonly before: {
    readonly kind: TaskKind;
    readonly begunAt: Date | null;
    readonly plannedFrom: Date | null;
    readonly plannedTo: Date | null;
    /** Of the task after the move. */
    readonly version: number;
  };
};

type Done = { readonly by: string | null; readonly at: Date };

const problemOf = ({ by, at }: Done, personId: string | null, now: Date): TaskRefusal | null => {
  if (by !== personId) return "undo_not_yours";
  return now.getTime() - at.getTime() > undoWithin ? "undo_too_late" : null;
};

/** Of a task that is done; `opened`: what its completion opened. */
export function undoProblem(
  task: Task,
  { personId, opened }: { readonly personId: string | null; readonly opened: readonly Task[] },
  now: Date,
): TaskRefusal | null {
  if (task.status !== "done" || task.closedAt === null) return "task_closed";
  const problem = problemOf({ by: task.closedBy, at: task.closedAt }, personId, now);
  if (problem) return problem;
  return opened.some(({ version, status }) => version > 1 || status !== "open") ? "next_touched" : null;
}

type Decided = Result<readonly TaskEvent[], TaskRefusal>;

/** Of a task without a run. */
export function undoCancel(task: Task, personId: string | null, now: Date): Decided {
  if (task.status !== "cancelled" || task.closedAt === null || task.runId !== null) return no("task_closed");
  const problem = problemOf({ by: task.closedBy, at: task.closedAt }, personId, now);
  return problem ? no(problem) : yes([{ type: "TaskReopened", task, closedAt: task.closedAt, at: now }]);
}

/** Of an open task: it is with whom it was, due when it was, and the move counts nowhere. */
export function undoMove(task: Task, move: LastMove | null, personId: string | null, now: Date): Decided {
  if (task.status !== "open") return no("task_closed");
  if (move === null) return no("not_moved");
  const problem = problemOf(move, personId, now);
  if (problem) return no(problem);
  return task.version === move.before.version ? yes([{ type: "TaskMoveUndone", task, move, at: now }]) : no("task_touched");
}
