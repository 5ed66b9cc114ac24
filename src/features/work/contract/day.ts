/** Requests and answers of a person's day and calendar. */
import { z } from "@hono/zod-openapi";
import { money } from "#features/deals/contract/deals.ts";
import { task, taskKind } from "#features/process/contract/tasks.ts";
import { date, id, instant, paging } from "#platform/http/schema.ts";

const person = z
  .union([z.literal("me"), id])
  .default("me")
  .openapi({ description: "me, or the id of somebody you see" });
const handedFrom = id.optional().openapi({ description: "Only what came by handing over from this person, who may have left" });
const points = z.int().openapi({ description: "Its share of the priority" });
const unit = z.enum(["minutes", "hours", "days"]).openapi({ description: "Of working time" });

export const reason = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("overdue"), unit, count: z.int(), points }),
    z.object({ kind: z.literal("due"), unit, count: z.int(), points }),
    z.object({ kind: z.literal("no_date"), points }),
    z.object({ kind: z.literal("begun"), points }),
    z.object({ kind: z.literal("checkpoint"), points }),
    z.object({ kind: z.literal("planned"), at: instant, points }),
    z.object({ kind: z.literal("value"), value: money.openapi({ description: "In the company's currency" }), points }),
    z.object({
      kind: z.literal("value_unknown"),
      because: z.enum(["no_amount", "no_rate"]),
      points,
    }),
    z.object({ kind: z.literal("postponed"), times: z.int(), points }),
  ])
  .openapi("PriorityReason");
export const dayTask = task
  .extend({
    priority: z.int().openapi({ description: "The sum of the points; the higher, the earlier" }),
    why: z.array(reason).openapi({ description: "What the priority is made of, the weightiest first" }),
  })
  .openapi("DayTask");

export const counts = z
  .object({
    overdue: z.int(),
    today: z.int(),
    later: z.int(),
    done: z.int().openapi({ description: "Done on that business date" }),
  })
  .openapi("DayCounts");
export const askDay = z.strictObject({
  limit: paging.limit,
  date: date.optional().openapi({ description: "Business date; without it, today" }),
  person,
  kind: taskKind.optional(),
  handedFrom,
});
export const askLater = askDay.extend({ cursor: paging.cursor });
export const askCounts = z.strictObject({ person, kind: taskKind.optional(), handedFrom });
export const day = z
  .object({
    date,
    person: z.object({ id, name: z.string() }),
    counts,
    kinds: z
      .array(z.object({ kind: taskKind, count: z.int() }))
      .openapi({ description: "Open tasks by kind, whatever kind was asked for" }),
    overdue: z.array(dayTask),
    today: z.array(dayTask),
    later: z.array(dayTask).openapi({ description: "A page of them" }),
    nextCursor: z.string().nullable().openapi({ description: "For /day/later; null where that was all" }),
    doneToday: z.array(task).openapi({ description: "The last first, at most 200" }),
    load: z.object({
      plannedMinutes: z.int().openapi({ description: "What is overdue, due or planned for the day" }),
      availableMinutes: z.int().openapi({ description: "Working time of the day that is left" }),
      unestimated: z.int().openapi({ description: "Tasks that nobody estimated; each counts 20 minutes" }),
    }),
  })
  .openapi("Day");

const longest = 62 * 86_400_000;
export const askCalendar = z
  .strictObject({
    from: date.openapi({ description: "First business date", example: "2026-11-23" }),
    to: date.openapi({ description: "Business date on which it ends, itself not included; at most 62 days later", example: "2026-11-30" }),
    person,
  })
  .refine(({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= longest, { error: "from_not_before_to", path: ["to"] });
const span = z.object({ from: instant, to: instant });
export const dayCalendar = z
  .object({
    person: z.object({ id, name: z.string() }),
    timeZone: z.string(),
    days: z.array(
      z.object({
        on: date,
        hours: z.array(span).openapi({ description: "Working time, absences taken out" }),
        holiday: z.string().nullable().openapi({ description: "Name of a holiday or of another day off of the company" }),
        absence: z
          .object({ kind: z.string(), deputy: z.object({ id, name: z.string() }).nullable() })
          .nullable()
          .openapi({ description: "Of the person" }),
      }),
    ),
    tasks: z.array(task).openapi({ description: "Open and done, planned for or due in the range; by time, at most 2,000" }),
    isWhole: z.boolean().openapi({ description: "False where there are more" }),
  })
  .openapi("DayCalendar");

export type TaskView = z.output<typeof task>;
export type TaskKind = z.output<typeof taskKind>;
export type Reason = z.output<typeof reason>;
export type DayTaskView = z.output<typeof dayTask>;
export type DayView = z.output<typeof day>;
export type DayCounts = z.output<typeof counts>;
export type AskDay = z.output<typeof askDay>;
export type AskCounts = z.output<typeof askCounts>;
export type AskCalendar = z.output<typeof askCalendar>;
export type DayCalendarView = z.output<typeof dayCalendar>;
