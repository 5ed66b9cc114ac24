/** The company's own lists about deals and leads: loss reasons, products, competitors, reasons of rejection. */
import { idsOfClientWords } from "#features/clients/sql/lists.ts";
import type { Tx } from "#platform/db/database.ts";
import { idsOfNames } from "#platform/db/word-list.ts";

export type DealList = "loss_reason" | "product" | "competitor" | "rejection_reason";

/** Ids by the names as given; a name that is not there yet is added. */
export const idsOfDealWords = (tx: Tx, workspaceId: string, list: DealList, names: readonly string[], newId: () => string) =>
  idsOfNames(tx, workspaceId, `deals.${list}`, names, newId);

/** Likewise of the lists that deals share with clients. */
export const idsOfSharedWords = (tx: Tx, workspaceId: string, list: "source" | "region", names: readonly string[], newId: () => string) =>
  idsOfClientWords(tx, workspaceId, list, names, newId);
