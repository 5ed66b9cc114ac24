/** Requests and answers about merging duplicates. */
import { z } from "@hono/zod-openapi";
import { id, instant, version } from "#platform/http/schema.ts";

export const mergeRecords = z
  .strictObject({
    mergedId: id.openapi({ description: "The one that goes: archived, and named by the one that stays" }),
    fields: z
      .record(z.string().max(80), z.enum(["kept", "merged"]))
      .default({})
      .openapi({
        description: "Which value stays, by the field's name; without a word the one that stays keeps its own and takes over what it lacks",
        example: { name: "merged", "custom.area": "kept" },
      }),
    mergedVersion: version
      .optional()
      .openapi({ description: "Of the one that goes, as you saw it; that of the one that stays is If-Match" }),
  })
  .openapi("MergeRecords");

export const merge = z
  .object({
    id,
    kind: z.enum(["client", "contact"]),
    keptId: id,
    mergedId: id,
    byId: id.nullable(),
    at: instant,
    undoneAt: instant.nullable(),
    version,
  })
  .openapi("Merge");
export const mergeList = z.object({ items: z.array(merge) });

export type MergeRecords = z.output<typeof mergeRecords>;
export type MergeView = z.output<typeof merge>;
