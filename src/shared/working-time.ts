/**
 * Working time: due dates and lengths of time by a working calendar and a person's absences.
 *
 * A working day is a date on which any working time is left after absences. "In n working days" keeps the clock time and takes it into the
 * hours of the day it falls on: a later time becomes the end of that day's work, a time before work or in a break the next moment of work.
 * What starts outside of working hours counts from the next moment of work. Working time is half-open: at 18:00 a day of 9:00–18:00 is over.
 */
import { Temporal } from "temporal-polyfill";
import { dateOfDay, dayNumber } from "./date.ts";
import { businessDate } from "./period.ts";
import { no, type Result, yes } from "./result.ts";
import { type Absence, type Span, spansOf, spansOfDay, type WorkingCalendar } from "./working-calendar.ts";

export type WorkingAmount = { readonly workingDays: number } | { readonly workingHours: number };

/** Within 20 years of the start the calendar does not hold that much working time. */
export type NoWorkingTime = "no_working_time";

const HORIZON_IN_DAYS = 7_305;
const HOUR = 3_600_000;

/**
 * The instant at which so much working time has passed since the start: whole working days, or hours (fractions to the millisecond), not
 * negative. "In 2 working days" at Friday 17:00 with 9:00–18:00 is Tuesday 17:00. Hours that fill a day end with it, at 18:00 and not at
 * 9:00 of the next. An amount of 0 is the next moment of work. Throws a RangeError on an amount that is negative or no number.
 */
export function addWorkingTime(
  start: Date,
  amount: WorkingAmount,
  calendar: WorkingCalendar,
  absences: readonly Absence[],
): Result<Date, NoWorkingTime> {
  return "workingDays" in amount
    ? addDays(start, amount.workingDays, calendar, absences)
    : addHours(start, amount.workingHours, calendar, absences);
}

/** The first instant at or after this one that is working time: this one itself while at work. */
export function nextWorkingInstant(at: Date, calendar: WorkingCalendar, absences: readonly Absence[]): Result<Date, NoWorkingTime> {
  return addHours(at, 0, calendar, absences);
}

/** Whether the instant is working time. */
export function isWorkingInstant(at: Date, calendar: WorkingCalendar, absences: readonly Absence[]): boolean {
  const instant = at.getTime();
  return spansOfDay(dayOf(at, calendar), calendar, spansOf(absences)).some(({ from, to }) => from <= instant && instant < to);
}

/** The working hours in [from, to), fractions included; negative, as for a due date that has passed, if `to` is earlier. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar, absences: readonly Absence[]): number {
  if (to < from) return -workingTimeBetween(to, from, calendar, absences);
  const away = spansOf(absences);
  let total = 0;
  for (let day = dayOf(from, calendar); day <= dayOf(to, calendar); day++)
    for (const span of spansOfDay(day, calendar, away))
      total += Math.max(0, Math.min(span.to, to.getTime()) - Math.max(span.from, from.getTime()));
  return total / HOUR;
}

/** How many of the dates in [from, to) are working days; 0 if `to` is not after `from`. */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar, absences: readonly Absence[]): number {
  const away = spansOf(absences);
  const end = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from); day < end; day++) if (spansOfDay(day, calendar, away).length > 0) count += 1;
  return count;
}

function addHours(start: Date, hours: number, calendar: WorkingCalendar, absences: readonly Absence[]): Result<Date, NoWorkingTime> {
  if (!(hours >= 0)) throw new RangeError(`${hours} working hours cannot be added.`);
  let left = Math.round(hours * HOUR);
  for (const span of spansFrom(start, calendar, absences)) {
    const from = Math.max(span.from, start.getTime());
    if (left <= span.to - from) return yes(new Date(from + left));
    left -= span.to - from;
  }
  return no("no_working_time");
}

function addDays(start: Date, days: number, calendar: WorkingCalendar, absences: readonly Absence[]): Result<Date, NoWorkingTime> {
  if (!(Number.isInteger(days) && days >= 0)) throw new RangeError(`${days} working days cannot be added.`);
  const begin = nextWorkingInstant(start, calendar, absences);
  if (!begin.ok || days === 0) return begin;
  const clock = zoned(begin.value, calendar).toPlainTime();
  const away = spansOf(absences);
  const first = dayOf(begin.value, calendar);
  let left = days;
  for (let day = first + 1; day <= first + HORIZON_IN_DAYS; day++) {
    const spans = spansOfDay(day, calendar, away);
    if (spans.length > 0) left -= 1;
    if (left === 0) return yes(new Date(clampedInto(spans, atClock(day, clock, calendar))));
  }
  return no("no_working_time");
}

/** The working time that ends after the start, day by day up to the horizon. */
function* spansFrom(start: Date, calendar: WorkingCalendar, absences: readonly Absence[]): Generator<Span> {
  const away = spansOf(absences);
  const first = dayOf(start, calendar);
  for (let day = first; day <= first + HORIZON_IN_DAYS; day++)
    for (const span of spansOfDay(day, calendar, away)) if (span.to > start.getTime()) yield span;
}

function clampedInto(spans: readonly Span[], instant: number): number {
  const span = spans.find(({ to }) => instant <= to);
  return span ? Math.max(span.from, instant) : spans.at(-1)!.to;
}

const zoned = (at: Date, { timeZone }: WorkingCalendar) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
const dayOf = (at: Date, { timeZone }: WorkingCalendar) => dayNumber(businessDate(at, timeZone));
const atClock = (day: number, clock: Temporal.PlainTime, { timeZone }: WorkingCalendar) =>
  Temporal.PlainDate.from(dateOfDay(day)).toZonedDateTime({ timeZone, plainTime: clock }).epochMilliseconds;
