/** Requests and answers about help on a deal: "pull in my head". */
import { z } from "@hono/zod-openapi";
import { task } from "#features/process/contract/tasks.ts";
import { date, id, name } from "#platform/http/schema.ts";
import { helpAbouts } from "../../core/help/help.ts";

export const helpAbout = z.enum(helpAbouts).openapi("HelpAbout", { description: "With what help is needed" });

export const askHelp = z
  .strictObject({
    text: name(2_000),
    about: helpAbout.optional(),
    to: id.optional().openapi({ description: "Somebody above you; without it, your chief" }),
  })
  .openapi("AskHelp");
export const helpAsked = z.object({ task }).openapi("HelpAsked", { description: "The task that whoever helps has now" });

export const askHelpReport = z
  .strictObject({
    from: date,
    to: date,
    by: z.enum(["person", "stage", "helper", "outcome", "about"]).default("person"),
  })
  .refine(({ from, to }) => from < to, { error: "from_not_before_to", path: ["to"] });
export const helpReport = z
  .object({
    by: z.string(),
    groups: z.array(
      z.object({
        key: z.string().nullable(),
        name: z.string().nullable(),
        asked: z.int(),
        helped: z.int(),
        passedOn: z.int(),
        declined: z.int(),
        open: z.int(),
        medianHours: z
          .number()
          .nullable()
          .openapi({ description: "Until whoever was asked had answered; those still waiting count as lasting so long" }),
      }),
    ),
    items: z.array(
      z.object({
        taskId: id,
        dealId: id,
        deal: z.string(),
        stage: z.string().nullable(),
        asker: z.object({ id, name: z.string() }).nullable(),
        helper: z.object({ id, name: z.string() }),
        about: helpAbout.nullable(),
        text: z.string().nullable(),
        at: z.string(),
        outcome: z.string().nullable(),
        comment: z.string().nullable(),
      }),
    ),
  })
  .openapi("HelpReport");

export type AskHelp = z.output<typeof askHelp>;
export type HelpReport = z.output<typeof helpReport>;
