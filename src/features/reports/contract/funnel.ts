/** Requests and answers of the funnel and flow reports. */
import { z } from "@hono/zod-openapi";
import { date, name, timeZone } from "#platform/http/schema.ts";
import { parseInstant } from "#shared/instant.ts";

const asked = {
  pipeline: name(120).openapi({ description: "Id, key or name of a pipeline", example: "standard" }),
  from: date.openapi({ description: "First business date of the window", example: "2026-01-01" }),
  to: date.openapi({ description: "Business date on which the window ends, itself not included", example: "2026-04-01" }),
  asOf: z
    .string()
    .max(40)
    .refine((text) => parseInstant(text, "UTC").ok, { error: "not_an_instant" })
    .optional()
    .openapi({
      description: "What had happened by then; without it, by now. ISO 8601; without an offset in the time zone",
      example: "2026-04-01T00:00+02:00",
    }),
  timeZone: timeZone.optional().openapi({ description: "In which the dates are meant; without it the company's" }),
};
export const funnelDimension = z.enum(["owner", "product", "region", "direction", "source", "month"]);
export const flowDimension = z.enum([...funnelDimension.options, "actor"]);

const isForward = ({ from, to }: { from: string; to: string }) => from < to;
const ordered = { error: "from_not_before_to", path: ["to"] };
export const askFunnel = z.strictObject({ ...asked, by: funnelDimension.optional() }).refine(isForward, ordered);
export const askFlow = z.strictObject({ ...asked, by: flowDimension.optional() }).refine(isForward, ordered);

const group = {
  key: z.string().nullable().openapi({
    description:
      "Person and direction by id, month as YYYY-MM, everything else by name; null: none, or the one group of a report without groups",
  }),
  name: z.string().nullable(),
};
const share = z.number().nullable();
export const funnelReport = z
  .object({
    groups: z.array(
      z.object({
        ...group,
        stages: z.array(
          z.object({
            stage: z.string(),
            reached: z.int().openapi({ description: "Deals that came at least so far; a skipped stage counts as passed" }),
            conversion: share.openapi({ description: "reached of the next ÷ reached; null when none reached it" }),
            low: share.openapi({ description: "95 % Wilson interval of the conversion" }),
            high: share,
            lost: z.int().openapi({ description: "Came so far and was lost" }),
            open: z.int().openapi({ description: "Came so far and is not ended" }),
            visits: z.int(),
            openVisits: z.int(),
            medianDays: z.number().nullable().openapi({ description: "Kaplan–Meier median of a stay in days; null when not reached" }),
          }),
        ),
        won: z.object({ reached: z.int() }),
      }),
    ),
  })
  .openapi("FunnelReport", {
    description:
      "Over deals that you can see. Product, region, direction and source are today's; a deal with several products counts under each",
  });

const moves = z.array(z.object({ from: z.string(), to: z.string(), count: z.int() })).openapi({ description: "Keys of stages, WON, LOST" });
const kinds = z.object({ forward: z.int(), skip: z.int(), backward: z.int(), lost: z.int(), won: z.int(), reopened: z.int() });
export const flowReport = z
  .object({
    moves,
    kinds,
    groups: z
      .array(z.object({ ...group, moves, kinds }))
      .optional()
      .openapi({ description: "With `by` only" }),
  })
  .openapi("FlowReport", { description: "Transitions in the window of deals that you can see" });

export type AskFunnel = z.output<typeof askFunnel>;
export type AskFlow = z.output<typeof askFlow>;
export type FunnelReport = z.output<typeof funnelReport>;
export type FlowReport = z.output<typeof flowReport>;
