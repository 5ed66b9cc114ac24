/** The operations on a task that leave its run where it stands. */
import type { Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import { addWorkingTime } from "#shared/working-time.ts";
import type { CreateTask, EvidenceBody, PostponeTask, TaskView } from "../../contract/tasks.ts";
import {
  assigneeRefusal,
  beginTask,
  cancelTask,
  changeTask,
  dueProblem,
  mayWorkOn,
  planProblem,
  planTask,
  postponeTask,
  reassignTask,
  type Task,
  type TaskEvent,
  type TaskRefusal,
} from "../../core/task.ts";
import { companyCalendar } from "../../sql/run/calendar.ts";
import { insertEvidence, seesAttachment } from "../../sql/tasks/evidence.ts";
import { faultOfAssignee, lockSeenTask, type SeenTask } from "../../sql/tasks/load-task.ts";
import { saveTaskEvents } from "../../sql/tasks/save-task.ts";
import { findSeenSubject } from "../../sql/tasks/seen-subject.ts";
import { loadToday, taskViews } from "../../sql/tasks/task-views.ts";
import { recordedProcess } from "../drive/recorded.ts";
import { readEvidence } from "./read-evidence.ts";

type Decide = (now: Date) => Result<readonly TaskEvent[], TaskRefusal>;
type State = { readonly task: Task; readonly decide: Decide };
export type TaskOperation<C> = Operation<C, State, TaskEvent, TaskRefusal, TaskView>;

const taskOperation = <C>(load: TaskOperation<C>["load"]): TaskOperation<C> => ({
  feature: "process",
  load,
  version: ({ task }) => task.version,
  decide: ({ decide }, _, { now }) => decide(now),
  save: (tx, events, _, given) => saveTaskEvents(tx, events, given),
  record: recordedProcess,
  answer: (tx, _, { task }, __, given) => shownTask(tx, given, task.id),
});

const onTask = <C extends { readonly id: string }>(prepare: (tx: Tx, command: C, seen: SeenTask, given: Given) => Promise<Decide>) =>
  taskOperation<C>(async (tx, command, given) => {
    const seen = await lockSeenTask(tx, given, command.id);
    return seen && { task: seen.task, decide: await prepare(tx, command, seen, given) };
  });

export async function shownTask(tx: Tx, { actor: { scope, workspaceId }, now }: Given, id: string): Promise<TaskView> {
  // With the rights of whoever asks; a task given away for good may be out of their sight from then on.
  const [seen] = await asReader(tx, scope, async (eyes) => taskViews(eyes, workspaceId, [id], await loadToday(eyes, workspaceId, now)));
  if (seen) return seen;
  const [view] = await taskViews(tx, workspaceId, [id], await loadToday(tx, workspaceId, now));
  if (!view) throw new Error("the task just written is not there");
  return { ...view, subject: null };
}

export const creatingTask = taskOperation<CreateTask>(async (tx, command, given) => {
  const { personId, workspaceId } = given.actor;
  const assigneeId = command.assigneeId ?? personId;
  const fault = assigneeId === null ? "unknown" : await faultOfAssignee(tx, given, assigneeId);
  const subject = command.subject ? await findSeenSubject(tx, given, command.subject) : null;
  const days = command.workingDays === undefined ? null : await workingDaysFrom(tx, workspaceId, given.now, command.workingDays);
  const today = await loadToday(tx, workspaceId, given.now);
  const task: Task = {
    id: given.newId(),
    kind: "free",
    runId: null,
    visit: null,
    step: null,
    title: cleanName(command.title),
    text: command.text ?? null,
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    ownerId: subject?.ownerId ?? null,
    assigneeId: assigneeId ?? "",
    giverId: personId,
    status: "open",
    dueAt: command.due ? new Date(command.due) : days,
    plannedFrom: command.plannedFrom ? new Date(command.plannedFrom) : null,
    plannedTo: command.plannedTo ? new Date(command.plannedTo) : null,
    effortMinutes: command.effortMinutes ?? null,
    isCheckpoint: false,
    postponed: 0,
    begunAt: null,
    outcome: null,
    comment: null,
    createdAt: given.now,
    closedAt: null,
    closedBy: null,
    recurrenceId: null,
    version: 1,
  };
  const { plannedFrom: from, plannedTo: to } = task;
  return {
    task,
    decide(now) {
      if (fault !== null) return no(assigneeRefusal(fault));
      if (command.subject && !subject) return no("unknown_subject");
      const wrong = planProblem(from, to, now) ?? dueProblem(task.dueAt, today.begins, now);
      if (wrong) return no(wrong);
      return yes([{ type: "TaskOpened", task, at: now }]);
    },
  };
});

async function workingDaysFrom(tx: Tx, workspaceId: string, now: Date, workingDays: number): Promise<Date> {
  const reached = addWorkingTime(now, { workingDays }, await companyCalendar(tx, workspaceId, now.toISOString().slice(0, 10)), []);
  return reached.ok ? reached.value : now;
}

export const reassigningTask = onTask<{ readonly id: string; readonly to: string; readonly reason: string }>(
  async (tx, { to, reason }, { task, hand }, given) => {
    const assigneeFault = await faultOfAssignee(tx, given, to);
    // Whoever stands above the present assignee may also give it to somebody of their own side.
    const isGiver = hand.personId !== null && task.giverId === hand.personId;
    return (now) => reassignTask(task, { to, reason }, { ...hand, assigneeFault, isGiver }, now);
  },
);

export const postponingTask = onTask<{ readonly id: string } & PostponeTask>(async (tx, command, { task, hand }, given) => {
  const { until, workingDays = 1, reason } = command;
  const start = task.dueAt !== null && task.dueAt > given.now ? task.dueAt : given.now;
  const due = until === undefined ? await workingDaysFrom(tx, given.actor.workspaceId, start, workingDays) : new Date(until);
  return (now) => postponeTask(task, due, reason, hand, now);
});

export const cancellingTask = onTask<{ readonly id: string; readonly reason: string }>(
  async (_, { reason }, { task, hand }) =>
    (now) =>
      cancelTask(task, reason, hand, now),
);

export const beginningTask = onTask<{ readonly id: string }>(
  async (_, __, { task, hand }) =>
    (now) =>
      beginTask(task, hand, now),
);

type Plan = { readonly id: string; readonly from: string | null; readonly to: string | null };
export const planningTask = onTask<Plan>(async (_, { from, to }, { task, hand }) => {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return (now) => planTask(task, instant(from), instant(to), hand, now);
});

type Words = {
  readonly title?: string | undefined;
  readonly text?: string | null | undefined;
  readonly effortMinutes?: number | null | undefined;
};
export const changingTask = onTask<{ readonly id: string; readonly change: Words }>(async (_, { change }, { task, hand }) => {
  const { title, text, effortMinutes } = change;
  const after = {
    ...(title === undefined ? {} : { title: cleanName(title) }),
    ...(text === undefined ? {} : { text }),
    ...(effortMinutes === undefined ? {} : { effortMinutes }),
  };
  return (now) => changeTask(task, after, hand, now);
});

export const addingEvidence = onTask<{ readonly id: string; readonly evidence: EvidenceBody }>(
  async (tx, { evidence }, { task, hand }, given) => {
    const read = readEvidence(evidence, given.newId());
    if (!read.ok) return () => read;
    const { attachmentId, id: evidenceId, demand } = read.value;
    if (attachmentId !== null && !(await seesAttachment(tx, given, attachmentId, task))) return () => no("unknown_attachment");
    if (!mayWorkOn(task, hand)) return () => no("not_your_task");
    if (task.status !== "open") return () => no("task_closed");
    await insertEvidence(tx, given, task, [read.value]);
    return (at) => yes([{ type: "EvidenceAdded", task, evidenceId, demand, at }]);
  },
);
