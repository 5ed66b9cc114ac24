/** Rates to the workspace's base currency, by business date. */
import { addDays } from "./date.ts";
import { invertRatio, multiplyRatios, type Ratio, ratio, ratioOfDecimal } from "./decimal.ts";
import { convertByRatio, type Money } from "./money.ts";
import { no, type Result, yes } from "./result.ts";

/** What one unit of the currency is worth in units of the base currency on a business date, as a decimal above 0. */
export type Rate = { readonly currency: string; readonly on: string; readonly rate: string };

/** There is no rate of the currency on the date nor in the 7 days before it. */
export type NoRate = { readonly reason: "no_rate"; readonly currency: string; readonly on: string };

/** A rate may be this many days older than the date it is used for: enough for weekends and holidays. */
export const oldestRateInDays = 7;

const DIGITS_BEFORE_POINT = 12;
const DIGITS_AFTER_POINT = 12;

/** Whether the text is a rate: a decimal above 0 with at most 12 digits on either side of the point. */
export function isRate(text: string): boolean {
  const exact = ratioOfDecimal(text);
  const [whole = "", fraction = ""] = text.split(".");
  return exact.ok && exact.value.numerator > 0n && whole.length <= DIGITS_BEFORE_POINT && fraction.length <= DIGITS_AFTER_POINT;
}

/**
 * The rate of a currency for a business date: the one of that date, or the latest of the 7 days before it. The base currency is always
 * worth "1". No such rate is a refusal that names currency and date, never a silent 0. The rates may be in any order.
 */
export function pickRate(rates: Iterable<Rate>, currency: string, on: string, base: string): Result<string, NoRate> {
  if (currency === base) return yes("1");
  const oldest = addDays(on, -oldestRateInDays);
  let latest: Rate | undefined;
  for (const rate of rates) {
    const isUsable = rate.currency === currency && rate.on <= on && rate.on >= oldest;
    if (isUsable && (!latest || rate.on > latest.on)) latest = rate;
  }
  return latest ? yes(latest.rate) : no({ reason: "no_rate", currency, on });
}

/**
 * Money in another currency at the rates of a business date, through the base currency where neither is the base, with one half-even
 * rounding at the end. Refused if either currency has no rate; the refusal names the first that is missing.
 */
export function convertOn(value: Money, to: string, on: string, rates: Iterable<Rate>, base: string): Result<Money, NoRate> {
  if (value.currency === to) return yes(value);
  const known = [...rates];
  const worth = pickRate(known, value.currency, on, base);
  if (!worth.ok) return worth;
  const price = pickRate(known, to, on, base);
  if (!price.ok) return price;
  return yes(convertByRatio(value, multiplyRatios(exactly(worth.value), invertRatio(exactly(price.value))), to));
}

function exactly(rate: string): Ratio {
  const exact = ratioOfDecimal(rate);
  if (!exact.ok || exact.value.numerator <= 0n) throw new RangeError(`"${rate}" is not a rate.`);
  return ratio(exact.value.numerator, exact.value.denominator);
}
