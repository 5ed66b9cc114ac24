/** What every report over the history of deals is asked for: pipeline, window, instant, filter. */
import { z } from "@hono/zod-openapi";
import { date, id, instant, listing, name, timeZone } from "#platform/http/schema.ts";
import { parseInstant } from "#shared/instant.ts";

const instantText = z
  .string()
  .max(40)
  .refine((text) => parseInstant(text, "UTC").ok, { error: "not_an_instant" });

export const asked = {
  pipeline: name(120).openapi({ description: "Id, key or name of a pipeline", example: "standard" }),
  from: date.openapi({ description: "First business date of the window", example: "2026-01-01" }),
  to: date.openapi({ description: "Business date on which the window ends, itself not included", example: "2026-04-01" }),
  asOf: instantText.optional().openapi({
    description: "What had happened by then; without it, by now. ISO 8601; without an offset in the time zone",
    example: "2026-04-01T00:00+02:00",
  }),
  knownOn: instantText.optional().openapi({
    description: "By what was recorded by then, also of what happened before; without it by all that is recorded today. ISO 8601",
    example: "2026-04-01T00:00+02:00",
  }),
  timeZone: timeZone.optional().openapi({ description: "In which the dates are meant; without it the company's" }),
  filter: listing.filter.openapi({
    description: "Of which deals, as JSON, by what they are today; its schema is at /api/v1/schemas/filter.json",
  }),
};

/** Another window beside the first. */
export const compared = {
  compareFrom: date.optional().openapi({ description: "First business date of a second window to compare with" }),
  compareTo: date.optional().openapi({ description: "Where the second window ends" }),
  compareAsOf: instantText.optional().openapi({
    description:
      "As of when the second window is told; without it as long after its beginning as the first, so that both had the same time, but not later than asOf",
  }),
};

export const funnelDimension = z.enum(["owner", "product", "region", "direction", "source", "month"]);
export const flowDimension = z.enum([...funnelDimension.options, "actor"]);

type Window = { readonly from: string; readonly to: string };
type Compared = { readonly compareFrom?: string | undefined; readonly compareTo?: string | undefined };
export const isForward = ({ from, to }: Window) => from < to;
export const ordered = { error: "from_not_before_to", path: ["to"] };
export const isCompareWhole = ({ compareFrom, compareTo }: Compared) => (compareFrom === undefined) === (compareTo === undefined);
export const compareWhole = { error: "compare_needs_both", path: ["compareTo"] };
export const isCompareForward = ({ compareFrom, compareTo }: Compared) =>
  compareFrom === undefined || compareTo === undefined || compareFrom < compareTo;
export const compareOrdered = { error: "from_not_before_to", path: ["compareTo"] };

/** Which group of a report with `by`; nothing for the whole. */
export const ofGroup = {
  group: z.string().max(300).optional().openapi({ description: "With `by`: the key of a group" }),
  ungrouped: z.enum(["true"]).optional().openapi({ description: "With `by`: the group of those that have none, whose key is null" }),
};

export const window = z.object({ from: date, to: date, asOf: instant, timeZone: z.string() }).openapi("ReportWindow");

/** What the answer rests on, beyond the numbers. */
export const basis = {
  window,
  pipeline: z
    .object({
      id,
      key: z.string(),
      name: z.string(),
      stages: z.array(z.object({ key: z.string(), name: z.string(), normDays: z.int().nullable() })),
    })
    .openapi("ReportPipeline", { description: "With its stages in the order of then, those added later behind them" }),
  todays: z.array(z.string()).openapi({
    description: "What of the question has no history and was taken as it is today: product, region, direction, source, filter",
  }),
  history: z
    .object({
      recordedLater: z.boolean().openapi({ description: "Some of it was recorded, or imported, after the instant as of which is told" }),
      correctedLater: z.boolean().openapi({ description: "Something of before that instant was taken back after it" }),
    })
    .openapi({ description: "Whether the same question would have been answered otherwise at the time; the journal says what came later" }),
};
