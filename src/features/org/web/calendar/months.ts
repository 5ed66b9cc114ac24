/** A year's days as months of weeks, Monday first. */
import { addDays, weekdayOf } from "#shared/date.ts";
import type { CalendarDay } from "../company/answers.ts";

export type Month = {
  /** "2026-03" */
  readonly key: string;
  /** Weeks of seven; null where the month has not begun or is over. */
  readonly weeks: readonly (readonly (CalendarDay | null)[])[];
  readonly workingDays: number;
  /** Holidays and own exceptions, in order. */
  readonly named: readonly CalendarDay[];
};

export function monthsOf(days: readonly CalendarDay[]): readonly Month[] {
  return [...Map.groupBy(days, (day) => day.on.slice(0, 7))].map(([key, own]) => ({
    key,
    weeks: weeksOf(own),
    workingDays: own.filter((day) => day.hours.length > 0).length,
    named: own.filter((day) => day.name !== null),
  }));
}

function weeksOf(days: readonly CalendarDay[]): readonly (readonly (CalendarDay | null)[])[] {
  const first = days[0];
  if (!first) return [];
  const padded: (CalendarDay | null)[] = [...Array<null>(weekdayOf(first.on) - 1).fill(null), ...days];
  while (padded.length % 7 !== 0) padded.push(null);
  return Array.from({ length: padded.length / 7 }, (_, week) => padded.slice(week * 7, week * 7 + 7));
}

/** Where an arrow key leads from a date, or null for other keys. It never leaves the year. */
export function dateAfterKey(date: string, key: string): string | null {
  const step: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -28, PageDown: 28 };
  const days = step[key];
  if (days === undefined) return null;
  const next = addDays(date, days);
  return next.slice(0, 4) === date.slice(0, 4) ? next : date;
}

/** The month so many months later: "2026-11" and 2 is "2027-01". */
export function monthAfter(month: string, months: number): string {
  const [year = 0, at = 1] = month.split("-").map(Number);
  const index = year * 12 + at - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Every date of a month. */
export function datesOf(month: string): readonly string[] {
  const last = addDays(`${monthAfter(month, 1)}-01`, -1);
  return Array.from({ length: Number(last.slice(8)) }, (_, at) => `${month}-${String(at + 1).padStart(2, "0")}`);
}
