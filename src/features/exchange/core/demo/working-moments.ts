/** Moments of the demo company's life: on weekdays, in office hours, a little slower in January and August. */
import { dateOfDay, weekdayOfDay } from "#shared/date.ts";
import type { Random } from "#shared/random.ts";

const dayLength = 86_400_000;
const quietMonths: ReadonlyMap<string, number> = new Map([
  ["01", 0.6],
  ["08", 0.55],
  ["12", 0.8],
]);

export const dayOf = (at: Date): number => Math.floor(at.getTime() / dayLength);
export const dateOf = (at: Date): string => dateOfDay(dayOf(at));

/** A moment in the office hours of that day, or of the weekday before, so that nothing lies ahead of the last day. 7 to 16 o'clock in UTC is a working day all over Europe. */
export function momentOn(random: Random, day: number): Date {
  let workday = day;
  while (weekdayOfDay(workday) > 5) workday--;
  return new Date(workday * dayLength + (7 * 60 + random.integer(0, 9 * 60)) * 60_000 + random.integer(0, 59) * 1_000);
}

/** Some days after a moment, never before it. */
export function momentAfter(random: Random, at: Date, days: number): Date {
  const later = momentOn(random, dayOf(at) + Math.max(0, Math.round(days)));
  return later > at ? later : new Date(at.getTime() + random.integer(20, 90) * 60_000);
}

/** A day from the first to the last, rarely one in a quiet month. */
export function dayBetween(random: Random, first: number, last: number): number {
  for (;;) {
    const day = random.integer(first, last);
    const busy = quietMonths.get(dateOfDay(day).slice(5, 7)) ?? 1;
    if (random.next() < busy) return day;
  }
}
