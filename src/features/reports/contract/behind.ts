/** Requests and answers of the lists behind the numbers, and of the losses by reason. */
import { z } from "@hono/zod-openapi";
import { currency, id, instant, name, paging } from "#platform/http/schema.ts";
import { asked, basis, flowDimension, funnelDimension, isForward, ofGroup, ordered } from "./asked.ts";

const money = z.object({ amount: z.string(), currency });
const stage = name(80).openapi({ description: "Key of a stage", example: "offer" });
const place = name(80).openapi({ description: "Key of a stage, WON or LOST", example: "offer" });

type Asked = {
  readonly from: string;
  readonly to: string;
  readonly by?: string | undefined;
  readonly group?: string | undefined;
  readonly ungrouped?: string | undefined;
  readonly what?: string | undefined;
  readonly stage?: string | undefined;
};
/** What does not fit together in a question, with the field that says so. */
function check(query: unknown, context: z.RefinementCtx): void {
  const { from, to, by, group, ungrouped, what, stage } = query as Asked;
  const add = (error: string, field: string) => context.addIssue({ code: "custom", message: error, path: [field] });
  if (from >= to) add("from_not_before_to", "to");
  if (by === undefined && (group !== undefined || ungrouped !== undefined)) add("group_needs_by", "group");
  if (group !== undefined && ungrouped !== undefined) add("one_group_only", "ungrouped");
  if (what !== undefined && what !== "won" && stage === undefined) add("stage_needed", "stage");
}

export const askLosses = z.strictObject(asked).refine(isForward, ordered);

const ofFunnel = {
  ...asked,
  by: funnelDimension.optional(),
  ...ofGroup,
  what: z.enum(["reached", "lost", "open", "won", "visits", "openVisits"]).openapi({
    description: "Which number of the funnel; visits and openVisits list stays, so a deal may stand there more than once",
  }),
  stage: stage.optional().openapi({ description: "Of which stage; needed for all but won" }),
  reason: name(120).optional().openapi({ description: "With lost: only for this loss reason" }),
};
const ofFlow = {
  ...asked,
  by: flowDimension.optional(),
  ...ofGroup,
  fromStage: place.optional(),
  toStage: place.optional(),
  kind: z.enum(["forward", "skip", "backward", "lost", "won", "reopened"]).optional(),
};

export const askBehindFunnel = z.strictObject({ ...ofFunnel, ...paging }).superRefine(check);
export const askBehindFlow = z.strictObject({ ...ofFlow, ...paging }).superRefine(check);

/** How a file is written. */
export const sheet = {
  bom: z
    .enum(["true", "false"])
    .default("true")
    .openapi({ description: "CSV: a UTF-8 mark at the beginning, by which spreadsheets know the encoding" }),
  decimal: z.enum(["point", "comma"]).default("point").openapi({
    description:
      "CSV: decimal point with commas between cells (RFC 4180), or decimal comma with semicolons, as spreadsheets in Europe expect",
  }),
  language: z.enum(["en", "ru", "de"]).optional().openapi({ description: "Of the headings; without it they are the names of the API" }),
};
export const askFunnelFile = z.strictObject({ ...asked, by: funnelDimension.optional(), ...sheet }).refine(isForward, ordered);
export const askFlowFile = z.strictObject({ ...asked, by: flowDimension.optional(), ...sheet }).refine(isForward, ordered);
export const askLossesFile = z.strictObject({ ...asked, ...sheet }).refine(isForward, ordered);
export const askBehindFunnelFile = z.strictObject({ ...ofFunnel, ...sheet }).superRefine(check);
export const askBehindFlowFile = z.strictObject({ ...ofFlow, ...sheet }).superRefine(check);

export const dealBehind = z
  .object({
    id,
    title: z.string(),
    clientId: id.nullable(),
    client: z.string().nullable(),
    ownerId: id,
    owner: z.string(),
    stood: z.string().openapi({ description: "Where it stood as of then: key of a stage, WON or LOST" }),
    since: instant.openapi({ description: "Since when it stood there" }),
    reason: z.string().nullable().openapi({ description: "Why it was lost" }),
    amount: money.nullable().openapi({ description: "As of then" }),
    at: instant.openapi({ description: "By what it counts: when the deal began, the stay began, or it was moved" }),
    stay: z
      .object({ until: instant.nullable(), days: z.number() })
      .nullable()
      .openapi({ description: "Of a list of stays: its end, null while it lasts, and its length so far" }),
    move: z
      .object({ from: z.string(), to: z.string(), kind: z.string(), actorId: id.nullable(), actor: z.string().nullable() })
      .nullable()
      .openapi({ description: "Of a list of transitions" }),
  })
  .openapi("DealBehind");
export const behindPage = z
  .object({
    items: z.array(dealBehind),
    nextCursor: z.string().nullable(),
    count: z.int().openapi({ description: "Of the whole list: equal to the number of the report" }),
    sums: z.array(money).openapi({ description: "Amounts of the listed deals as of then, each deal once, by currency" }),
  })
  .openapi("DealsBehind");

export const lossesReport = z
  .object({
    losses: z
      .array(z.object({ stage: z.string(), reason: z.string(), count: z.int(), sums: z.array(money) }))
      .openapi({ description: "By the furthest stage reached, in the order of stages; the counts of a stage add up to its `lost`" }),
    ...basis,
  })
  .openapi("LossesReport", { description: "Why deals of the cohort were lost. Over deals that you can see" });

export type AskLosses = z.output<typeof askLosses>;
export type AskBehindFunnel = z.output<typeof askBehindFunnel>;
export type AskBehindFlow = z.output<typeof askBehindFlow>;
export type AskBehindFunnelFile = z.output<typeof askBehindFunnelFile>;
export type AskBehindFlowFile = z.output<typeof askBehindFlowFile>;
export type DealBehind = z.output<typeof dealBehind>;
export type BehindPage = z.output<typeof behindPage>;
export type LossesReport = z.output<typeof lossesReport>;
