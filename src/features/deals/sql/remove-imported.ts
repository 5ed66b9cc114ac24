/** Takes leads, deals and payments away again that an import made, with their intervals. What somebody has used since is held by its references. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

type Hung = readonly (readonly [table: string, column: string])[];

const removing = (table: string, hung: Hung) => async (tx: Tx, workspaceId: string, ids: readonly string[]) => {
  for (const [name, column] of [...hung, [table, "id"], ["platform.record", "id"]] as const)
    await sql`delete from ${sql.table(name)} where workspace_id = ${workspaceId} and ${sql.ref(column)} = any (${[...ids]}::uuid[])`.execute(
      tx,
    );
};

export const removePayments = removing("deals.payment", []);
export const removeLeads = removing("deals.lead", [
  ["clients.channel", "record_id"],
  ["platform.participation", "record_id"],
  ["deals.lead_status", "lead_id"],
]);
export const removeDeals = removing("deals.deal", [
  ["platform.participation", "record_id"],
  ["deals.deal_product", "deal_id"],
  ["deals.stage_visit", "deal_id"],
  ["deals.voided_visit", "deal_id"],
  ["deals.ownership", "deal_id"],
  ["deals.amount_held", "deal_id"],
  ["deals.payment_expected", "deal_id"],
]);
