/** What people are told of tasks and runs. Whoever did it is told nothing of it: that is left out where it is told. */

import { handOverReasons } from "#features/process/core/hand-over.ts";
import type { RunChange } from "#features/process/core/run-facts.ts";
import type { Task, TaskEvent } from "#features/process/core/task.ts";
import type { Notice } from "./notice.ts";

const about = (task: Task): Pick<Notice, "taskId" | "subject"> => ({
  taskId: task.id,
  subject: task.subjectKind !== null && task.subjectId !== null ? { kind: task.subjectKind, id: task.subjectId } : undefined,
});

/** What comes again is seen in the day; nobody needs to be told of it every time. */
export function noticesOfTask(event: TaskEvent): readonly Notice[] {
  const { task } = event;
  const { id, kind, assigneeId, giverId } = task;
  switch (event.type) {
    case "TaskOpened": {
      if (kind === "recurring") return [];
      const told = kind === "help" ? "help_asked" : kind === "assign" ? "run_failed_to_assign" : "task_assigned";
      return [{ personId: assigneeId, kind: told, once: `task:${id}:opened`, ...about(task) }];
    }
    case "TaskReassigned": {
      const turn = `task:${id}:${task.version}`;
      return [
        { personId: event.to, kind: "task_reassigned", once: `${turn}:to`, ...about(task) },
        { personId: assigneeId, kind: "task_taken", once: `${turn}:from`, ...about(task) },
      ];
    }
    case "TaskCompleted":
      if (giverId === null || (kind !== "help" && kind !== "request")) return [];
      return [
        {
          personId: giverId,
          kind: kind === "help" ? "help_answered" : "request_returned",
          once: `task:${id}:${task.version}:done`,
          ...about(task),
        },
      ];
    default:
      return [];
  }
}

/**
 * The same of all that happened at once. What somebody leaves behind is one thing to be told, however many tasks it is: whoever takes them
 * over reads how many, and opens their list.
 */
export function noticesOfTasks(events: readonly TaskEvent[]): readonly Notice[] {
  const left = Map.groupBy(events.filter(isLeftBehind), ({ task, to }) => `${task.assigneeId} ${to}`);
  const several = [...left.values()].filter(({ length }) => length > 1);
  const told = new Set<TaskEvent>(several.flat());
  return [...events.filter((event) => !told.has(event)).flatMap(noticesOfTask), ...several.flatMap(noticeOfMany)];
}

type Reassigned = Extract<TaskEvent, { type: "TaskReassigned" }>;
const isLeftBehind = (event: TaskEvent): event is Reassigned => event.type === "TaskReassigned" && event.reason === handOverReasons.left;

function noticeOfMany([first, ...rest]: readonly Reassigned[]): readonly Notice[] {
  if (!first) return [];
  const { task, to } = first;
  const data = { handedFrom: task.assigneeId, count: rest.length + 1 };
  return [{ personId: to, kind: "task_reassigned", once: `tasks:${task.id}:${task.version}:to`, data }];
}

/** The message that a process sends by an automatic step. */
export function noticesOfMessage(event: Extract<RunChange, { type: "RunNotified" }>, eventId: string): readonly Notice[] {
  const { run, personId, text } = event;
  return [
    {
      personId,
      kind: "process_message",
      once: `run:${run.id}:message:${eventId}`,
      subject: { kind: run.subjectKind, id: run.subjectId },
      data: { text },
    },
  ];
}
