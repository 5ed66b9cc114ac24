/** To which client, deal and contract a trial, contract or payment belongs: one is enough, the others follow from it. */
import { no, type Result, yes } from "#shared/result.ts";

export type Named = { readonly clientId: string | null; readonly dealId: string | null; readonly contractId: string | null };

/** What was named, as whoever asks sees it; null where nothing was named or nothing is seen. */
export type Seen = {
  readonly client: { readonly id: string; readonly ownerId: string } | null;
  readonly deal: { readonly id: string; readonly ownerId: string; readonly clientId: string | null; readonly currency: string } | null;
  readonly contract: {
    readonly id: string;
    readonly ownerId: string;
    readonly clientId: string;
    readonly dealId: string | null;
    readonly currency: string;
  } | null;
};

/** Its record's parent is the deal's, else the contract's, else the client's record, and has the same owner. */
export type Belonging = Named & { readonly parentId: string; readonly ownerId: string };
export type BelongingRefusal =
  | "unknown_client"
  | "unknown_deal"
  | "unknown_contract"
  | "client_differs"
  | "deal_differs"
  | "belongs_nowhere";

export function belongingOf(named: Named, { client, deal, contract }: Seen): Result<Belonging, BelongingRefusal> {
  if (named.clientId !== null && client === null) return no("unknown_client");
  if (named.dealId !== null && deal === null) return no("unknown_deal");
  if (named.contractId !== null && contract === null) return no("unknown_contract");
  const clients = [client?.id, deal?.clientId, contract?.clientId].filter((id) => typeof id === "string");
  if (new Set(clients).size > 1) return no("client_differs");
  const deals = [deal?.id, contract?.dealId].filter((id) => typeof id === "string");
  if (new Set(deals).size > 1) return no("deal_differs");
  const ownerId = deal?.ownerId ?? contract?.ownerId ?? client?.ownerId;
  const parentId = deals[0] ?? contract?.id ?? client?.id;
  if (ownerId === undefined || parentId === undefined) return no("belongs_nowhere");
  return yes({ clientId: clients[0] ?? null, dealId: deals[0] ?? null, contractId: contract?.id ?? null, parentId, ownerId });
}
