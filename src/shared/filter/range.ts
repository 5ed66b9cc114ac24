/** The stretch of values that a comparison asks for. */
import { addDays } from "#shared/date.ts";
import { type Ratio, ratioOfDecimal } from "#shared/decimal.ts";
import { type Money, type MoneyJson, parseMoney } from "#shared/money.ts";
import { startOfBusinessDay } from "#shared/period.ts";
import type { FilterValue, Op, PeriodValue, RelativeDate } from "./language.ts";
import type { Range } from "./predicate.ts";
import { dateOf, datesOf, type Today } from "./relative.ts";

/** When and where a filter is asked. */
export type Frame = Today & {
  readonly timeZone: string;
  /**
   * The same money in the other currencies, by whatever rates the caller holds right. Amounts are compared within their currency;
   * without this an amount in another currency passes no comparison.
   */
  readonly inOtherCurrencies?: (value: Money) => readonly Money[];
};

type Value = FilterValue | undefined;

export function numberRange(op: Op, value: Value): Range<Ratio> {
  if (op === "between") return span(value as readonly number[], exact);
  return compared(op, exact(value as number));
}

export function moneyRanges(op: Op, value: Value, frame: Frame): readonly (Range<bigint> & { readonly currency: string })[] {
  const edges = (op === "between" ? (value as readonly MoneyJson[]) : [value as MoneyJson]).map(moneyOf);
  const [first, second = first] = edges.map((edge) => [edge, ...(frame.inOtherCurrencies?.(edge) ?? [])]);
  return (first ?? []).flatMap(({ minor, currency }) => {
    const other = second?.find((edge) => edge.currency === currency);
    if (other === undefined) return [];
    return [{ currency, ...(op === "between" ? between(minor, other.minor) : compared(op, minor)) }];
  });
}

export function dateRange(op: Op, value: Value, frame: Frame): Range<string> {
  if (op === "within") {
    const { from, to } = datesOf(value as PeriodValue, frame);
    return { from: { at: from, isIncluded: true }, to: { at: to, isIncluded: false } };
  }
  const day = (one: string | RelativeDate) => (typeof one === "string" ? one : dateOf(one, frame));
  if (op === "between") return span(value as readonly (string | RelativeDate)[], day);
  return compared(op, day(value as string | RelativeDate));
}

/**
 * Instants are compared as stretches: a business date is all of its day in the company's time zone, an instant the millisecond it names.
 * So `lte` a date takes in the whole day, and `eq` a date is any time of that day.
 */
export function instantRange(op: Op, value: Value, frame: Frame): Range<number> {
  if (op === "within") {
    const { from, to } = datesOf(value as PeriodValue, frame);
    return halfOpen(startOf(from, frame), startOf(to, frame));
  }
  const [first, last = first] = (op === "between" ? (value as readonly (string | RelativeDate)[]) : [value as string | RelativeDate]).map(
    (one) => stretch(one, frame),
  );
  if (first === undefined || last === undefined) throw new Error("An instant is compared with nothing.");
  switch (op) {
    case "lt":
      return halfOpen(null, first.from);
    case "lte":
      return halfOpen(null, first.to);
    case "gt":
      return halfOpen(first.to, null);
    case "gte":
      return halfOpen(first.from, null);
    default:
      return halfOpen(first.from, last.to);
  }
}

function stretch(value: string | RelativeDate, frame: Frame): { readonly from: number; readonly to: number } {
  const day = typeof value === "string" ? value : dateOf(value, frame);
  if (day.length === 10) return { from: startOf(day, frame), to: startOf(addDays(day, 1), frame) };
  const at = Date.parse(day);
  return { from: at, to: at + 1 };
}

function halfOpen(from: number | null, to: number | null): Range<number> {
  return { from: from === null ? null : { at: from, isIncluded: true }, to: to === null ? null : { at: to, isIncluded: false } };
}

function compared<V>(op: Op, at: V): Range<V> {
  switch (op) {
    case "lt":
    case "lte":
      return { from: null, to: { at, isIncluded: op === "lte" } };
    case "gt":
    case "gte":
      return { from: { at, isIncluded: op === "gte" }, to: null };
    default:
      return between(at, at);
  }
}

/** Both ends belong to it. */
const between = <V>(from: V, to: V): Range<V> => ({ from: { at: from, isIncluded: true }, to: { at: to, isIncluded: true } });
const span = <T, V>([from, to]: readonly T[], read: (one: T) => V): Range<V> => between(read(from as T), read(to as T));

const startOf = (date: string, { timeZone }: Frame) => startOfBusinessDay(date, timeZone).getTime();

function exact(value: number): Ratio {
  const read = ratioOfDecimal(String(value));
  if (!read.ok) throw new RangeError(`${value} is no number to compare with.`);
  return read.value;
}

function moneyOf(value: MoneyJson): Money {
  const read = parseMoney(value);
  if (!read.ok) throw new RangeError("A filter compares with something that is no money.");
  return read.value;
}
