/** When a step is due, in the company's working time and the assignee's. */

import { addDays, dayNumber } from "#shared/date.ts";
import { businessDate } from "#shared/period.ts";
import { type Absence, spansOf, spansOfDay, type WorkingCalendar } from "#shared/working-calendar.ts";
import { addWorkingTime } from "#shared/working-time.ts";
import type { Due } from "./definition.ts";

export type Clock = { readonly now: Date; readonly calendar: WorkingCalendar };

/**
 * Working days or hours from now; or the end of work so many working days before a date of the record, but never before now. A date that is
 * not known counts as today. Where the calendar holds no working time at all, it is due at once.
 */
export function dueAt(due: Due, { now, calendar }: Clock, absences: readonly Absence[], dateOf: (field: string) => string | null): Date {
  if ("before" in due) {
    const today = businessDate(now, calendar.timeZone);
    const end = endOfDayBefore(dateOf(due.before) ?? today, due.workingDays, calendar, absences);
    return end > now ? end : now;
  }
  const reached = addWorkingTime(now, due, calendar, absences);
  return reached.ok ? reached.value : now;
}

/**
 * When somebody has to have done it. What would be due before the step was even entered (its date is near, or not known yet) is due when work
 * ends next: nobody is late with what they have just been given.
 */
export function taskDueAt(due: Due, clock: Clock, absences: readonly Absence[], dateOf: (field: string) => string | null): Date {
  const at = dueAt(due, clock, absences, dateOf);
  return "before" in due && at <= clock.now ? nextEndOfWork(clock, absences) : at;
}

/** A due time that is counted from a date of the record. */
export type BeforeDate = Extract<Due, { readonly before: string }>;

/** The date that a value of a record says; null where it says none. */
export const dateIn = (value: unknown): string | null =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null;

/**
 * When an open task is due once the date it is counted from was filled in or changed; without a date, when it was before. What would be due
 * in the past is due when work ends next, as if it were given now; but a task that is late does not become less late by a date that asks
 * for it no later. Asked again about the same date, it says the same.
 */
export function dueAfterDate(
  current: Date | null,
  { workingDays }: BeforeDate,
  clock: Clock,
  absences: readonly Absence[],
  date: string | null,
): Date | null {
  if (date === null) return current;
  const at = endOfDayBefore(date, workingDays, clock.calendar, absences);
  if (at > clock.now) return at;
  return current !== null && current <= clock.now && at <= current ? current : nextEndOfWork(clock, absences);
}

function nextEndOfWork({ now, calendar }: Clock, absences: readonly Absence[]): Date {
  const away = spansOf(absences);
  const today = dayNumber(businessDate(now, calendar.timeZone));
  for (let day = today; day < today + longest; day++) {
    const end = spansOfDay(day, calendar, away).at(-1)?.to;
    if (end !== undefined && end > now.getTime()) return new Date(end);
  }
  return now;
}

/** The end of work on the date itself (0) or so many working days before it; on a day off, the working day before. */
function endOfDayBefore(date: string, days: number, calendar: WorkingCalendar, absences: readonly Absence[]): Date {
  const away = spansOf(absences);
  const endOf = (day: number) => spansOfDay(day, calendar, away).at(-1)?.to;
  const first = dayNumber(date);
  let left = Math.max(days, 1);
  for (let day = days === 0 ? first : first - 1; day > first - longest; day--) {
    const end = endOf(day);
    if (end === undefined) continue;
    left -= 1;
    if (left === 0) return new Date(end);
  }
  return new Date(`${addDays(date, -days)}T12:00:00Z`);
}

const longest = 7_305;
