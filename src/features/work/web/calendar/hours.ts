/** Which hours of the day are drawn, and what stands on a day. */

import { dateOf, minutesOf } from "#ui/kit/zone-time.ts";
import type { DayCalendarView } from "../../contract/day.ts";
import type { Task } from "../task/answers.ts";

/** Pixels of an hour. */
export const hourHeight = 44;

export type Hours = { readonly from: number; readonly to: number };

/** Working hours with an hour around them, and whatever is planned outside of them. */
export function hoursShown({ days, tasks, timeZone }: DayCalendarView): Hours {
  const work = days.flatMap(({ hours }) => hours.flatMap(({ from, to }) => [minutesOf(from, timeZone), minutesOf(to, timeZone) || 1_440]));
  const planned = tasks.flatMap(({ plannedFrom, plannedTo }) =>
    plannedFrom && plannedTo ? [minutesOf(plannedFrom, timeZone), minutesOf(plannedTo, timeZone) || 1_440] : [],
  );
  const around = work.length > 0 ? [Math.min(...work) - 60, Math.max(...work) + 60] : [8 * 60, 18 * 60];
  const all = [...around, ...planned];
  return { from: Math.max(0, Math.floor(Math.min(...all) / 60)), to: Math.min(24, Math.ceil(Math.max(...all) / 60)) };
}

/** Where it stands: planned, else due while it is open, else when it was done. */
export const standsAt = (task: Task): string | null => task.plannedFrom ?? (task.status === "open" ? task.due : task.closedAt);

export function byDay(tasks: readonly Task[], timeZone: string): ReadonlyMap<string, readonly Task[]> {
  const sorted = tasks
    .flatMap((task) => {
      const at = standsAt(task);
      return at === null ? [] : [{ task, at }];
    })
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.task.id < other.task.id ? -1 : 1));
  const groups = Map.groupBy(sorted, ({ at }) => dateOf(at, timeZone));
  return new Map([...groups].map(([date, list]) => [date, list.map(({ task }) => task)]));
}
