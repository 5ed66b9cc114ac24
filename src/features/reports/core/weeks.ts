/** Calendar weeks of a window. */
import { addDays, weekdayOf } from "#shared/date.ts";

/** Half a century of weeks is more than anybody looks at. */
const most = 2_600;

/** The Mondays of all ISO weeks with a day in [from, to). */
export function weeksOf(from: string, to: string): readonly string[] {
  const weeks: string[] = [];
  for (let monday = addDays(from, 1 - weekdayOf(from)); monday < to && weeks.length < most; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}
