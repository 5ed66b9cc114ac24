import { no, type Result, yes } from "./result.ts";

/** An exact fraction; the denominator is positive. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;
const LONGEST_DECIMAL = 60;

/** A fraction of two integers; throws a RangeError if the denominator is 0. */
export function ratio(numerator: bigint, denominator: bigint): Ratio {
  if (denominator === 0n) throw new RangeError("A ratio needs a denominator other than 0.");
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

/** Reads a decimal such as "-12.50" exactly; no exponent, no leading zeros, no plus sign, at most 60 characters. */
export function ratioOfDecimal(text: string): Result<Ratio, "not_decimal"> {
  const parts = text.length > LONGEST_DECIMAL ? null : DECIMAL.exec(text);
  if (!parts) return no("not_decimal");
  const [, sign, whole, fraction = ""] = parts;
  return yes({ numerator: BigInt(`${sign}${whole}${fraction}`), denominator: 10n ** BigInt(fraction.length) });
}

/** The product of two fractions, exactly. */
export function multiplyRatios(one: Ratio, other: Ratio): Ratio {
  return { numerator: one.numerator * other.numerator, denominator: one.denominator * other.denominator };
}

/** The fraction turned over (2/3 becomes 3/2); throws a RangeError on 0. */
export function invertRatio({ numerator, denominator }: Ratio): Ratio {
  return ratio(denominator, numerator);
}

/** The integer nearest to the fraction; a fraction exactly between two goes to the even one (IEEE 754 roundTiesToEven, "banker's rounding"). */
export function roundHalfEven({ numerator, denominator }: Ratio): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = size / denominator;
  const twiceRest = (size % denominator) * 2n;
  const goesUp = twiceRest > denominator || (twiceRest === denominator && whole % 2n === 1n);
  const rounded = goesUp ? whole + 1n : whole;
  return numerator < 0n ? -rounded : rounded;
}
