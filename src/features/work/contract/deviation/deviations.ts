/** Requests and answers about deviations: what went wrong, who was told, who answered. */
import { z } from "@hono/zod-openapi";
import { money } from "#features/deals/contract/deals.ts";
import { date, id, instant, name, paging, version } from "#platform/http/schema.ts";
import { ruleKind } from "./rules.ts";

const person = z.object({ id, name: z.string() });
const orNone = z.union([z.literal("none"), id]);
export const deviationState = z.enum(["open", "unanswered", "answered", "closed"]).openapi({
  description:
    "open: not closed; unanswered: open and nobody answered yet; answered: somebody answered, closed since or not; closed: its cause is gone",
});

/** What a list, and the report beside it, is asked for. */
export const asked = {
  rule: id.optional(),
  person: id.optional().openapi({ description: "Who was responsible when it opened" }),
  unit: orNone.optional().openapi({ description: "Their unit then, without the units below; none: those in no unit" }),
  process: orNone.optional().openapi({ description: "Process of the task; none: not of a task of a process" }),
  step: z.string().min(1).max(60).optional().openapi({ description: "Key of the step; none: of no step" }),
  subject: id.optional().openapi({ description: "Id of the record" }),
  from: date.optional().openapi({ description: "Opened on this business date or later" }),
  to: date.optional().openapi({ description: "Opened before this business date" }),
};
export const listDeviations = z.strictObject({
  ...paging,
  ...asked,
  state: deviationState.optional(),
  mine: z.enum(["true"]).optional().openapi({ description: "Only those you are responsible for, or were told of" }),
});

export const deviation = z
  .object({
    id,
    rule: z.object({ id, name: z.string(), kind: ruleKind, isUrgent: z.boolean() }),
    subject: z
      .object({
        kind: z.string(),
        id,
        title: z.string(),
        client: z.object({ id, name: z.string() }).nullable(),
        amount: money.nullable(),
        stage: z.string().nullable(),
      })
      .nullable()
      .openapi({ description: "The record, where you see it" }),
    task: z.object({ id, title: z.string(), due: instant.nullable(), status: z.enum(["open", "done", "cancelled"]) }).nullable(),
    process: z.object({ id, key: z.string(), name: z.string(), step: z.string().nullable() }).nullable(),
    person: person.openapi({ description: "Who was responsible when it opened" }),
    unit: z.object({ id, name: z.string() }).nullable(),
    since: instant.openapi({ description: "When its cause began" }),
    openedAt: instant.openapi({ description: "When it was found" }),
    rung: z.int().openapi({ description: "How often it went up because nobody answered" }),
    nextAt: instant.nullable().openapi({ description: "When the next above is told unless somebody answers" }),
    answer: z.string().nullable(),
    answeredAt: instant.nullable(),
    answeredBy: person.nullable(),
    closedAt: instant.nullable(),
    mayAnswer: z.boolean(),
    version,
  })
  .openapi("Deviation");
export const deviationDetails = deviation
  .extend({ told: z.array(z.object({ person, rung: z.int(), at: instant })).openapi({ description: "Who was told, in order" }) })
  .openapi("DeviationDetails");
export const deviationPage = z
  .object({
    items: z.array(deviation),
    nextCursor: z.string().nullable(),
    count: z.int().nullable().openapi({ description: "Of the whole list; on the first page only" }),
  })
  .openapi("DeviationPage");
export const answerDeviation = z.strictObject({ text: name(2_000) }).openapi("AnswerDeviation");

export type DeviationView = z.output<typeof deviation>;
export type DeviationDetails = z.output<typeof deviationDetails>;
export type DeviationState = z.output<typeof deviationState>;
export type ListDeviations = z.output<typeof listDeviations>;
