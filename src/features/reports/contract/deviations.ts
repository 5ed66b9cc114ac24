/** The report on deviations. */
import { z } from "@hono/zod-openapi";
import { asked as askedDeviations } from "#features/work/contract/deviation/deviations.ts";
import { date } from "#platform/http/schema.ts";
import type { AskedWindow } from "../core/month-window.ts";
import { sheet } from "./behind.ts";

export const deviationDimension = z.enum(["rule", "person", "unit", "process", "step", "week"]);
const question = {
  ...askedDeviations,
  from: date.optional().openapi({
    description:
      "Opened on this business date or later; without it from the first of the month in which the window ends: of this month, unless `to` is given",
  }),
  to: date.optional().openapi({
    description:
      "Opened before this business date; without it to the end of this month (of the month of `from`, if that is later), in the company's time zone",
  }),
  by: deviationDimension.default("rule"),
};
const isForward = ({ from, to }: AskedWindow) => from === undefined || to === undefined || from < to;
const ordered = { error: "from_not_before_to", path: ["to"] };
export const askDeviations = z.strictObject(question).refine(isForward, ordered);
export const askDeviationsFile = z.strictObject({ ...question, ...sheet }).refine(isForward, ordered);

const numbers = {
  opened: z.int().openapi({ description: "Opened in the window; the others are of these" }),
  answered: z.int().openapi({ description: "Somebody answered" }),
  closed: z.int().openapi({ description: "Closed since" }),
  open: z.int().openapi({ description: "Not closed" }),
  medianHoursToAnswer: z
    .number()
    .nullable()
    .openapi({ description: "Kaplan–Meier median; those without an answer count as waiting so long. null: not reached" }),
  medianHoursToClose: z.number().nullable().openapi({ description: "Likewise, until the cause was gone" }),
};
const trend = z
  .array(z.object({ week: date.openapi({ description: "Its Monday" }), opened: z.int() }))
  .openapi({ description: "Opened in each week of the window, also where none" });
export const deviationsReport = z
  .object({
    from: date,
    to: date,
    by: deviationDimension,
    total: z.object(numbers),
    trend,
    groups: z.array(z.object({ key: z.string().nullable(), name: z.string().nullable(), ...numbers, trend: z.array(z.int()) })),
  })
  .openapi("DeviationsReport", {
    description: "Counts over what you see; each number is the length of the list /deviations with the same question",
  });

export type AskDeviationsReport = z.output<typeof askDeviations>;
export type DeviationsReport = z.output<typeof deviationsReport>;
