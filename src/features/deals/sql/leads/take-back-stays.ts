/** A lead stands again where it stood before an import moved it on. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export type StoodAt = {
  readonly status: string;
  readonly stays: number;
  readonly reasonId: string | null;
  readonly convertedOn: string | null;
  readonly dealId: string | null;
  readonly firstResponseAt: Date | string | null;
};

export async function takeBackStays(tx: Tx, workspaceId: string, leadId: string, before: StoodAt): Promise<void> {
  const own = sql`workspace_id = ${workspaceId} and lead_id = ${leadId}`;
  await sql`delete from deals.lead_status where ${own} and position > ${before.stays}`.execute(tx);
  await sql`update deals.lead_status set to_at = null where ${own} and position = ${before.stays}`.execute(tx);
  await sql`
    update deals.lead set status = ${before.status}, reason_id = ${before.reasonId}::uuid, converted_on = ${before.convertedOn}::date, deal_id = ${before.dealId}::uuid,
      first_response_at = ${before.firstResponseAt}::timestamptz, version = version + 1
    where workspace_id = ${workspaceId} and id = ${leadId}`.execute(tx);
}
