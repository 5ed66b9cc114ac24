/** Requests and answers about tasks: all work that comes to people, from a run or given by hand. */
import { z } from "@hono/zod-openapi";
import { money } from "#features/deals/contract/deals.ts";
import { id, instant, name, paging, version } from "#platform/http/schema.ts";

export const taskKind = z.enum(["step", "request", "decide", "assign", "help", "follow_up", "free", "recurring"]).openapi({
  description:
    "step, request: of a run; decide: no filter of an automatic step held; assign: nobody was found for a step; help: asked for by a colleague",
});
export const taskStatus = z.enum(["open", "done", "cancelled", "overtaken"]).openapi({
  description: "overtaken: its record came to its end elsewhere; outcome says by what: deal_won, deal_lost, lead_converted, lead_rejected",
});
export const dueIn = z.enum(["overdue", "today", "later"]).openapi({
  description: "overdue: its time has passed; today: until the end of the business day; later: after that, or no date",
});
const person = z.object({ id, name: z.string() });
export const taskSubject = z.object({
  kind: z.enum(["client", "contact", "lead", "deal", "trial", "contract", "payment"]),
  id,
  title: z.string(),
  client: z.object({ id, name: z.string() }).nullable().openapi({ description: "Where you see the client" }),
  amount: money.nullable().openapi({ description: "Of a deal" }),
  stage: z.string().nullable().openapi({ description: "Name of the stage a deal stands in, or the status of a lead" }),
});
export const runProgress = z.object({ at: z.int(), of: z.int() }).openapi("RunProgress", {
  description:
    "Step `at` of about `of`: steps of people's work, counted once however often a loop leads through them, by the shortest way to success",
});
export const taskRun = z.object({
  id,
  processKey: z.string(),
  processName: z.string(),
  step: z.string().openapi({ description: "Key of the step" }),
  stepTitle: z.string(),
  position: z.int().openapi({ description: "Of the visit of the run" }),
  progress: runProgress.nullable().openapi({ description: "Of an open task" }),
});
export const task = z
  .object({
    id,
    kind: taskKind,
    title: z.string(),
    text: z.string().nullable(),
    status: taskStatus,
    due: instant.nullable().openapi({ description: "The end of the working time it is due in" }),
    dueIn,
    plannedFrom: instant.nullable().openapi({ description: "When the person means to do it" }),
    plannedTo: instant.nullable(),
    effortMinutes: z.int().nullable(),
    isCheckpoint: z.boolean(),
    postponed: z.int().openapi({ description: "How many times it was put off" }),
    begunAt: instant.nullable().openapi({ description: "Somebody is at it since then" }),
    outcome: z.string().nullable(),
    comment: z.string().nullable(),
    createdAt: instant,
    closedAt: instant.nullable(),
    assignee: person,
    giver: person.nullable().openapi({ description: "Who gave it; null for the server" }),
    subject: taskSubject.nullable().openapi({ description: "The record it is about, where you see it" }),
    run: taskRun.nullable(),
    version,
  })
  .openapi("Task");

export const listTasks = z.strictObject({
  ...paging,
  due: dueIn.optional(),
  assignee: z
    .union([z.literal("me"), id])
    .optional()
    .openapi({ description: "me, or the id of a person; without it, everybody you see" }),
  status: taskStatus.default("open"),
  kind: taskKind.optional(),
  subject: id.optional().openapi({ description: "Id of the record it is about" }),
  run: id.optional(),
  handedFrom: id
    .optional()
    .openapi({ description: "Id of a person from whom it came by handing over: reassigned, or left behind at leaving" }),
});

const nextStep = z.object({
  step: z.string().nullable().openapi({ description: "Key of the step; null for an end" }),
  title: z.string(),
  who: z.string().nullable().openapi({ description: "A name, or the rule by which somebody is chosen" }),
  due: instant.nullable(),
  end: z.enum(["success", "failure"]).nullable(),
  waitsFor: z.array(z.string()).openapi({ description: "Titles of the steps that must be done before it opens" }),
});
export const taskDetails = task
  .extend({
    outcomes: z
      .array(
        z.object({
          name: z.string().openapi({ description: "As sent in `complete`" }),
          label: z.string(),
          needsComment: z.boolean(),
          next: z.array(nextStep).openapi({ description: "What it will cause, as things stand now" }),
        }),
      )
      .openapi({ description: "In the order in which they are offered" }),
    fields: z
      .array(
        z.object({
          name: z.string().openapi({ description: "Of the subject; own fields as custom.KEY" }),
          label: z.string(),
          value: z.unknown(),
          isMissing: z.boolean(),
        }),
      )
      .openapi({ description: "Fields of the record that must have a value" }),
    evidence: z.object({
      demanded: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          kind: z.enum(["file", "text", "link", "number"]),
          isOptional: z.boolean(),
          isGiven: z.boolean(),
        }),
      ),
      given: z.array(
        z.object({
          id,
          demand: z.string().openapi({ description: "Key of what it was demanded as; more for what nobody demanded" }),
          kind: z.enum(["file", "text", "link", "number"]),
          attachmentId: id.nullable(),
          text: z.string().nullable(),
          addedBy: person.nullable(),
          at: instant,
          mayRemove: z.boolean().openapi({ description: "By you, as long as the task is open" }),
        }),
      ),
    }),
    script: z.string().nullable().openapi({ description: "Key of a script of the book" }),
    texts: z.array(z.string()).openapi({ description: "Keys of texts of the book" }),
    history: z
      .array(
        z.object({
          position: z.int(),
          step: z.string(),
          title: z.string(),
          enteredAt: instant,
          leftAt: instant.nullable(),
          outcome: z.string().nullable(),
          outcomeLabel: z.string().nullable(),
          actor: person.nullable(),
          comment: z.string().nullable(),
          isTakenBack: z.boolean(),
        }),
      )
      .openapi({ description: "The way of the run so far" }),
    moves: z
      .array(
        z.object({
          kind: z.enum(["reassigned", "postponed"]),
          from: person.nullable(),
          to: person.nullable(),
          fromDue: instant.nullable(),
          toDue: instant.nullable(),
          reason: z.string(),
          actor: person.nullable(),
          at: instant,
        }),
      )
      .openapi({ description: "Handed over and put off, oldest first" }),
    closedBy: person.nullable(),
  })
  .openapi("TaskDetails");

const evidenceBody = z.strictObject({
  demand: z.string().min(1).max(60).default("more"),
  attachmentId: id.optional(),
  text: name(4_000).optional(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  number: z.number().optional(),
});
const reason = name(1_000);
export const createTask = z
  .strictObject({
    title: name(200),
    text: name(4_000).nullable().optional(),
    assigneeId: id.optional().openapi({ description: "Without it, oneself" }),
    subject: z.strictObject({ kind: z.enum(["client", "contact", "lead", "deal", "trial", "contract", "payment"]), id }).optional(),
    due: instant.nullable().optional(),
    workingDays: z.int().min(0).max(500).optional().openapi({ description: "Due at the end of so many working days" }),
    effortMinutes: z.int().min(1).max(10_000).nullable().optional(),
    plannedFrom: instant.optional(),
    plannedTo: instant.optional(),
  })
  .openapi("CreateTask");
export const completeTask = z
  .strictObject({
    outcome: z.string().min(1).max(100),
    fields: z
      .record(z.string().max(100), z.unknown())
      .default({})
      .openapi({
        description: "Values of the record that go with it, own fields as custom.KEY",
        example: { expectedPaymentOn: "2026-06-01" },
      }),
    evidence: z.array(evidenceBody).max(50).default([]),
    comment: name(4_000).nullable().optional(),
  })
  .openapi("CompleteTask");
export const completedTask = z
  .object({ task, next: z.array(task).openapi({ description: "The tasks that this opened" }) })
  .openapi("CompletedTask");
export const reassignTask = z.strictObject({ to: id, reason }).openapi("ReassignTask");
export const postponeTask = z
  .strictObject({ until: instant.optional(), workingDays: z.int().min(1).max(250).optional(), reason })
  .refine(({ until, workingDays }) => (until === undefined) !== (workingDays === undefined), { error: "until_or_working_days" })
  .openapi("PostponeTask");
export const cancelTask = z.strictObject({ reason }).openapi("CancelTask");
export const planTask = z
  .strictObject({ from: instant.nullable(), to: instant.nullable() })
  .openapi("PlanTask", { description: "Both, or neither to take it out of the calendar" });
export const addEvidence = evidenceBody.openapi("AddEvidence", { description: "One of attachmentId, text, link and number" });
export const changeTask = z
  .strictObject({
    title: name(200).optional(),
    text: name(4_000).nullable().optional(),
    effortMinutes: z.int().min(1).max(10_000).nullable().optional(),
  })
  .openapi("ChangeTask");

export type TaskView = z.output<typeof task>;
export type TaskDetails = z.output<typeof taskDetails>;
export type TaskKind = z.output<typeof taskKind>;
export type DueIn = z.output<typeof dueIn>;
export type ListTasks = z.output<typeof listTasks>;
export type CreateTask = z.output<typeof createTask>;
export type CompleteTask = z.output<typeof completeTask>;
export type CompletedTask = z.output<typeof completedTask>;
export type EvidenceBody = z.output<typeof evidenceBody>;
export type PostponeTask = z.output<typeof postponeTask>;
