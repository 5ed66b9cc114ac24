/** Requests and answers of the monitor: what the people of a head do now. */
import { z } from "@hono/zod-openapi";
import { money } from "#features/deals/contract/deals.ts";
import { date, id, instant } from "#platform/http/schema.ts";

const person = z.object({ id, name: z.string() });
const subject = z.object({ kind: z.string(), id, title: z.string() }).nullable();
export const monitorRow = z
  .object({
    person,
    level: z.string().nullable().openapi({ description: "Key of the level" }),
    unit: z.object({ id, name: z.string() }).nullable(),
    now: z
      .object({ taskId: id, title: z.string(), since: instant, subject })
      .nullable()
      .openapi({ description: "The task begun last that is not closed yet" }),
    done: z.int().openapi({ description: "Tasks done today" }),
    doneByHour: z.array(z.int()).length(24).openapi({ description: "The same by hour of the company's day" }),
    lastDoneAt: instant.nullable(),
    open: z.int(),
    overdue: z.int(),
    dueToday: z.int().openapi({ description: "Open and due until the end of today, without the overdue" }),
    loadMinutes: z.int().openapi({ description: "Effort of what is overdue, due today, planned for today or done today" }),
    capacityMinutes: z.int().openapi({ description: "Working time of today; 0 when absent" }),
    deviations: z.int().openapi({ description: "Open, for which they are responsible" }),
    silent: z
      .object({ id, title: z.string(), days: z.int(), amount: money.nullable() })
      .nullable()
      .openapi({ description: "The open deal of theirs on which nothing happened for longest" }),
    absence: z.object({ to: date, deputy: person.nullable() }).nullable().openapi({ description: "Away until before this date" }),
  })
  .openapi("MonitorRow");
export const monitor = z
  .object({ at: instant, today: date, timeZone: z.string(), items: z.array(monitorRow) })
  .openapi("Monitor", { description: "One row for each person below you, by name" });

export const askReplay = z.strictObject({ person: id, date: date.optional().openapi({ description: "Without it, today" }) });
export const replay = z
  .object({
    person,
    date,
    timeZone: z.string(),
    from: instant.openapi({ description: "Where the day begins, by working hours and by what happened" }),
    to: instant,
    events: z.array(
      z.object({
        at: instant,
        kind: z.string().openapi({ description: "What happened: task_begun, task_done, …, or the kind of the journal's entry" }),
        title: z.string().nullable(),
        outcome: z.string().nullable(),
        taskId: id.nullable(),
        subject,
        openAfter: z.int().nullable().openapi({ description: "Their open tasks after it" }),
      }),
    ),
  })
  .openapi("Replay");

export type Monitor = z.output<typeof monitor>;
export type MonitorRow = z.output<typeof monitorRow>;
export type Replay = z.output<typeof replay>;
