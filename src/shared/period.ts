/** Periods are half-open: [from, to). Weeks are ISO weeks; quarters and years follow the company's fiscal start month. */
import { Temporal } from "temporal-polyfill";
import { addDays, dateOfDay, dayNumber, isDate, weekdayOf } from "./date.ts";
import { no, type Result, yes } from "./result.ts";

export type PeriodKind = "year" | "quarter" | "month" | "week" | "day";

/** A stretch of business dates, `to` excluded. The key names it: 2026, 2026-Q1, 2026-03, 2026-W07, 2026-03-05. */
export type Period = { readonly kind: PeriodKind; readonly key: string; readonly from: string; readonly to: string };

/** The month in which the company's year begins, 1 (January) to 12. */
export type FiscalStart = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** The business date of an instant: the date in the company's time zone (an IANA name). */
export function businessDate(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The instant at which a business date begins in the time zone: midnight, or the first moment after it where the clock skips midnight. */
export function startOfBusinessDay(date: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);
}

/**
 * The period of a kind that contains the date. A fiscal year bears the number of the calendar year in which it begins (with a start in
 * April, 2026-03-31 lies in 2025 and in 2025-Q4); a week bears the number of its ISO year (2027-01-01 lies in 2026-W53).
 */
export function periodContaining(date: string, kind: PeriodKind, fiscalStart: FiscalStart): Period {
  if (kind === "day") return { kind, key: date, from: date, to: addDays(date, 1) };
  if (kind === "week") return weekContaining(date);
  const month = monthIndex(date);
  if (kind === "month") return { kind, key: date.slice(0, 7), from: firstOfMonth(month), to: firstOfMonth(month + 1) };
  const sinceYearBegan = (((month - fiscalStart + 1) % 12) + 12) % 12;
  const yearBegan = month - sinceYearBegan;
  const year = four(Math.floor(yearBegan / 12));
  if (kind === "year") return { kind, key: year, from: firstOfMonth(yearBegan), to: firstOfMonth(yearBegan + 12) };
  const quarter = Math.floor(sinceYearBegan / 3);
  const began = yearBegan + quarter * 3;
  return { kind, key: `${year}-Q${quarter + 1}`, from: firstOfMonth(began), to: firstOfMonth(began + 3) };
}

/** The period of the same kind that begins where this one ends. */
export function nextPeriod(period: Period, fiscalStart: FiscalStart): Period {
  return periodContaining(period.to, period.kind, fiscalStart);
}

/** The period of the same kind that ends where this one begins. */
export function previousPeriod(period: Period, fiscalStart: FiscalStart): Period {
  return periodContaining(addDays(period.from, -1), period.kind, fiscalStart);
}

/** The periods of a kind that have at least one date in [from, to), in order and without gaps; none if `to` is not after `from`. */
export function periodsIn(
  range: { readonly from: string; readonly to: string },
  kind: PeriodKind,
  fiscalStart: FiscalStart,
): readonly Period[] {
  const periods: Period[] = [];
  for (let from = range.from; from < range.to; ) {
    const period = periodContaining(from, kind, fiscalStart);
    periods.push(period);
    from = period.to;
  }
  return periods;
}

/** Whether the date lies in the period: on or after its first date and before its end. */
export function isInPeriod(date: string, period: { readonly from: string; readonly to: string }): boolean {
  return date >= period.from && date < period.to;
}

/** The instants at which a period begins and ends in the company's time zone, half-open. */
export function instantsOf(
  period: { readonly from: string; readonly to: string },
  timeZone: string,
): { readonly from: Date; readonly to: Date } {
  return { from: startOfBusinessDay(period.from, timeZone), to: startOfBusinessDay(period.to, timeZone) };
}

/** The period that a key such as 2026, 2026-Q1, 2026-03, 2026-W07 or 2026-03-05 names; refused if no such period exists. */
export function periodOfKey(key: string, fiscalStart: FiscalStart): Result<Period, "unknown_period"> {
  const kind = keyShapes.find(([, shape]) => shape.test(key))?.[0];
  const within = kind && dateWithin(key, kind, fiscalStart);
  if (!kind || !within || !isDate(within)) return no("unknown_period");
  const period = periodContaining(within, kind, fiscalStart);
  return period.key === key ? yes(period) : no("unknown_period");
}

const keyShapes: readonly (readonly [PeriodKind, RegExp])[] = [
  ["year", /^\d{4}$/],
  ["quarter", /^\d{4}-Q[1-4]$/],
  ["month", /^\d{4}-\d{2}$/],
  ["week", /^\d{4}-W\d{2}$/],
  ["day", /^\d{4}-\d{2}-\d{2}$/],
];

/** A date in the period the key names, if there is one. */
function dateWithin(key: string, kind: PeriodKind, fiscalStart: FiscalStart): string {
  const year = Number(key.slice(0, 4));
  if (kind === "day") return key;
  if (kind === "month") return `${key}-01`;
  if (kind === "week") return dateOfDay(dayNumber(`${key.slice(0, 4)}-01-04`) + (Number(key.slice(6)) - 1) * 7);
  const quarter = kind === "quarter" ? Number(key.slice(6)) - 1 : 0;
  return firstOfMonth(year * 12 + fiscalStart - 1 + quarter * 3);
}

/** An ISO week belongs to the year that has its Thursday, and week 1 is the one with 4 January (ISO 8601). */
function weekContaining(date: string): Period {
  const from = addDays(date, 1 - weekdayOf(date));
  const thursday = addDays(from, 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return { kind: "week", key: `${year}-W${two(week)}`, from, to: addDays(from, 7) };
}

/** Months are counted through the years, so that reckoning with them needs no carrying. */
const monthIndex = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const firstOfMonth = (index: number) => `${four(Math.floor(index / 12))}-${two((index % 12) + 1)}-01`;
const two = (number: number) => number.toString().padStart(2, "0");
const four = (number: number) => number.toString().padStart(4, "0");
