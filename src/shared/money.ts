/** Money is an integer count of minor units with a currency; never a float. Sums stay exact however large; only what is entered has a limit. */
import { isCurrency, minorDigits } from "./currency.ts";
import { multiplyRatios, type Ratio, ratio, ratioOfDecimal, roundHalfEven } from "./decimal.ts";
import { no, type Result, yes } from "./result.ts";

export type Money = { readonly minor: bigint; readonly currency: string };

/** Money as it travels: the amount in major units with exactly the digits of its currency, as in {"amount":"84000.00","currency":"EUR"}. */
export type MoneyJson = { readonly amount: string; readonly currency: string };

export type MoneyRefusal = "money_malformed" | "unknown_currency" | "amount_malformed" | "amount_too_precise" | "amount_too_large";

/** The largest count of minor units, either side of zero, that can be stored (a signed 64-bit integer). */
export const largestMinor = 2n ** 63n - 1n;

/** Money of a count of minor units (8400000n of EUR are 84,000.00 €); throws a RangeError on an unknown currency. */
export function money(minor: bigint, currency: string): Money {
  minorDigits(currency);
  return { minor, currency };
}

/** No money, in a currency. */
export function zero(currency: string): Money {
  return money(0n, currency);
}

/**
 * Reads money from its JSON form. The amount is text with at most the digits of its currency ("84000", "84000.5" and "84000.00" are euros,
 * "84000.000" and 84000 are refused); no exponent, plus sign, grouping or leading zeros; within 2⁶³ − 1 minor units; no other keys.
 */
export function parseMoney(json: unknown): Result<Money, MoneyRefusal> {
  if (!isMoneyShaped(json)) return no("money_malformed");
  return parseAmount(json.amount, json.currency);
}

function isMoneyShaped(json: unknown): json is MoneyJson {
  if (typeof json !== "object" || json === null || Object.keys(json).length !== 2) return false;
  const { amount, currency } = json as Partial<MoneyJson>;
  return typeof amount === "string" && typeof currency === "string";
}

/** Reads an amount in major units ("84000.00") as money of the currency, by the rules of `parseMoney`. */
export function parseAmount(amount: string, currency: string): Result<Money, Exclude<MoneyRefusal, "money_malformed">> {
  if (!isCurrency(currency)) return no("unknown_currency");
  const exact = ratioOfDecimal(amount);
  if (!exact.ok) return no("amount_malformed");
  const scale = 10n ** BigInt(minorDigits(currency));
  if (exact.value.denominator > scale) return no("amount_too_precise");
  const read = { minor: (exact.value.numerator * scale) / exact.value.denominator, currency };
  return isStorable(read) ? yes(read) : no("amount_too_large");
}

/** Whether the money is within what can be stored: at most 2⁶³ − 1 minor units on either side of zero. */
export function isStorable({ minor }: Money): boolean {
  return minor <= largestMinor && minor >= -largestMinor;
}

/** The amount in major units with exactly the digits of its currency: "84000.00" of EUR, "84000" of JPY, "-0.500" of KWD. */
export function amountOf({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const figures = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const whole = figures.slice(0, figures.length - digits);
  return `${minor < 0n ? "-" : ""}${whole}${digits > 0 ? "." : ""}${figures.slice(figures.length - digits)}`;
}

/** Money in its JSON form; `parseMoney` reads it back to the last minor unit. */
export function formatMoney(value: Money): MoneyJson {
  return { amount: amountOf(value), currency: value.currency };
}

/** The sum of two amounts of one currency; throws on two currencies, which must be converted first. */
export function add(one: Money, other: Money): Money {
  return { minor: one.minor + sameCurrency(one, other).minor, currency: one.currency };
}

/** The first amount less the second, of one currency; throws on two currencies. */
export function subtract(one: Money, other: Money): Money {
  return { minor: one.minor - sameCurrency(one, other).minor, currency: one.currency };
}

/** The sum of any number of amounts of the currency, zero for none; throws if one is of another currency. */
export function sum(parts: Iterable<Money>, currency: string): Money {
  let total = zero(currency);
  for (const part of parts) total = add(total, part);
  return total;
}

/** -1, 0 or 1 as the first amount is less than, equal to or more than the second, of one currency; throws on two currencies. */
export function compare(one: Money, other: Money): -1 | 0 | 1 {
  const { minor } = sameCurrency(one, other);
  if (one.minor === minor) return 0;
  return one.minor < minor ? -1 : 1;
}

/** The other side of zero: what is owed instead of what is had. */
export function negate({ minor, currency }: Money): Money {
  return { minor: -minor, currency };
}

/** The amount times a fraction, rounded half-even to the minor unit. */
export function multiplyByRatio({ minor, currency }: Money, by: Ratio): Money {
  return { minor: roundHalfEven({ numerator: minor * by.numerator, denominator: by.denominator }), currency };
}

/**
 * The amount in another currency at a rate: units of the other currency for one unit of this one, as a decimal ("89.4567" RUB for one EUR).
 * Exact up to one half-even rounding to the other's minor unit. Throws a RangeError on a rate that is no decimal above 0.
 */
export function convert(value: Money, rate: string, to: string): Money {
  const exact = ratioOfDecimal(rate);
  if (!exact.ok) throw new RangeError(`"${rate}" is not a rate.`);
  return convertByRatio(value, exact.value, to);
}

/** The amount in another currency by an exact rate (such as the quotient of two rates to the base currency); rules as for `convert`. */
export function convertByRatio({ minor, currency }: Money, rate: Ratio, to: string): Money {
  if (rate.numerator <= 0n) throw new RangeError("A rate is above 0.");
  const scale = ratio(10n ** BigInt(minorDigits(to)), 10n ** BigInt(minorDigits(currency)));
  return multiplyByRatio({ minor, currency: to }, multiplyRatios(rate, scale));
}

function sameCurrency(one: Money, other: Money): Money {
  if (one.currency !== other.currency) throw new Error(`${one.currency} and ${other.currency} cannot be reckoned together without a rate.`);
  return other;
}
