/** What happens to runs and tasks, as the journal keeps it: with the record it is about, so that the card's history shows it. */
import type { JournalEntry } from "#platform/command/journal.ts";
import { isEnding } from "../../core/ending.ts";
import { dueFollowedEntry } from "../../core/follow-dates.ts";
import type { RunChange } from "../../core/run-facts.ts";
import type { TaskEvent } from "../../core/task.ts";

type Data = Readonly<Record<string, unknown>>;

export function recordedProcess(event: RunChange | TaskEvent): JournalEntry {
  return "run" in event ? recordedRun(event) : recordedTask(event);
}

const runKinds = {
  RunStarted: "run_started",
  RunEnded: "run_ended",
  RunHeld: "run_held",
  RunResumed: "run_resumed",
  RunTakenBack: "run_taken_back",
  RunMigrated: "run_migrated",
  RunActionRefused: "run_action_refused",
  RunNotified: "run_notified",
} as const;

function recordedRun(event: RunChange): JournalEntry {
  const { run } = event;
  const data = { runId: run.id, processId: run.processId, ...runData(event) };
  return { kind: runKinds[event.type], subjectKind: run.subjectKind, subjectId: run.subjectId, at: event.at, data };
}

function runData(event: RunChange): Data {
  switch (event.type) {
    case "RunStarted":
      return { number: event.run.number, because: event.run.startedBecause };
    case "RunEnded":
      // Reasons that people wrote stay with the run; what happened to the record is nobody's words.
      return { result: event.end.result, ...(isEnding(event.end.reason) ? { with: event.end.reason } : {}) };
    case "RunHeld":
      return { until: event.until.toISOString() };
    case "RunTakenBack":
      return { step: event.step, outcome: event.outcome };
    case "RunMigrated":
      return { from: event.from, to: event.to };
    case "RunActionRefused":
      return { step: event.step, reason: event.reason };
    case "RunNotified":
      return { step: event.step, personId: event.personId };
    case "RunResumed":
      return {};
  }
}

const taskKinds = {
  TaskOpened: "task_opened",
  TaskCompleted: "task_completed",
  TaskCancelled: "task_cancelled",
  TaskOvertaken: "task_overtaken",
  TaskReopened: "task_reopened",
  TaskReassigned: "task_reassigned",
  TaskPostponed: "task_postponed",
  TaskMoveUndone: "task_move_undone",
  TaskBegun: "task_begun",
  TaskPlanned: "task_planned",
  TaskChanged: "task_changed",
  EvidenceAdded: "task_evidence_added",
  EvidenceRemoved: "task_evidence_removed",
} as const;

/** Titles, reasons and comments may speak of people: they stand with the task, where erasure finds them, and not here. */
function recordedTask(event: TaskEvent): JournalEntry {
  if (event.type === "TaskDueFollowed") return dueFollowedEntry(event);
  const { task } = event;
  const about =
    task.subjectKind === null || task.subjectId === null
      ? { subjectKind: "task", subjectId: task.id }
      : { subjectKind: task.subjectKind, subjectId: task.subjectId };
  const step = task.step === null ? {} : { step: task.step };
  return {
    kind: taskKinds[event.type],
    ...about,
    at: event.at,
    data: { taskId: task.id, taskKind: task.kind, ...step, ...taskData(event) },
  };
}

function taskData(event: TaskEvent): Data {
  switch (event.type) {
    case "TaskOpened":
      return { assigneeId: event.task.assigneeId };
    case "TaskCompleted":
      return { assigneeId: event.task.assigneeId, outcome: event.outcome };
    case "TaskReassigned":
      return { changes: { assigneeId: { before: event.task.assigneeId, after: event.to } } };
    case "TaskOvertaken":
      return { assigneeId: event.task.assigneeId, with: event.with };
    case "TaskMoveUndone": {
      const { kind, fromPersonId, fromDue } = event.move;
      return kind === "reassigned"
        ? { changes: { assigneeId: { before: event.task.assigneeId, after: fromPersonId } } }
        : { changes: { due: { before: event.task.dueAt?.toISOString() ?? null, after: fromDue?.toISOString() ?? null } } };
    }
    case "TaskPostponed":
      return { changes: { due: { before: event.task.dueAt?.toISOString() ?? null, after: event.due.toISOString() } } };
    case "EvidenceAdded":
    case "EvidenceRemoved":
      return { evidenceId: event.evidenceId, demand: event.demand };
    default:
      return {};
  }
}
