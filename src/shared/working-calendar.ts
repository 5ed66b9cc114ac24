/** When a company works and when a person is away. */
import { Temporal } from "temporal-polyfill";
import { dateOfDay, isDate, type Weekday, weekdayOfDay } from "./date.ts";
import { isTimeZone } from "./time-zone.ts";

/** Working hours by the clock on the wall, "09:00" to "18:00", the end excluded; "24:00" is the end of the day. A night shift is two intervals on two days. */
export type ClockInterval = { readonly from: string; readonly to: string };

export type WorkingCalendar = {
  readonly timeZone: string;
  /** The working hours of each weekday, Monday 1 to Sunday 7; none on a day off. */
  readonly weekly: Readonly<Record<Weekday, readonly ClockInterval[]>>;
  /** The working hours of single dates instead of the weekly ones: none on a holiday, some on an extra working day. */
  readonly exceptions: ReadonlyMap<string, readonly ClockInterval[]>;
};

/** A stretch of time in which a person does not work: [from, to). */
export type Absence = { readonly from: Date; readonly to: Date };

/** A stretch of working time in milliseconds since 1970 (UTC), half-open, never empty. */
export type Span = { readonly from: number; readonly to: number };

export type CalendarProblem = {
  readonly problem: "unknown_time_zone" | "unknown_date" | "interval_malformed" | "interval_empty" | "intervals_overlap";
  /** Where it is: "timeZone", the number of a weekday, or a date. */
  readonly at: string;
};

const CLOCK = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** The first thing wrong with a calendar that somebody entered, or null if nothing is. */
export function calendarProblem({ timeZone, weekly, exceptions }: WorkingCalendar): CalendarProblem | null {
  if (!isTimeZone(timeZone)) return { problem: "unknown_time_zone", at: "timeZone" };
  for (const date of exceptions.keys()) if (!isDate(date)) return { problem: "unknown_date", at: date };
  for (const [at, intervals] of [...Object.entries(weekly), ...exceptions]) {
    const problem = intervalsProblem(intervals);
    if (problem) return { problem, at };
  }
  return null;
}

function intervalsProblem(intervals: readonly ClockInterval[]): CalendarProblem["problem"] | null {
  if (intervals.some(({ from, to }) => !CLOCK.test(from) || !CLOCK.test(to))) return "interval_malformed";
  if (intervals.some(({ from, to }) => from >= to)) return "interval_empty";
  const sorted = [...intervals].sort((one, other) => (one.from < other.from ? -1 : 1));
  return sorted.some(({ from }, index) => index > 0 && from < sorted[index - 1]!.to) ? "intervals_overlap" : null;
}

/**
 * The working time of a day (a day number) in order and without overlap, absences taken out. Hours are those that pass: on the night that
 * summer time begins a shift over it is an hour shorter, on the night it ends an hour longer. Throws a RangeError on malformed intervals.
 */
export function spansOfDay(day: number, calendar: WorkingCalendar, absences: readonly Span[]): readonly Span[] {
  const spans = companySpansOf(day, calendar);
  return absences.length === 0 ? spans : without(absences, spans);
}

/** A time zone takes its time: each day of a calendar is laid out once for as long as somebody holds the calendar. */
const laidOut = new WeakMap<WorkingCalendar, Map<number, readonly Span[]>>();

function companySpansOf(day: number, calendar: WorkingCalendar): readonly Span[] {
  const days = laidOut.get(calendar) ?? new Map<number, readonly Span[]>();
  laidOut.set(calendar, days);
  const known = days.get(day);
  if (known) return known;
  const { timeZone, weekly, exceptions } = calendar;
  const intervals = exceptions.get(dateOfDay(day)) ?? weekly[weekdayOfDay(day)];
  const spans = joined(intervals.map(({ from, to }) => ({ from: instantAt(day, from, timeZone), to: instantAt(day, to, timeZone) })));
  days.set(day, spans);
  return spans;
}

/** Absences in order and without overlap, as `spansOfDay` takes them. */
export function spansOf(absences: readonly Absence[]): readonly Span[] {
  return joined(absences.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() })));
}

/** The instant of a clock time on a day; a time the clock skips is that much later, one it shows twice is the first. */
function instantAt(day: number, clock: string, timeZone: string): number {
  if (!CLOCK.test(clock)) throw new RangeError(`"${clock}" is not a time of day.`);
  const local = clock === "24:00" ? `${dateOfDay(day + 1)}T00:00` : `${dateOfDay(day)}T${clock}`;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The same stretches in order, empty ones left out, overlapping and touching ones made one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** What is left of the spans when the absences, in order, are taken out. */
function without(absences: readonly Span[], spans: readonly Span[]): readonly Span[] {
  return spans.flatMap((span) => {
    const left: Span[] = [];
    let from = span.from;
    for (const absence of absences) {
      if (absence.to <= from || absence.from >= span.to) continue;
      if (absence.from > from) left.push({ from, to: absence.from });
      from = absence.to;
    }
    if (from < span.to) left.push({ from, to: span.to });
    return left;
  });
}
