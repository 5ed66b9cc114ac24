/** Dates that move with today, and stretches of dates, reckoned from a business date given from outside. */
import { Temporal } from "temporal-polyfill";
import { addDays } from "#shared/date.ts";
import { type FiscalStart, type PeriodKind, periodContaining, periodOfKey } from "#shared/period.ts";
import { anchors, type Count, furthest, type PeriodValue, type RelativeDate, type Unit, units } from "./language.ts";

/** The business date on which a filter is asked, and the month in which the company's year begins. */
export type Today = { readonly today: string; readonly fiscalStart: FiscalStart };

const periodUnits: Readonly<Record<PeriodKind, Unit>> = { day: "days", week: "weeks", month: "months", quarter: "quarters", year: "years" };
const anchored: Readonly<Record<RelativeDate["relative"], PeriodKind>> = {
  today: "day",
  startOfWeek: "week",
  startOfMonth: "month",
  startOfQuarter: "quarter",
  startOfYear: "year",
};

export function dateOf({ relative, offset = {} }: RelativeDate, { today, fiscalStart }: Today): string {
  return shift(periodContaining(today, anchored[relative], fiscalStart).from, offset, 1);
}

/** The dates of a period value, `to` excluded. */
export function datesOf(value: PeriodValue, { today, fiscalStart }: Today): { readonly from: string; readonly to: string } {
  if (typeof value === "string") {
    const named = periodOfKey(value, fiscalStart);
    // A key is checked for every start of the year when the filter is read.
    if (!named.ok) throw new RangeError(`"${value}" is no period.`);
    return named.value;
  }
  if ("period" in value) {
    const { from } = periodContaining(today, value.period, fiscalStart);
    return periodContaining(shift(from, { [periodUnits[value.period]]: value.offset ?? 0 }, 1), value.period, fiscalStart);
  }
  const tomorrow = addDays(today, 1);
  if ("last" in value) return { from: addDays(shift(today, value.last, -1), 1), to: tomorrow };
  return { from: today, to: shift(today, value.next, 1) };
}

/** Years and months first, the day kept within the month (31 March less a month is the end of February), then weeks and days. */
function shift(date: string, by: Count, sign: 1 | -1): string {
  const months = (by.years ?? 0) * 12 + (by.quarters ?? 0) * 3 + (by.months ?? 0);
  const days = (by.weeks ?? 0) * 7 + (by.days ?? 0);
  const moved =
    months === 0
      ? date
      : Temporal.PlainDate.from(date)
          .add({ months: sign * months })
          .toString();
  return addDays(moved, sign * days);
}

export function isRelativeDate(value: unknown): value is RelativeDate {
  if (!isObject(value, ["relative", "offset"]) || !anchors.includes(value["relative"] as never)) return false;
  return value["offset"] === undefined || isCount(value["offset"], (count, unit) => Math.abs(count) <= furthest[unit]);
}

export function isPeriodValue(value: unknown): value is PeriodValue {
  // A year less at either end, so that the key names a period wherever the company's year begins.
  if (typeof value === "string") return value.length < 20 && value > "1801" && value < "2999" && periodOfKey(value, 1).ok;
  if (isObject(value, ["period", "offset"])) {
    const { period, offset = 0 } = value;
    if (typeof period !== "string" || !Object.hasOwn(periodUnits, period)) return false;
    return Number.isInteger(offset) && Math.abs(offset as number) <= furthest[periodUnits[period as PeriodKind]];
  }
  const count = isObject(value, ["last"]) ? value["last"] : isObject(value, ["next"]) ? value["next"] : undefined;
  return isCount(count, (number, unit) => number >= 1 && number <= furthest[unit]) && Object.keys(count).length === 1;
}

function isCount(value: unknown, isAllowed: (count: number, unit: Unit) => boolean): value is Count {
  if (!isObject(value, units)) return false;
  return Object.entries(value).every(([unit, count]) => Number.isInteger(count) && isAllowed(count as number, unit as Unit));
}

/** An object with no other keys than these. */
function isObject(value: unknown, keys: readonly string[]): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.keys(value).every((key) => keys.includes(key));
}
