/** The operations on what hangs on a deal: its lines; and archiving it. */
import { no } from "#shared/result.ts";
import type { SetLines } from "../contract/deal-details.ts";
import { archiveDeal, restoreDeal } from "../core/deal.ts";
import { type Line, setLines } from "../core/lines.ts";
import { loadLines } from "../sql/lines.ts";
import { idsOfDealWords } from "../sql/lists.ts";
import { onDeal, onFreshDeal } from "./deal-operation.ts";
import { readEntered } from "./read-details.ts";

export const archivingDeal = onDeal<{ readonly id: string }>(
  async (_, __, deal) =>
    ({ now }) =>
      archiveDeal(deal, now),
);
export const restoringDeal = onDeal<{ readonly id: string }>(
  async (_, __, deal) =>
    ({ now }) =>
      restoreDeal(deal, now),
);

export const settingLines = onFreshDeal<{ readonly id: string; readonly set: SetLines }>(async (tx, { set }, deal, { actor, newId }) => {
  const names = set.lines.map(({ product }) => product);
  const ids = await idsOfDealWords(tx, actor.workspaceId, "product", names, newId);
  const before = await loadLines(tx, actor.workspaceId, deal.id);
  const lines: Line[] = [];
  for (const { product, quantity, price, cost } of set.lines) {
    const [each, spent] = [
      readEntered(price, deal.currency),
      cost === undefined || cost === null ? null : readEntered(cost, deal.currency),
    ];
    if (each === "malformed" || spent === "malformed") return () => no("amount_malformed");
    if (each.currency !== deal.currency || (spent !== null && spent.currency !== deal.currency)) return () => no("other_currency");
    lines.push({
      productId: ids.get(product) ?? "",
      quantity: BigInt(Math.round(quantity * 1_000)),
      price: each.minor,
      cost: spent?.minor ?? null,
    });
  }
  const follow = set.amountFromLines ? "amount_follows" : "amount_stays";
  return ({ now }) => setLines(deal, before, lines, follow, now);
});
