import { addDays } from "#shared/date.ts";

/** The address holds the instant at which the chosen day is over; an instant within a day means that day. */
export function dayBefore(instant: string | undefined): string | null {
  const day = instant?.slice(0, 10);
  if (instant === undefined || day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  return instant.length === 10 ? addDays(day, -1) : day;
}
