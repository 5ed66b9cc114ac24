/** The job that makes tasks of the coming day out of what comes again. */
import type { Commands } from "#platform/command/command.ts";
import type { Periodic, Task } from "#platform/jobs/task.ts";
import { addDays } from "#shared/date.ts";
import { businessDate } from "#shared/period.ts";
import { findComing } from "../../sql/recurrence/recurrences.ts";
import { findTimeZone } from "../../sql/recurrence/surroundings.ts";
import { fallingDue } from "./operate-recurrences.ts";

export const makeRecurringTask = "make_recurring_tasks";
/** Companies lie in all time zones, so it looks every hour; where the day's were made it finds nothing. */
export const makeRecurringHourly: Periodic = { task: makeRecurringTask, cron: "7 * * * *" };

const atOnce = 200;
/** Each round ends with later dates; one that would not end is a mistake, and the next hour goes on. */
const mostRounds = 5_000;

/** Each in a transaction of its own, by which it also comes no more that day: being killed in between, or run twice, makes none twice. */
export const makeRecurring =
  ({ commands, clock }: { readonly commands: Commands; readonly clock: () => Date }): Task =>
  async (_, { actor, database, signal }) => {
    const { workspaceId, scope } = actor;
    const timeZone = await database.read(scope, (tx) => findTimeZone(tx, workspaceId));
    const until = addDays(businessDate(clock(), timeZone), 1);
    for (let round = 0; round < mostRounds; round++) {
      const ids = await database.read(scope, (tx) => findComing(tx, workspaceId, until, atOnce));
      for (const id of ids) {
        signal.throwIfAborted();
        await commands.execute(actor, fallingDue, { id, until });
      }
      if (ids.length === 0) return;
    }
  };
