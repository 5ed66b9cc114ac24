/** Requests and answers of the funnel and flow reports. */
import { z } from "@hono/zod-openapi";
import { date } from "#platform/http/schema.ts";
import {
  asked,
  basis,
  compared,
  compareOrdered,
  compareWhole,
  flowDimension,
  funnelDimension,
  isCompareForward,
  isCompareWhole,
  isForward,
  ordered,
  window,
} from "./asked.ts";

export const askFunnel = z
  .strictObject({ ...asked, ...compared, by: funnelDimension.optional() })
  .refine(isForward, ordered)
  .refine(isCompareWhole, compareWhole)
  .refine(isCompareForward, compareOrdered);
export const askFlow = z
  .strictObject({ ...asked, ...compared, by: flowDimension.optional() })
  .refine(isForward, ordered)
  .refine(isCompareWhole, compareWhole)
  .refine(isCompareForward, compareOrdered);

const group = {
  key: z.string().nullable().openapi({
    description:
      "Person and direction by id, month as YYYY-MM, everything else by name; null: none, or the one group of a report without groups",
  }),
  name: z.string().nullable(),
};
const share = z.number().nullable();
const groups = z.array(
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
);
export const funnelReport = z
  .object({
    groups,
    ...basis,
    extent: z
      .object({ first: date, last: date })
      .nullable()
      .optional()
      .openapi({ description: "Only where no deal began in the window: from when to when the pipeline has history at all; null: never" }),
    compare: window.extend({ groups }).optional().openapi({ description: "With compareFrom and compareTo only" }),
  })
  .openapi("FunnelReport", {
    description:
      "Over deals that you can see. Product, region, direction and source are today's; a deal with several products counts under each",
  });

const moves = z.array(z.object({ from: z.string(), to: z.string(), count: z.int() })).openapi({ description: "Keys of stages, WON, LOST" });
const kinds = z.object({ forward: z.int(), skip: z.int(), backward: z.int(), lost: z.int(), won: z.int(), reopened: z.int() });
const flow = {
  moves,
  kinds,
  groups: z
    .array(z.object({ ...group, moves, kinds }))
    .optional()
    .openapi({ description: "With `by` only" }),
};
export const flowReport = z
  .object({
    ...flow,
    ...basis,
    compare: window.extend(flow).optional().openapi({ description: "With compareFrom and compareTo only" }),
  })
  .openapi("FlowReport", { description: "Transitions in the window of deals that you can see" });

export type AskFunnel = z.output<typeof askFunnel>;
export type AskFlow = z.output<typeof askFlow>;
export type FunnelReport = z.output<typeof funnelReport>;
export type FlowReport = z.output<typeof flowReport>;
