/** The company's own lists about clients: sources, regions, industries, tags. */
import type { Tx } from "#platform/db/database.ts";
import { idsOfNames } from "#platform/db/word-list.ts";

export type ClientList = "source" | "region" | "industry" | "tag";

/** Ids by the names as given; a name that is not there yet is added. */
export const idsOfClientWords = (tx: Tx, workspaceId: string, list: ClientList, names: readonly string[], newId: () => string) =>
  idsOfNames(tx, workspaceId, `clients.${list}`, names, newId);
