/** Requests and answers about runs: a process at work on a record. */
import { z } from "@hono/zod-openapi";
import { id, instant, name, paging, version } from "#platform/http/schema.ts";
import { runProgress, task, taskSubject } from "./tasks.ts";

const person = z.object({ id, name: z.string() });
export const runStatus = z.enum(["active", "held", "ended"]);
export const runResult = z.enum(["success", "failure", "stopped"]);
export const runSummary = z
  .object({
    id,
    processId: id,
    processKey: z.string(),
    processName: z.string(),
    number: z.int().openapi({ description: "Version of the process that it follows" }),
    status: runStatus,
    subject: taskSubject,
    parentId: id.nullable().openapi({ description: "The run that it is a part of" }),
    heldUntil: instant.nullable().openapi({ description: "Then it goes on by itself" }),
    heldReason: z.string().nullable(),
    result: runResult.nullable(),
    reason: z.string().nullable(),
    startedAt: instant,
    startedBy: person.nullable(),
    startedBecause: z.string().openapi({ description: "by_hand, by_api, sub_process, or the kind of the trigger" }),
    endedAt: instant.nullable(),
    version,
  })
  .openapi("RunSummary");
export const visit = z.object({
  position: z.int(),
  step: z.string(),
  title: z.string(),
  kind: z.enum(["task", "request", "wait", "auto", "process", "join"]),
  enteredAt: instant,
  leftAt: instant.nullable(),
  outcome: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  actor: person.nullable(),
  comment: z.string().nullable(),
  isTakenBack: z.boolean(),
});
export const runWait = z.object({
  id,
  kind: z.enum(["wait", "latest", "hold"]),
  step: z.string().nullable(),
  event: z.string().nullable().openapi({ description: "What ends the waiting before its latest date" }),
  due: instant,
});
export const run = runSummary
  .extend({
    state: z.record(z.string(), z.unknown()).openapi({ description: "Where it stands: tokens and counted loops" }),
    progress: runProgress.nullable().openapi({ description: "Of a run under way" }),
    history: z.array(visit),
    openTasks: z.array(task),
    waits: z.array(runWait),
  })
  .openapi("Run");

export const startRun = z
  .strictObject({
    processKey: z.string().min(1).max(60),
    subject: z.strictObject({ kind: z.enum(["deal", "lead", "client"]), id }),
  })
  .openapi("StartRun");
export const listRuns = z.strictObject({
  ...paging,
  subject: id.optional(),
  process: z.string().max(60).optional().openapi({ description: "Key or id of a process" }),
  status: z.enum(["active", "held", "ended", "open"]).optional().openapi({ description: "open: active or held" }),
});
const reason = name(1_000);
export const holdRun = z
  .strictObject({ until: instant.optional(), workingDays: z.int().min(1).max(250).optional(), reason })
  .refine(({ until, workingDays }) => (until === undefined) !== (workingDays === undefined), { error: "until_or_working_days" })
  .openapi("HoldRun");
export const reasoned = z.strictObject({ reason }).openapi("Reasoned");
export const signalRun = z
  .strictObject({ step: z.string().min(1).max(60).optional().openapi({ description: "Of the wait; needed where several wait" }) })
  .openapi("SignalRun", { description: "Ends a wait for the event api" });

export type RunView = z.output<typeof run>;
export type RunSummary = z.output<typeof runSummary>;
export type StartRun = z.output<typeof startRun>;
export type ListRuns = z.output<typeof listRuns>;
export type HoldRun = z.output<typeof holdRun>;
