/** The company's working calendar: hours of each weekday, holidays of its country and region, own exceptions. */
import { addDays, daysBetween, type Weekday, weekdayOf } from "#shared/date.ts";
import { holidaysOf, type Place } from "#shared/holidays.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { ClockInterval, WorkingCalendar } from "#shared/working-calendar.ts";

export type WorkingHours = ClockInterval & { readonly weekday: Weekday };
/** A single date that differs: a day off of the company's own (`hours` null), or a date worked at these hours whatever else it is. */
export type CalendarException = { readonly on: string; readonly hours: ClockInterval | null; readonly name: string };
export type CalendarSettings = Place & {
  readonly timeZone: string;
  readonly hours: readonly WorkingHours[];
  readonly exceptions: readonly CalendarException[];
};

export type DayKind = "working" | "weekend" | "holiday" | "day_off" | "extra_working";
export type CalendarDay = {
  readonly on: string;
  readonly kind: DayKind;
  readonly name: string | null;
  readonly hours: readonly ClockInterval[];
};

export type CalendarEvent =
  | { readonly type: "WorkingHoursSet"; readonly before: readonly WorkingHours[]; readonly after: readonly WorkingHours[] }
  | { readonly type: "CalendarExceptionSet"; readonly before: CalendarException | null; readonly after: CalendarException }
  | { readonly type: "CalendarExceptionRemoved"; readonly before: CalendarException };

export type CalendarRefusal =
  | "hours_empty"
  | "hours_overlap"
  | "never_working"
  | "hours_needed"
  | "hours_on_day_off"
  | "exception_empty"
  | "date_out_of_range";

/** How a company starts: Monday to Friday, 9:00 to 18:00. */
export const defaultHours: readonly WorkingHours[] = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: "09:00", to: "18:00" }));

/** The years whose calendar can be shown and changed. */
export const firstYear = 1990;
export const lastYear = 2100;

/**
 * Every day of a year and how it is worked. An own exception goes before a holiday, a holiday before the weekday. A date with own hours
 * is "extra_working" where it would have been free, and "working" where only its hours differ.
 */
export function calendarOf(
  year: number,
  settings: CalendarSettings,
  language: string,
): { readonly days: readonly CalendarDay[]; readonly workingDays: number } {
  const weekly = byWeekday(settings.hours);
  const exceptions = new Map(settings.exceptions.map((exception) => [exception.on, exception]));
  const holidays = holidaysOf(settings, year, language);
  const first = `${year}-01-01`;
  const length = daysBetween(first, `${year + 1}-01-01`);
  const days = Array.from({ length }, (_, index) => {
    const on = addDays(first, index);
    return dayOf(on, weekly[weekdayOf(on)], holidays.get(on), exceptions.get(on));
  });
  return { days, workingDays: days.filter((day) => day.hours.length > 0).length };
}

function dayOf(
  on: string,
  usual: readonly ClockInterval[],
  holiday: string | undefined,
  exception: CalendarException | undefined,
): CalendarDay {
  const isFree = usual.length === 0 || holiday !== undefined;
  if (exception?.hours) return { on, kind: isFree ? "extra_working" : "working", name: exception.name, hours: [exception.hours] };
  if (exception) return { on, kind: "day_off", name: exception.name, hours: [] };
  if (holiday !== undefined) return { on, kind: "holiday", name: holiday, hours: [] };
  return { on, kind: usual.length === 0 ? "weekend" : "working", name: null, hours: usual };
}

/** The calendar as `#shared/working-time.ts` reckons with it, with the holidays of the years `from` to `to` (both included). */
export function workingCalendar(settings: CalendarSettings, years: { readonly from: number; readonly to: number }): WorkingCalendar {
  const exceptions = new Map<string, readonly ClockInterval[]>();
  for (let year = years.from; year <= years.to; year++) for (const on of holidaysOf(settings, year, "en").keys()) exceptions.set(on, []);
  for (const { on, hours } of settings.exceptions) exceptions.set(on, hours ? [hours] : []);
  return { timeZone: settings.timeZone, weekly: byWeekday(settings.hours), exceptions };
}

function byWeekday(hours: readonly WorkingHours[]): Readonly<Record<Weekday, readonly ClockInterval[]>> {
  const of = (weekday: Weekday) => sorted(hours.filter((one) => one.weekday === weekday)).map(({ from, to }) => ({ from, to }));
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5), 6: of(6), 7: of(7) };
}

const sorted = (hours: readonly WorkingHours[]) =>
  [...hours].sort((one, other) => one.weekday - other.weekday || (one.from < other.from ? -1 : 1));

/** New hours for all weekdays at once. A company that never works could plan nothing, so at least one weekday is worked. */
export function setHours(
  before: readonly WorkingHours[],
  wished: readonly WorkingHours[],
): Result<readonly CalendarEvent[], CalendarRefusal> {
  const after = sorted(wished);
  if (after.length === 0) return no("never_working");
  if (after.some(({ from, to }) => from >= to)) return no("hours_empty");
  if (after.some((one, index) => index > 0 && after[index - 1]!.weekday === one.weekday && one.from < after[index - 1]!.to))
    return no("hours_overlap");
  return JSON.stringify(sorted(before)) === JSON.stringify(after)
    ? yes([])
    : yes([{ type: "WorkingHoursSet", before: sorted(before), after }]);
}

export type ExceptionWish = {
  readonly on: string;
  readonly isWorking: boolean;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly name: string;
};

/** An own day off, or a date worked at hours of its own; it takes the place of what was set for that date before. */
export function setException(
  before: CalendarException | null,
  { on, isWorking, from, to, name }: ExceptionWish,
): Result<readonly CalendarEvent[], CalendarRefusal> {
  if (on < `${firstYear}-01-01` || on > `${lastYear}-12-31`) return no("date_out_of_range");
  if (!isWorking && (from !== undefined || to !== undefined)) return no("hours_on_day_off");
  if (isWorking && (from === undefined || to === undefined)) return no("hours_needed");
  if (from !== undefined && to !== undefined && from >= to) return no("exception_empty");
  const after: CalendarException = { on, hours: from !== undefined && to !== undefined ? { from, to } : null, name };
  return JSON.stringify(before) === JSON.stringify(after) ? yes([]) : yes([{ type: "CalendarExceptionSet", before, after }]);
}

/** The date is again what weekday and holidays make of it. */
export const removeException = (before: CalendarException): Result<readonly CalendarEvent[], CalendarRefusal> =>
  yes([{ type: "CalendarExceptionRemoved", before }]);
