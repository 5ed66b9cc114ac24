/** Requests and answers about many deals: lists, their heads, boards. */
import { z } from "@hono/zod-openapi";
import { id, listing, name } from "#platform/http/schema.ts";
import { money } from "./deals.ts";

const { filter } = listing;
const pipelineWord = name(120).openapi({ description: "Id, key or name of a pipeline", example: "standard" });
const plain = {
  pipeline: pipelineWord.optional(),
  stage: name(80).optional().openapi({ description: "Key or id of a stage in which the deal stands now", example: "offer" }),
  status: z.enum(["open", "won", "lost"]).optional(),
  ownerId: id.optional(),
};

export const listDeals = z.strictObject({ ...listing, ...plain });
export const askSummary = z.strictObject({ filter, ...plain });
export const askColumns = z.strictObject({ filter, pipeline: pipelineWord });

const count = z.int().openapi({ description: "Deals that you can see" });
const sums = z.array(money).openapi({ description: "Of the amounts, by currency" });
export const dealSummary = z.object({ count, sums }).openapi("DealSummary");
export const dealColumn = z.object({
  stage: z.string().openapi({ description: "Key" }),
  name: z.string(),
  count,
  sums,
  medianAgeDays: z.number().nullable().openapi({ description: "Median of the days for which its deals have stood here" }),
  normDays: z.int().nullable(),
});
export const dealColumns = z.object({ columns: z.array(dealColumn) }).openapi("DealColumns");

export type ListDeals = z.output<typeof listDeals>;
export type DealSummary = z.output<typeof dealSummary>;
export type DealColumn = z.output<typeof dealColumn>;
