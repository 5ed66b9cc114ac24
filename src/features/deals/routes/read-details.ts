/** The details of a deal as they are sent → as they are kept: money in minor units, names as ids of the company's lists. */

import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { type Money, parseAmount } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { ChangeDeal, EnteredMoney } from "../contract/deals.ts";
import type { Deal, DealDetails, DealRefusal } from "../core/deal.ts";
import { idsOfDealWords, idsOfSharedWords } from "../sql/lists.ts";

type Sent = Omit<ChangeDeal, "title" | "ownerId" | "custom">;

/** `known` is the deal as it was: a cost has the currency of the amount. */
export async function readDetails(
  tx: Tx,
  given: Given,
  sent: Sent,
  currency: string,
  known: Deal | null,
): Promise<Result<Partial<DealDetails>, DealRefusal>> {
  const read: { -readonly [K in keyof DealDetails]?: DealDetails[K] } = {};
  const money = readMoney(sent, currency, known);
  if (!money.ok) return money;
  if (sent.clientId !== undefined) read.clientId = sent.clientId;
  if (sent.expectedPaymentOn !== undefined) read.expectedPaymentOn = sent.expectedPaymentOn;
  if (sent.directionId !== undefined) read.directionId = sent.directionId;
  const idOf = async (list: "source" | "region", name: string) =>
    (await idsOfSharedWords(tx, given.actor.workspaceId, list, [name], given.newId)).get(name) ?? null;
  if (sent.source !== undefined) read.sourceId = sent.source === null ? null : await idOf("source", sent.source);
  if (sent.region !== undefined) read.regionId = sent.region === null ? null : await idOf("region", sent.region);
  if (sent.products !== undefined) {
    const ids = await idsOfDealWords(tx, given.actor.workspaceId, "product", sent.products, given.newId);
    read.productIds = [...new Set(ids.values())];
  }
  if (sent.competitors !== undefined) {
    const ids = await idsOfDealWords(tx, given.actor.workspaceId, "competitor", sent.competitors, given.newId);
    read.competitorIds = [...new Set(ids.values())];
  }
  if (sent.participants !== undefined) read.participantIds = [...new Set(sent.participants)];
  return yes({ ...read, ...money.value });
}

function readMoney({ amount, cost }: Sent, currency: string, known: Deal | null): Result<Partial<DealDetails>, DealRefusal> {
  const [paid, spent] = [amount, cost].map((sent) => (sent === undefined || sent === null ? sent : readEntered(sent, currency)));
  if (paid === "malformed" || spent === "malformed") return no("amount_malformed");
  const own = paid?.currency ?? spent?.currency ?? currency;
  if (spent && spent.currency !== own) return no("other_currency");
  if (own !== currency && known !== null && (paid === undefined ? known.amount : spent === undefined ? known.cost : null) !== null)
    return no("other_currency");
  return yes({
    ...(paid === undefined ? {} : { amount: paid?.minor ?? null }),
    ...(spent === undefined ? {} : { cost: spent?.minor ?? null }),
    ...(own === currency ? {} : { currency: own }),
  });
}

/** Money, or an amount in the currency. */
export function readEntered(sent: EnteredMoney, currency: string): Money | "malformed" {
  const parsed = typeof sent === "string" ? parseAmount(sent, currency) : parseAmount(sent.amount, sent.currency);
  return parsed.ok ? parsed.value : "malformed";
}
