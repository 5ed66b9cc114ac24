/** Where this room names clients and contacts: these columns follow when two of them are found to be one. */
import type { Reference } from "#platform/db/references.ts";

const tables = ["deals.deal", "deals.lead", "deals.trial", "deals.contract", "deals.payment"] as const;

export const clientReferences: readonly Reference[] = tables.map((table) => ({ table, column: "client_id" }));
export const contactReferences: readonly Reference[] = [{ table: "deals.lead", column: "contact_id" }];
