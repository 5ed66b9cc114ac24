/** Tasks over HTTP. */
import { z } from "@hono/zod-openapi";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import { askNextSteps, nextSteps } from "../../contract/next-steps.ts";
import * as contract from "../../contract/tasks.ts";
import { nextStepsOf } from "../../sql/tasks/next-steps.ts";
import { loadToday, tasksPage } from "../../sql/tasks/task-views.ts";
import type { DriveParts } from "../drive/driving.ts";
import { completingTask } from "./complete-task.ts";
import {
  addingEvidence,
  beginningTask,
  cancellingTask,
  changingTask,
  creatingTask,
  planningTask,
  postponingTask,
  reassigningTask,
} from "./operate-tasks.ts";
import { removingEvidence } from "./remove-evidence.ts";
import { taskDetails } from "./task-details.ts";
import { newTaskRefusals, settleTask } from "./task-refusals.ts";
import { undoingTask } from "./undo-task.ts";

const params = z.strictObject({ id });
const tag = "Tasks";
const common = { method: "post", tag, right: "tasks.change", params, status: 200, answer: contract.task } as const;

export const taskEndpoints = (parts: DriveParts) => {
  const completing = completingTask(parts);
  const undoing = undoingTask(parts);
  const removing = removingEvidence(parts);
  return [
    ...readingTasks,
    endpoint({
      ...common,
      path: "/tasks/{id}/complete",
      summary: "A task is done, with its outcome",
      description:
        "Sent again with the same Idempotency-Key it gives the first answer again; otherwise whoever comes second gets 409 with what happened.",
      body: contract.completeTask,
      answer: contract.completedTask,
      handle: async ({ params, body, ...call }) =>
        settleTask(await call.commands.execute(call.actor, completing, { id: params.id, ...body }, call.options), call, params.id),
    }),
    endpoint({
      ...common,
      path: "/tasks/{id}/undo",
      summary: "Take back within ten seconds what one has just done to a task",
      description: "That it was done, cancelled, put off or handed over, whatever came last; as long as nobody has gone on with it.",
      handle: async ({ params, ...call }) =>
        settleTask(await call.commands.execute(call.actor, undoing, { id: params.id }, call.options), call, params.id),
    }),
    endpoint({
      ...common,
      method: "delete",
      path: "/tasks/{id}/evidence/{evidence}",
      params: z.strictObject({ id, evidence: id }),
      summary: "Remove evidence of an open task again",
      description:
        "By whoever gave it, or a head above whoever has the task. It stays in the journal. A file that was put to the record for this task alone is put away, where it is one's own.",
      handle: async ({ params, ...call }) =>
        settleTask(await call.commands.execute(call.actor, removing, params, call.options), call, params.id),
    }),
    ...movingTasks,
  ];
};

const readingTasks = [
  endpoint({
    method: "get",
    path: "/tasks",
    tag,
    summary: "Tasks that you can see: open ones by due date, closed ones newest first",
    right: "tasks.read",
    query: contract.listTasks,
    status: 200,
    answer: page(contract.task),
    handle: async ({ actor, database, query, now }) => {
      const after = startOf(query.cursor, ["instant?", "id"]) as readonly [string | null, string] | null;
      const assigneeId = query.assignee === "me" ? (actor.personId ?? undefined) : query.assignee;
      const { items, last } = await database.read(actor.scope, async (tx) =>
        tasksPage(tx, actor.workspaceId, { ...query, assigneeId }, after, await loadToday(tx, actor.workspaceId, now)),
      );
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "get",
    path: "/tasks/next",
    tag,
    summary: "What is to be done next about many records at once",
    description:
      "Of each record the open task that is due first, those without a date last; without one, until when a run about it waits. What you do not see is missing, like what has none.",
    right: "tasks.read",
    query: askNextSteps,
    status: 200,
    answer: nextSteps,
    handle: async ({ actor: { scope, workspaceId }, database, query, now }) => ({
      items: await database.read(scope, async (tx) =>
        nextStepsOf(tx, workspaceId, query.subjects.split(","), await loadToday(tx, workspaceId, now)),
      ),
    }),
  }),
  endpoint({
    method: "get",
    path: "/tasks/{id}",
    tag,
    summary: "One task with all that is needed to do it",
    right: "tasks.read",
    params,
    status: 200,
    answer: contract.taskDetails,
    handle: async ({ actor, database, params, now }) => {
      const found = await database.read(actor.scope, (tx) => taskDetails(tx, actor, params.id, now));
      if (!found) throw notFound();
      return found;
    },
  }),
] as const;

const movingTasks = [
  endpoint({
    method: "post",
    path: "/tasks",
    tag,
    summary: "Set a task, for oneself or for whom one may set work",
    right: "tasks.change",
    body: contract.createTask,
    status: 201,
    answer: contract.task,
    handle: async ({ actor, commands, body, options }) =>
      settle(await commands.execute(actor, creatingTask, body, options), newTaskRefusals),
  }),
  endpoint({
    ...common,
    method: "patch",
    path: "/tasks/{id}",
    summary: "Change the words of a task that no process gave",
    body: contract.changeTask,
    handle: async ({ params, body, ...call }) =>
      settleTask(await call.commands.execute(call.actor, changingTask, { id: params.id, change: body }, call.options), call, params.id),
  }),
  endpoint({
    ...common,
    path: "/tasks/{id}/reassign",
    summary: "Hand a task to somebody else, with the reason",
    body: contract.reassignTask,
    handle: async ({ params, body, ...call }) =>
      settleTask(await call.commands.execute(call.actor, reassigningTask, { id: params.id, ...body }, call.options), call, params.id),
  }),
  endpoint({
    ...common,
    path: "/tasks/{id}/postpone",
    summary: "Put a task off, with the reason; how often is counted",
    body: contract.postponeTask,
    handle: async ({ params, body, ...call }) =>
      settleTask(await call.commands.execute(call.actor, postponingTask, { id: params.id, ...body }, call.options), call, params.id),
  }),
  endpoint({
    ...common,
    path: "/tasks/{id}/cancel",
    summary: "Cancel a task that belongs to no run",
    body: contract.cancelTask,
    handle: async ({ params, body, ...call }) =>
      settleTask(await call.commands.execute(call.actor, cancellingTask, { id: params.id, ...body }, call.options), call, params.id),
  }),
  endpoint({
    ...common,
    path: "/tasks/{id}/begin",
    summary: "Somebody is at it now",
    handle: async ({ params, ...call }) =>
      settleTask(await call.commands.execute(call.actor, beginningTask, { id: params.id }, call.options), call, params.id),
  }),
  endpoint({
    ...common,
    path: "/tasks/{id}/plan",
    summary: "When the person means to do it: its place in the calendar",
    body: contract.planTask,
    handle: async ({ params, body, ...call }) =>
      settleTask(await call.commands.execute(call.actor, planningTask, { id: params.id, ...body }, call.options), call, params.id),
  }),
  endpoint({
    ...common,
    path: "/tasks/{id}/evidence",
    summary: "Show something for a task: a file, a text, a link, a number",
    body: contract.addEvidence,
    handle: async ({ params, body, ...call }) =>
      settleTask(await call.commands.execute(call.actor, addingEvidence, { id: params.id, evidence: body }, call.options), call, params.id),
  }),
] as const;
