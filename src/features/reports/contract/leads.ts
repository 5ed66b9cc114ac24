/** Requests and answers of the report on leads. */
import { z } from "@hono/zod-openapi";
import { date } from "#platform/http/schema.ts";

export const leadDimension = z.enum(["source", "telesales", "seller", "month"]);
export const askLeads = z
  .strictObject({
    from: date.openapi({ description: "First business date of first contact", example: "2026-01-01" }),
    to: date.openapi({ description: "Business date on which the window ends, itself not included", example: "2026-04-01" }),
    by: leadDimension.optional(),
  })
  .refine(({ from, to }) => from < to, { error: "from_not_before_to", path: ["to"] });

export const leadsReport = z
  .object({
    groups: z.array(
      z.object({
        key: z.string().nullable().openapi({
          description:
            "Source by name, person by id, month as YYYY-MM; null: none (no source written down), or the one group of a report without groups",
        }),
        name: z.string().nullable().optional().openapi({ description: "Of the person, where the key is an id" }),
        leads: z.int(),
        converted: z.int(),
        conversion: z.number().nullable(),
        low: z.number().nullable().openapi({ description: "95 % Wilson interval of the conversion" }),
        high: z.number().nullable(),
        medianDays: z.number().nullable().openapi({ description: "Whole calendar days from first contact to conversion" }),
      }),
    ),
    problems: z.array(
      z.object({
        kind: z
          .enum(["negative_duration"])
          .openapi({ description: "Converted before the first contact: counted, and left out of the median" }),
        count: z.int(),
      }),
    ),
  })
  .openapi("LeadsReport", { description: "Over leads that you can see, by their first contact" });

export type AskLeads = z.output<typeof askLeads>;
export type LeadsReport = z.output<typeof leadsReport>;
