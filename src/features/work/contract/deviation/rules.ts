/** Requests and answers about rules: what counts as a deviation, and who is told of it. */
import { z } from "@hono/zod-openapi";
import { money } from "#features/deals/contract/deals.ts";
import { filterJson, id, instant, name, version } from "#platform/http/schema.ts";

export const ruleKind = z.enum(["task_overdue", "stage_age", "no_next_step", "amount_without_head", "silent", "filter"]).openapi({
  description:
    "task_overdue: a task is late; stage_age: a deal stands longer in its stage than the norm, or than `days`; no_next_step: an open deal without a task or a running process; amount_without_head: an open deal above `amount` in which nobody above its owner takes part; silent: nothing happened with a deal or client for `days`; filter: the filter holds",
});
export const ruleSubject = z.enum(["deal", "client"]).openapi({ description: "What the filter asks about" });
export const tells = z
  .string()
  .max(60)
  .regex(/^(responsible|chief|owner_of_company|level:[a-z][a-z0-9_]{0,39})$/)
  .openapi({
    description: "responsible, chief, owner_of_company, or level:KEY, the nearest of that level above the responsible",
    example: "chief",
  });
const key = z.string().min(1).max(60);
const hours = z.int().min(0).max(2_000);
const days = z.int().min(1).max(3_650);

const fields = {
  name: name(120),
  kind: ruleKind,
  subject: ruleSubject,
  process: key.nullable().openapi({ description: "task_overdue: only of runs of this process, by its key" }),
  step: key.nullable().openapi({ description: "task_overdue: only of this step of the process" }),
  isCheckpointsOnly: z.boolean().openapi({ description: "task_overdue: only of steps that are checkpoints" }),
  days: days.nullable().openapi({ description: "silent: days without any touch; stage_age: days instead of the norm of the stage" }),
  amount: money.nullable().openapi({ description: "amount_without_head: from this amount on" }),
  filter: filterJson.nullable().openapi({ description: "Only where this holds, besides what the kind says" }),
  graceHours: hours.openapi({ description: "Working hours that may pass before it counts" }),
  tells: z.array(tells).min(1).max(8).openapi({ description: "Who is told at once" }),
  escalateHours: hours
    .min(1)
    .nullable()
    .openapi({ description: "Working hours without an answer until the next above is told; null: never" }),
  isUrgent: z.boolean().openapi({ description: "It waits for no digest" }),
};
export const rule = z
  .object({
    id,
    ...fields,
    openNow: z.int(),
    isBroken: z.boolean().openapi({ description: "Its filter asks for a field that is not there any more, so it finds nothing" }),
    createdAt: instant,
    retiredAt: instant.nullable(),
    version,
  })
  .openapi("Rule");
export const listRules = z.strictObject({ retired: z.enum(["true", "false"]).default("false") });
export const rules = z.object({ items: z.array(rule) }).openapi("Rules");

const { name: _, kind: __, tells: ___, ...optional } = fields;
const draftFields = { name: fields.name, kind: fields.kind, tells: fields.tells, ...z.strictObject(optional).partial().shape };
export const createRule = z.strictObject(draftFields).openapi("CreateRule");
const { kind: ____, ...changeable } = fields;
export const changeRule = z
  .strictObject({ ...changeable, isRetired: z.boolean() })
  .partial()
  .openapi("ChangeRule");
export const tried = z
  .object({
    found: z.int().openapi({ description: "Of what you see, how many break the rule now" }),
    wouldOpen: z.int().openapi({ description: "Of these, how many are not open already" }),
    isCut: z.boolean().openapi({ description: "There are at least so many" }),
    examples: z.array(
      z.object({ subjectKind: z.string().nullable(), subjectId: id.nullable(), taskId: id.nullable(), title: z.string(), since: instant }),
    ),
  })
  .openapi("TriedRule");

export type RuleView = z.output<typeof rule>;
export type CreateRule = z.output<typeof createRule>;
export type ChangeRule = z.output<typeof changeRule>;
export type TriedRule = z.output<typeof tried>;
