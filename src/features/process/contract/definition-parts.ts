/** The parts of a step's shape: who, when, what for, what is shown. */
import { z } from "zod";
import { filterSchema } from "#shared/filter/schema.ts";
import { definitionLimits as limits } from "./definition-limits.ts";

export const key = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,59}$/, { error: "A key has 1 to 60 small Latin letters, digits, _ or -, and begins with a letter" });

/** Of steps, joins and outcomes. Control characters and names that objects have by themselves are kept out. */
export const nodeName = z
  .string()
  .regex(/^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_ .,:/()'’&+–-]*[\p{L}\p{N}\p{M}_.)])?$/u, {
    error: "A name has letters, digits, spaces and - _ . between them",
  })
  .max(limits.name)
  .refine((name) => !(name in Object.prototype), { error: "This name cannot be used" });

export const label = z
  .string()
  .trim()
  .min(1, { error: "Some text is needed" })
  .max(limits.label)
  .refine((text) => !/\p{Cc}/u.test(text), { error: "Control characters cannot be kept" });
export const fieldName = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: "A field of the subject; custom.KEY is a field of the workspace's own" });

const pick = z.enum(["least_loaded", "round_robin"]).optional();
export const assignee = z
  .union(
    [
      z.strictObject({ level: z.string().min(1).max(100), pick }).meta({ description: "Somebody of that level, nearest unit first" }),
      z
        .strictObject({ role: z.enum(["owner", "chief", "participant"]), pick })
        .meta({ description: "By the role in the subject; chief is the owner's head" }),
      z.strictObject({ pairOf: z.enum(["owner", "assignee"]), level: z.string().min(1).max(100), pick }),
      z.strictObject({ person: z.string().min(1).max(100) }),
    ],
    { error: "Somebody is named by “level”, “role”, “pairOf” with “level”, or “person”" },
  )
  .meta({ description: "Who does it. Nobody found: the owner's head gets a task to assign it" });

const workingDays = z.int().min(0).max(3_650);
export const due = z
  .union(
    [
      z.strictObject({ workingDays }),
      z.strictObject({ workingHours: z.number().min(0).max(10_000) }),
      z.strictObject({ before: fieldName, workingDays }).meta({ description: "So many working days before a date of the subject" }),
    ],
    { error: "A due time is “workingDays”, “workingHours”, or “before” a field with “workingDays”" },
  )
  .meta({ description: "In working time of the company" });

export const waitFor = z
  .union(
    [
      z.strictObject({ time: due }),
      z.strictObject({
        event: z.enum([
          "deal_won",
          "deal_lost",
          "stage_entered",
          "payment_received",
          "contract_signed",
          "trial_started",
          "trial_closed",
          "lead_converted",
          "lead_rejected",
          "api",
        ]),
        latest: due,
      }),
    ],
    { error: "A wait ends at a “time”, or with an “event” that has its “latest” date" },
  )
  .meta({
    description: 'A wait for an event has the outcomes "event" and "latest", one for a time has "time"; or there is one outcome only',
  });

export const evidenceDemand = z.strictObject({
  key,
  name: label,
  kind: z.enum(["file", "text", "link", "number"]),
  isOptional: z.boolean().optional(),
});

export const autoAction = z.union(
  [
    z.strictObject({ set: fieldName, value: z.union([z.string().max(limits.text), z.number(), z.boolean(), z.null()]) }),
    z.strictObject({ moveTo: label }),
    z.strictObject({ notify: assignee, text: z.string().min(1).max(limits.text) }),
  ],
  { error: "An action is “set” with “value”, “moveTo”, or “notify” with “text”" },
);

export const subjectEnd = z.enum(["deal_won", "deal_lost", "lead_converted", "lead_rejected"]);

const filter = filterSchema.optional();
export const trigger = z.union(
  [
    z.strictObject({ on: z.enum(["lead_created", "deal_created", "deal_won", "deal_lost"]), filter }),
    z.strictObject({ on: z.literal("stage_entered"), stage: label, filter }),
    z.strictObject({ on: z.literal("date_reached"), field: fieldName, daysBefore: z.int().min(0).max(3_650).optional(), filter }),
    z.strictObject({ on: z.literal("filter_true"), filter: filterSchema }),
  ],
  {
    error:
      "A trigger is on lead_created, deal_created, deal_won, deal_lost, stage_entered with “stage”, date_reached with “field”, or filter_true with “filter”",
  },
);
