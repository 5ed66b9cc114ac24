/** How often something comes again, and on which working days. */
import { addDays, dayNumber, type Weekday, weekdayOf } from "#shared/date.ts";

/** Every n days; on weekdays of every n-th week, counted from the week it starts in; on a day of every n-th month. */
export type Rhythm =
  | { readonly unit: "day"; readonly times: number }
  | { readonly unit: "week"; readonly times: number; readonly weekdays: readonly Weekday[] }
  /** A month without that day has it on its last. */
  | { readonly unit: "month"; readonly times: number; readonly day: number | "last" };

export type Span = { readonly startsOn: string; readonly endsOn: string | null };

/** The rarest is one day in every 24th month. */
const longestGapInDays = 750;
/** Whoever is away or closed for longer than a year has no day to move it to; then it stays where it was. */
const longestMoveInDays = 400;

/** Whether the rhythm names the date, days off or not. */
export function isNamed(date: string, rhythm: Rhythm, startsOn: string): boolean {
  if (date < startsOn) return false;
  switch (rhythm.unit) {
    case "day":
      return (dayNumber(date) - dayNumber(startsOn)) % rhythm.times === 0;
    case "week":
      return rhythm.weekdays.includes(weekdayOf(date)) && ((mondayOf(date) - mondayOf(startsOn)) / 7) % rhythm.times === 0;
    case "month":
      return (monthOf(date) - monthOf(startsOn)) % rhythm.times === 0 && Number(date.slice(8)) === dayIn(date, rhythm.day);
  }
}

/** The date, or the first working day after it. */
export function movedToWork(date: string, isWorkingDay: (date: string) => boolean): string {
  for (let day = 0; day < longestMoveInDays; day++) if (isWorkingDay(addDays(date, day))) return addDays(date, day);
  return date;
}

/**
 * The first day after `after` on which it comes: a named date, moved to the next working day where it is a day off. Several that move to one
 * day come once. Null: it comes no more, because the last named date is past `endsOn`.
 */
export function nextOn(rhythm: Rhythm, { startsOn, endsOn }: Span, after: string, isWorkingDay: (date: string) => boolean): string | null {
  // What was named on a day off before `after` may come after it.
  let date = addDays(after, 1);
  while (date > startsOn && !isWorkingDay(addDays(date, -1)) && dayNumber(after) - dayNumber(date) < longestMoveInDays)
    date = addDays(date, -1);
  if (date < startsOn) date = startsOn;
  for (const last = addDays(date, longestGapInDays); date <= last && (endsOn === null || date <= endsOn); date = addDays(date, 1)) {
    if (!isNamed(date, rhythm, startsOn)) continue;
    const moved = movedToWork(date, isWorkingDay);
    if (moved > after) return moved;
  }
  return null;
}

/** The last day up to `until` on which it comes, from `due` on, which is one: what was missed in between is not made up for. */
export function latestUpTo(
  rhythm: Rhythm,
  span: Span,
  { due, until }: { readonly due: string; readonly until: string },
  isWorkingDay: (date: string) => boolean,
): string {
  let latest = due;
  for (;;) {
    const next = nextOn(rhythm, span, latest, isWorkingDay);
    if (next === null || next > until) return latest;
    latest = next;
  }
}

const mondayOf = (date: string) => dayNumber(date) - weekdayOf(date) + 1;
const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

function dayIn(date: string, day: number | "last"): number {
  const length = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  return day === "last" ? length : Math.min(day, length);
}
