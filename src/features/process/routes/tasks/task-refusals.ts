/** What a refusal about a task answers over HTTP. */
import type { CommandRefusal } from "#platform/command/command.ts";
import type { Call, RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound, ProblemError, problem } from "#platform/http/problem.ts";
import type { Result } from "#shared/result.ts";
import type { TaskRefusal } from "../../core/task.ts";
import { closerOf } from "../../sql/tasks/task-parts.ts";
import { loadToday, taskViews } from "../../sql/tasks/task-views.ts";
import { runRefusals } from "../runs/run-refusals.ts";
import type { CompletionRefusal } from "./complete-task.ts";

const ofTasks: Readonly<Record<Exclude<TaskRefusal, keyof typeof runRefusals>, RefusalAnswer>> = {
  task_closed: { status: 409, detail: "The task is closed already." },
  not_your_task: { status: 403, detail: "It is somebody else's task: they do it themselves, a head above them, or their deputy today." },
  evidence_missing: { status: 422, path: "/evidence", detail: "Evidence is needed before the step is done." },
  evidence_malformed: { status: 422, path: "/evidence", detail: "Give exactly one of attachmentId, text, link and number." },
  unknown_attachment: { status: 422, path: "/attachmentId", detail: "There is no such file with this record." },
  fields_missing: { status: 422, path: "/fields", detail: "Fields of the record are needed before the step is done." },
  unknown_assignee: { status: 422, path: "/to", detail: "There is nobody with this id who works here." },
  assignee_left: { status: 422, path: "/to", detail: "This person has left; choose somebody who works here." },
  assignee_unfit: {
    status: 422,
    path: "/to",
    detail: "Neither level nor role gives this person tasks; choose somebody who works on them.",
  },
  may_not_set_work: { status: 403, detail: "You may not set work for this person: see the routes between levels." },
  same_assignee: { status: 409, detail: "The task is this person's already." },
  already_begun: { status: 409, detail: "The task has been begun already." },
  part_of_run: { status: 409, detail: "The task belongs to a process. Stop the process, or complete the task with one of its outcomes." },
  earlier_than_due: { status: 422, path: "/until", detail: "That is not later than it is due now." },
  due_before_today: { status: 422, path: "/due", detail: "That day has passed." },
  due_too_far: { status: 422, path: "/due", detail: "A task is due within five years." },
  planned_too_far: { status: 422, path: "/to", detail: "The calendar reaches two years ahead." },
  planned_long_ago: { status: 422, path: "/from", detail: "The calendar reaches a month back." },
  due_passed: { status: 422, path: "/until", detail: "That moment has passed." },
  plan_reversed: { status: 422, path: "/to", detail: "A plan has a beginning and a later end, or neither." },
  unknown_subject: { status: 422, path: "/subject/id", detail: "There is no such record." },
  undo_too_late: { status: 409, detail: "That is taken back within ten seconds. Later a head takes the run one step back." },
  undo_not_yours: { status: 403, detail: "Only whoever did that takes it back." },
  not_moved: { status: 409, detail: "The task has not been put off or handed over: there is nothing to take back." },
  task_touched: { status: 409, detail: "Somebody has gone on with the task since." },
  not_your_evidence: { status: 403, detail: "Evidence is removed by whoever gave it, or a head above whoever has the task." },
  next_touched: { status: 409, detail: "Somebody has gone on with what this opened. Take the run one step back instead." },
  not_free: { status: 409, detail: "The words of this task come from its process." },
};
export const taskRefusals: Readonly<Record<CompletionRefusal, RefusalAnswer>> = { ...runRefusals, ...ofTasks };
/** Of a task that is not there yet. */
export const newTaskRefusals: typeof taskRefusals = {
  ...taskRefusals,
  unknown_assignee: { ...ofTasks.unknown_assignee, path: "/assigneeId" },
  assignee_left: { ...ofTasks.assignee_left, path: "/assigneeId" },
  assignee_unfit: { ...ofTasks.assignee_unfit, path: "/assigneeId" },
  plan_reversed: { ...ofTasks.plan_reversed, path: "/plannedTo" },
  planned_too_far: { ...ofTasks.planned_too_far, path: "/plannedTo" },
  planned_long_ago: { ...ofTasks.planned_long_ago, path: "/plannedFrom" },
};

type Asked = Pick<Call<unknown, unknown, unknown>, "actor" | "database" | "now">;

/** The answer, or the refusal: whoever finds the task closed is told by whom, when and how. */
export async function settleTask<A>(
  result: Result<A, CommandRefusal<CompletionRefusal>>,
  { actor, database, now }: Asked,
  taskId: string,
): Promise<A> {
  const isClosed = !result.ok && result.refusal.kind === "refused" && result.refusal.reason === "task_closed";
  if (!isClosed) return settle(result, taskRefusals);
  const [task, closer] = await database.read(actor.scope, async (tx) => {
    const [view] = await taskViews(tx, actor.workspaceId, [taskId], await loadToday(tx, actor.workspaceId, now));
    return [view, await closerOf(tx, actor.workspaceId, taskId)];
  });
  if (!task) throw notFound();
  const how =
    task.status === "done"
      ? `done with "${task.outcome}"`
      : task.status === "cancelled"
        ? "cancelled"
        : task.status === "overtaken"
          ? `overtaken by ${task.outcome}`
          : "still open";
  const detail = `The task is ${how}${task.closedAt ? ` since ${task.closedAt}` : ""} (${closer?.name ?? "the server"}).`;
  throw new ProblemError(problem("state", { reason: "task_closed", detail, currentVersion: task.version }));
}
