/** Where something new belongs when it is made from a card: to a client, or to a deal and through it to the deal's client. */
import type { Deal } from "../answers.ts";

/** A client's card knows only whose it is; a deal may have no client yet, which then has to be chosen. */
export type Place = {
  readonly clientId: string | null;
  readonly dealId: string | null;
  readonly currency: string | null;
  /** What the deal is worth, where that may be proposed. */
  readonly amount: string | null;
};

export const atDeal = ({ id, clientId, amount, cost }: Deal): Place => ({
  clientId,
  dealId: id,
  currency: amount?.currency ?? cost?.currency ?? null,
  amount: amount?.amount ?? null,
});
export const atClient = (clientId: string): Place => ({ clientId, dealId: null, currency: null, amount: null });

/** As a request names it; the server lets the client follow from the deal. */
export function named(place: Place | null, chosenClientId: string | null) {
  const clientId = place?.clientId ?? chosenClientId;
  return { ...(clientId ? { clientId } : {}), ...(place?.dealId ? { dealId: place.dealId } : {}) };
}

/** The filter of what belongs there. */
export const belongingTo = (field: "dealId" | "clientId", id: string) => JSON.stringify({ field, op: "eq", value: id });
