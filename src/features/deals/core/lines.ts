/** Product lines of a deal: what is sold, how much of it, at what price. */
import { roundHalfEven } from "#shared/decimal.ts";
import { isStorable } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { changeDeal, type Deal, type DealEvent, type DealRefusal } from "./deal.ts";

export type Line = {
  readonly productId: string;
  /** In thousandths, above 0. */
  readonly quantity: bigint;
  /** Of one, in minor units of the deal's currency. */
  readonly price: bigint;
  readonly cost: bigint | null;
};

/** What so many thousandths come to at a price, in minor units, rounded half-even. */
export const timesQuantity = (price: bigint, quantity: bigint): bigint =>
  roundHalfEven({ numerator: price * quantity, denominator: 1_000n });

/** Sums of the lines in minor units; the cost is known only when every line's is. */
export function sumOfLines(lines: readonly Line[]): { readonly amount: bigint; readonly cost: bigint | null } {
  let amount = 0n;
  let cost: bigint | null = 0n;
  for (const line of lines) {
    amount += timesQuantity(line.price, line.quantity);
    cost = cost === null || line.cost === null ? null : cost + timesQuantity(line.cost, line.quantity);
  }
  return { amount, cost };
}

/**
 * New lines in the place of the old ones. The deal is about the products of its lines beside those it was about already; if asked, its amount
 * is the sum of the lines, and its cost too where every line has one.
 */
export function setLines(
  deal: Deal,
  before: readonly Line[],
  lines: readonly Line[],
  follow: "amount_follows" | "amount_stays",
  now: Date,
): Result<readonly DealEvent[], DealRefusal> {
  if (deal.archivedAt) return no("deal_archived");
  const { amount, cost } = sumOfLines(lines);
  if (!isStorable({ minor: amount, currency: deal.currency })) return no("amount_malformed");
  const productIds = [...new Set([...deal.productIds, ...lines.map(({ productId }) => productId)])];
  const money = follow === "amount_stays" || lines.length === 0 ? {} : { amount, ...(cost === null ? {} : { cost }) };
  const changed = changeDeal(deal, { productIds, ...money }, now);
  if (!changed.ok) return changed;
  if (isSame(before, lines)) return changed;
  return yes([{ type: "DealLinesSet", dealId: deal.id, before, after: lines, at: now }, ...changed.value]);
}

const isSame = (one: readonly Line[], other: readonly Line[]) =>
  one.length === other.length &&
  one.every((line, index) => {
    const { productId, quantity, price, cost } = other[index]!;
    return line.productId === productId && line.quantity === quantity && line.price === price && line.cost === cost;
  });
