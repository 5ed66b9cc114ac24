/** Splitting a whole into parts that add up to it, to the last minor unit. */
import { ratioOfDecimal } from "./decimal.ts";
import type { Money } from "./money.ts";
import { no, type Result, yes } from "./result.ts";

/** A share of the whole relative to the others': a whole number or a decimal in text ("0.25"), not negative. */
export type Weight = number | bigint | string;

export type SplitRefusal = "no_weights" | "weight_malformed" | "weights_all_zero";

/**
 * Splits a total by weights with the largest remainder method (Hamilton): each part is its exact share rounded towards zero, and the
 * minor units left over go one each to the largest remainders, the earlier part first among equals. The parts add up to the total, each
 * is less than one unit from its exact share, and a weight of 0 gets 0. A negative total is split as its opposite, mirrored.
 */
export function splitByWeights(total: bigint, weights: readonly Weight[]): Result<readonly bigint[], SplitRefusal> {
  if (weights.length === 0) return no("no_weights");
  const shares = integerShares(weights);
  if (!shares) return no("weight_malformed");
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  if (whole === 0n) return no("weights_all_zero");
  const size = total < 0n ? -total : total;
  const parts = shares.map((share) => (size * share) / whole);
  const remainder = (index: number) => (size * shares[index]!) % whole;
  const left = Number(parts.reduce((rest, part) => rest - part, size));
  const byRemainder = shares.map((_, index) => index).sort((one, other) => order(remainder(other), remainder(one)) || one - other);
  for (const index of byRemainder.slice(0, left)) parts[index]! += 1n;
  return yes(total < 0n ? parts.map((part) => -part) : parts);
}

/** Splits money by weights; the parts have its currency and add up to it. Rules and refusals as for `splitByWeights`. */
export function splitMoney({ minor, currency }: Money, weights: readonly Weight[]): Result<readonly Money[], SplitRefusal> {
  const parts = splitByWeights(minor, weights);
  return parts.ok ? yes(parts.value.map((part) => ({ minor: part, currency }))) : parts;
}

/** The weights as whole numbers in the same proportions, or nothing if one of them is no weight. */
function integerShares(weights: readonly Weight[]): readonly bigint[] | null {
  const exact = weights.map((weight) =>
    typeof weight === "number" && !Number.isSafeInteger(weight) ? null : ratioOfDecimal(String(weight)),
  );
  let scale = 1n;
  for (const weight of exact) {
    if (!weight?.ok || weight.value.numerator < 0n) return null;
    if (weight.value.denominator > scale) scale = weight.value.denominator;
  }
  return exact.map((weight) => (weight?.ok ? (weight.value.numerator * scale) / weight.value.denominator : 0n));
}

const order = (one: bigint, other: bigint) => (one < other ? -1 : one > other ? 1 : 0);
