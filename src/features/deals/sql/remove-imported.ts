/** Takes leads, deals and payments away again that an import made, with their intervals. What somebody has used since is held by its references. */
import { sql } from "kysely";
import { removeChannels } from "#features/clients/sql/remove-imported.ts";
import type { Tx } from "#platform/db/database.ts";
import { removeRecords } from "#platform/db/record.ts";

type Hung = readonly (readonly [table: string, column: string])[];

const removing = (table: string, hung: Hung) => async (tx: Tx, workspaceId: string, ids: readonly string[]) => {
  for (const [name, column] of [...hung, [table, "id"]] as const)
    await sql`delete from ${sql.table(name)} where workspace_id = ${workspaceId} and ${sql.ref(column)} = any (${[...ids]}::uuid[])`.execute(
      tx,
    );
  await removeRecords(tx, workspaceId, ids);
};

export const removePayments = removing("deals.payment", []);
const removeLeadRows = removing("deals.lead", [["deals.lead_status", "lead_id"]]);
export async function removeLeads(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  await removeChannels(tx, workspaceId, ids);
  await removeLeadRows(tx, workspaceId, ids);
}
export const removeDeals = removing("deals.deal", [
  ["deals.deal_product", "deal_id"],
  ["deals.stage_visit", "deal_id"],
  ["deals.voided_visit", "deal_id"],
  ["deals.ownership", "deal_id"],
  ["deals.amount_held", "deal_id"],
  ["deals.payment_expected", "deal_id"],
]);
