/** Tasks: done, handed over, put off, cancelled, begun, planned. Pure rules; what they need to know comes in. */
import type { ChoiceFault } from "#features/org/core/choosing.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { SubjectEnd } from "./definition.ts";
import { daysOfPlanBack, isTooFar, yearsOfDue, yearsOfWaiting } from "./reach.ts";
import type { LastMove } from "./undo.ts";

export type TaskKind = "step" | "request" | "decide" | "assign" | "help" | "follow_up" | "free" | "recurring";
export type RecordKind = "client" | "contact" | "lead" | "deal" | "trial" | "contract" | "payment";

export type Task = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly runId: string | null;
  readonly visit: number | null;
  readonly step: string | null;
  readonly title: string;
  readonly text: string | null;
  readonly subjectKind: RecordKind | null;
  readonly subjectId: string | null;
  /** Of the record it is about. */
  readonly ownerId: string | null;
  readonly assigneeId: string;
  /** null: the server gave it. */
  readonly giverId: string | null;
  /** overtaken: its record came to its end elsewhere, and the outcome says by what. */
  readonly status: "open" | "done" | "cancelled" | "overtaken";
  readonly dueAt: Date | null;
  readonly plannedFrom: Date | null;
  readonly plannedTo: Date | null;
  readonly effortMinutes: number | null;
  readonly isCheckpoint: boolean;
  readonly postponed: number;
  readonly begunAt: Date | null;
  readonly outcome: string | null;
  readonly comment: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly recurrenceId: string | null;
  readonly version: number;
};

/** `task` is the task as it was before, except where it has just been opened. */
export type TaskEvent =
  | { readonly type: "TaskOpened"; readonly task: Task; readonly at: Date }
  | {
      readonly type: "TaskCompleted";
      readonly task: Task;
      readonly outcome: string;
      readonly comment: string | null;
      readonly by: string | null;
      readonly at: Date;
    }
  | { readonly type: "TaskCancelled"; readonly task: Task; readonly reason: string; readonly by: string | null; readonly at: Date }
  /** What it was there for came to its end elsewhere: the deal was won or lost, the lead converted or rejected. */
  | { readonly type: "TaskOvertaken"; readonly task: Task; readonly with: SubjectEnd; readonly by: string | null; readonly at: Date }
  | { readonly type: "TaskReopened"; readonly task: Task; readonly closedAt: Date | null; readonly at: Date }
  | {
      readonly type: "TaskReassigned";
      readonly task: Task;
      readonly to: string;
      readonly reason: string;
      readonly by: string | null;
      readonly at: Date;
    }
  | {
      readonly type: "TaskPostponed";
      readonly task: Task;
      readonly due: Date;
      readonly reason: string;
      readonly by: string | null;
      readonly at: Date;
    }
  /** Its due time is counted from a date of the record, which was filled in or changed. */
  | { readonly type: "TaskDueFollowed"; readonly task: Task; readonly due: Date; readonly field: string; readonly at: Date }
  /** Put off or handed over, and taken back at once. */
  | { readonly type: "TaskMoveUndone"; readonly task: Task; readonly move: LastMove; readonly at: Date }
  | { readonly type: "TaskBegun"; readonly task: Task; readonly by: string | null; readonly at: Date }
  | { readonly type: "TaskPlanned"; readonly task: Task; readonly from: Date | null; readonly to: Date | null; readonly at: Date }
  | {
      readonly type: "TaskChanged";
      readonly task: Task;
      readonly after: Partial<Pick<Task, "title" | "text" | "effortMinutes">>;
      readonly at: Date;
    }
  | { readonly type: "EvidenceAdded"; readonly task: Task; readonly evidenceId: string; readonly demand: string; readonly at: Date }
  | { readonly type: "EvidenceRemoved"; readonly task: Task; readonly evidenceId: string; readonly demand: string; readonly at: Date };

export type TaskRefusal =
  | "task_closed"
  | "not_your_task"
  | "run_ended"
  | "run_held"
  | "outcome_unknown"
  | "comment_missing"
  | "evidence_missing"
  | "evidence_malformed"
  | "unknown_attachment"
  | "fields_missing"
  | "unknown_assignee"
  | "assignee_left"
  | "assignee_unfit"
  | "may_not_set_work"
  | "same_assignee"
  | "already_begun"
  | "part_of_run"
  | "earlier_than_due"
  | "due_passed"
  | "due_before_today"
  | "due_too_far"
  | "until_too_far"
  | "planned_too_far"
  | "planned_long_ago"
  | "plan_reversed"
  | "unknown_subject"
  | "undo_too_late"
  | "undo_not_yours"
  | "next_touched"
  | "not_moved"
  | "task_touched"
  | "not_your_evidence"
  | "not_free";

/** Who acts on a task, as far as it matters. */
export type Hand = {
  /** null: the server. */
  readonly personId: string | null;
  /** Stands above the assignee in the reporting tree, or is their deputy today. */
  readonly isAbove: boolean;
};

type Decided = Result<readonly TaskEvent[], TaskRefusal>;

/** A person's own work is done by the person, a head above or today's deputy; history says by whom. */
export const mayWorkOn = (task: Task, { personId, isAbove }: Hand): boolean => personId === null || personId === task.assigneeId || isAbove;

/** Open, and the hand may work on it. */
function workable(task: Task, hand: Hand): TaskRefusal | null {
  if (!mayWorkOn(task, hand)) return "not_your_task";
  return task.status === "open" ? null : "task_closed";
}

/** The outcomes of a task without a run. */
export const freeOutcomes = ["done"] as const;
/** Whoever is asked for help has helped, asks the next above, or says why not; the last two in words. */
export const helpOutcomes = ["helped", "passed_on", "declined"] as const;

const outcomeWords: Readonly<Record<string, Readonly<Record<"en" | "ru" | "de", string>>>> = {
  done: { en: "Done", ru: "Сделано", de: "Erledigt" },
  helped: { en: "Helped", ru: "Помощь оказана", de: "Geholfen" },
  passed_on: { en: "Passed on up", ru: "Передано выше", de: "Nach oben weitergereicht" },
  declined: { en: "Declined", ru: "Отказ", de: "Abgelehnt" },
};
/** What people read on an outcome that no process named. */
export const outcomeWithoutRunLabel = (outcome: string, language: "en" | "ru" | "de"): string =>
  outcomeWords[outcome]?.[language] ?? outcome;

export const outcomesWithoutRun = (kind: TaskKind): readonly string[] => (kind === "help" ? helpOutcomes : freeOutcomes);
export const needsComment = (kind: TaskKind, outcome: string): boolean => kind === "help" && outcome !== "helped";

/** Of a task without a run; one with a run goes on with the run. */
export function completeFree(task: Task, outcome: string, comment: string | null, hand: Hand, now: Date): Decided {
  const problem = workable(task, hand);
  if (problem) return no(problem);
  if (!outcomesWithoutRun(task.kind).includes(outcome)) return no("outcome_unknown");
  if (needsComment(task.kind, outcome) && comment === null) return no("comment_missing");
  return yes([{ type: "TaskCompleted", task, outcome, comment, by: hand.personId, at: now }]);
}

/** What keeps a task of a run from being completed before the engine is asked: whose it is, whether it is open. */
export const completionProblem = (task: Task, hand: Hand): TaskRefusal | null => workable(task, hand);

const assigneeRefusals = {
  unknown: "unknown_assignee",
  left: "assignee_left",
  unfit: "assignee_unfit",
  not_theirs_to_set: "may_not_set_work",
} as const satisfies Readonly<Record<ChoiceFault, TaskRefusal>>;

/** Why a task is not given to somebody. */
export const assigneeRefusal = (fault: ChoiceFault): TaskRefusal => assigneeRefusals[fault];

/** To somebody for whom the hand may set work, or back to those above whom it stands; the reason stays on record. */
export function reassignTask(
  task: Task,
  wish: { readonly to: string; readonly reason: string },
  around: Hand & { readonly assigneeFault: ChoiceFault | null; readonly isGiver: boolean },
  now: Date,
): Decided {
  if (!mayWorkOn(task, around) && !around.isGiver) return no("not_your_task");
  if (task.status !== "open") return no("task_closed");
  if (wish.to === task.assigneeId) return no("same_assignee");
  if (around.assigneeFault !== null) return no(assigneeRefusal(around.assigneeFault));
  return yes([{ type: "TaskReassigned", task, ...wish, by: around.personId, at: now }]);
}

/** To a later date, with the reason; how often is counted. */
export function postponeTask(task: Task, due: Date, reason: string, hand: Hand, now: Date): Decided {
  const problem = workable(task, hand);
  if (problem) return no(problem);
  if (due <= now) return no("due_passed");
  if (task.dueAt !== null && due <= task.dueAt) return no("earlier_than_due");
  if (isTooFar(due, now, yearsOfWaiting)) return no("until_too_far");
  return yes([{ type: "TaskPostponed", task, due, reason, by: hand.personId, at: now }]);
}

/** A task of a run is cancelled with the run only; another by whoever may work on it, or gave it. */
export function cancelTask(task: Task, reason: string, hand: Hand, now: Date): Decided {
  if (!mayWorkOn(task, hand) && task.giverId !== hand.personId) return no("not_your_task");
  if (task.status !== "open") return no("task_closed");
  if (task.runId !== null) return no("part_of_run");
  return yes([{ type: "TaskCancelled", task, reason, by: hand.personId, at: now }]);
}

/** "Doing now". */
export function beginTask(task: Task, hand: Hand, now: Date): Decided {
  const problem = workable(task, hand);
  if (problem) return no(problem);
  return task.begunAt ? no("already_begun") : yes([{ type: "TaskBegun", task, by: hand.personId, at: now }]);
}

/** What keeps a time from being a place in somebody's calendar. */
export function planProblem(from: Date | null, to: Date | null, now: Date): TaskRefusal | null {
  if ((from === null) !== (to === null) || (from && to && to <= from)) return "plan_reversed";
  if (from === null || to === null) return null;
  if (isTooFar(to, now, yearsOfWaiting)) return "planned_too_far";
  return now.getTime() - from.getTime() > daysOfPlanBack * 86_400_000 ? "planned_long_ago" : null;
}

/** What keeps a task from being due then: a business day that is over, or years away. `today`: the instant at which it began. */
export function dueProblem(due: Date | null, today: Date, now: Date): TaskRefusal | null {
  if (due === null) return null;
  if (due < today) return "due_before_today";
  return isTooFar(due, now, yearsOfDue) ? "due_too_far" : null;
}

/** Whoever gave it, or stands above the assignee; before the task is closed. */
export function removeEvidence(
  task: Task,
  evidence: { readonly id: string; readonly demand: string; readonly addedBy: string | null },
  hand: Hand,
  now: Date,
): Decided {
  if (hand.personId !== evidence.addedBy && hand.personId !== null && !hand.isAbove) return no("not_your_evidence");
  if (task.status !== "open") return no("task_closed");
  return yes([{ type: "EvidenceRemoved", task, evidenceId: evidence.id, demand: evidence.demand, at: now }]);
}

/** Its place in the person's calendar; null takes it out. */
export function planTask(task: Task, from: Date | null, to: Date | null, hand: Hand, now: Date): Decided {
  const problem = workable(task, hand);
  if (problem) return no(problem);
  const wrong = planProblem(from, to, now);
  if (wrong) return no(wrong);
  return yes([{ type: "TaskPlanned", task, from, to, at: now }]);
}

/** The words of a task that no process gave. */
export function changeTask(task: Task, after: Partial<Pick<Task, "title" | "text" | "effortMinutes">>, hand: Hand, now: Date): Decided {
  if (!mayWorkOn(task, hand) && task.giverId !== hand.personId) return no("not_your_task");
  if (task.status !== "open") return no("task_closed");
  if (task.runId !== null && (after.title !== undefined || after.text !== undefined)) return no("not_free");
  return yes([{ type: "TaskChanged", task, after, at: now }]);
}
