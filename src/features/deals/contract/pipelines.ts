/** Requests and answers about pipelines. */
import { z } from "@hono/zod-openapi";
import { currency, id, instant, listing, name, version } from "#platform/http/schema.ts";

const key = name(80).openapi({ description: "Word by which imports, filters and reports name it", example: "offer" });
const normDays = z.int().min(1).max(36_500).nullable().openapi({ description: "Days after which a deal that stands here is stuck" });
const probability = z
  .number()
  .min(0)
  .max(1)
  .multipleOf(0.0001)
  .nullable()
  .openapi({ description: "Of winning a deal that stands here, 0 to 1 with at most four decimals" });

export const stage = z
  .object({
    id,
    key: z.string(),
    name: z.string(),
    normDays: z.int().nullable(),
    probability: z.number().nullable(),
    retiredAt: instant.nullable(),
  })
  .openapi("Stage");
export const pipeline = z
  .object({
    id,
    key: z.string(),
    name: z.string(),
    currency: z.string(),
    mayMoveBack: z.boolean(),
    maySkip: z.boolean(),
    retiredAt: instant.nullable(),
    stages: z.array(stage).openapi({ description: "In order; retired ones keep their place" }),
    version,
  })
  .openapi("Pipeline");

export const listPipelines = z.strictObject({ ...listing, retired: z.enum(["true", "false"]).optional() });

const newStage = z.union([
  key,
  z.strictObject({ key, name: name(120).optional(), normDays: normDays.optional(), probability: probability.optional() }),
]);
export const drawPipeline = z
  .strictObject({
    key,
    name: name(120),
    currency,
    stages: z.array(newStage).min(1).max(50).openapi({ description: "In order: keys, or keys with more" }),
    mayMoveBack: z.boolean().default(true),
    maySkip: z.boolean().default(true),
  })
  .openapi("DrawPipeline");

const wishedStage = z.strictObject({
  key,
  name: name(120).optional(),
  normDays: normDays.optional(),
  probability: probability.optional(),
  retired: z.boolean().optional(),
});
export const changePipeline = z
  .strictObject({
    name: name(120).optional(),
    currency: currency.optional(),
    mayMoveBack: z.boolean().optional(),
    maySkip: z.boolean().optional(),
    retired: z.boolean().optional(),
    stages: z
      .array(wishedStage)
      .min(1)
      .max(100)
      .optional()
      .openapi({ description: "All stages in their new order, none left out; one with a new key is added" }),
  })
  .openapi("ChangePipeline");

export type PipelineView = z.output<typeof pipeline>;
export type DrawPipeline = z.output<typeof drawPipeline>;
export type ChangePipeline = z.output<typeof changePipeline>;
