/** Requests and answers about tasks that come again. */
import { z } from "@hono/zod-openapi";
import { date, id, name, page, paging, time, version } from "#platform/http/schema.ts";

const rhythm = z
  .discriminatedUnion("unit", [
    z.strictObject({ unit: z.literal("day"), times: z.int().min(1).max(365) }),
    z.strictObject({
      unit: z.literal("week"),
      times: z.int().min(1).max(52),
      weekdays: z
        .array(z.literal([1, 2, 3, 4, 5, 6, 7]))
        .min(1)
        .max(7)
        .refine((days) => new Set(days).size === days.length, { error: "twice" }),
    }),
    z.strictObject({ unit: z.literal("month"), times: z.int().min(1).max(24), day: z.union([z.int().min(1).max(31), z.literal("last")]) }),
  ])
  .openapi("Rhythm", {
    description:
      "Every `times` days, weeks (on weekdays, Monday 1 to Sunday 7) or months (on a day, or the last). A day off moves it to the next working day",
    example: { unit: "week", times: 1, weekdays: [1] },
  });
const person = z.object({ id, name: z.string() });
const effort = z.int().min(1).max(10_000);

export const recurrence = z
  .object({
    id,
    person,
    giver: person.nullable(),
    title: z.string(),
    text: z.string().nullable(),
    subject: z.object({ kind: z.string(), id, title: z.string() }).nullable(),
    every: rhythm,
    at: time.nullable().openapi({ description: "Due at this time by the company's clock; null: at the end of the working day" }),
    effortMinutes: effort.nullable(),
    startsOn: date,
    endsOn: date.nullable(),
    nextOn: date.nullable().openapi({ description: "When it comes next; null: no more" }),
    isEnded: z.boolean(),
    version,
  })
  .openapi("Recurrence");
export const recurrencePage = page(recurrence);
export const listRecurrences = z.strictObject({
  ...paging,
  person: z
    .union([z.literal("me"), id])
    .default("me")
    .openapi({ description: "Whose; me, or somebody you see" }),
});
export const setRecurrence = z
  .strictObject({
    title: name(200),
    text: name(4_000).nullable().optional(),
    personId: id.optional().openapi({ description: "Without it, oneself" }),
    subject: z.strictObject({ kind: z.enum(["client", "contact", "lead", "deal", "trial", "contract"]), id }).optional(),
    every: rhythm,
    at: time.nullable().optional(),
    effortMinutes: effort.nullable().optional(),
    startsOn: date.optional().openapi({ description: "Without it, today" }),
    endsOn: date.nullable().optional(),
  })
  .openapi("SetRecurrence");
export const changeRecurrence = z
  .strictObject({
    title: name(200).optional(),
    text: name(4_000).nullable().optional(),
    every: rhythm.optional(),
    at: time.nullable().optional(),
    effortMinutes: effort.nullable().optional(),
    endsOn: date.nullable().optional(),
    isEnded: z.literal(true).optional().openapi({ description: "It comes no more; tasks that were made stay" }),
  })
  .openapi("ChangeRecurrence");

export type RecurrenceView = z.output<typeof recurrence>;
export type RhythmView = RecurrenceView["every"];
export type SetRecurrence = z.output<typeof setRecurrence>;
export type ChangeRecurrence = z.output<typeof changeRecurrence>;
