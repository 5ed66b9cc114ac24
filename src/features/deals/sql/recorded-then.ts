/** For a told story: its history counts as written down when it happened. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export async function recordedThen(tx: Tx, workspaceId: string): Promise<void> {
  await sql`update deals.stage_visit set recorded_at = from_at where workspace_id = ${workspaceId} and recorded_at <> from_at`.execute(tx);
  await sql`update deals.deal set created_at = opened_at where workspace_id = ${workspaceId} and created_at <> opened_at`.execute(tx);
  await sql`update deals.lead set created_at = opened_at where workspace_id = ${workspaceId} and created_at <> opened_at`.execute(tx);
  await sql`update deals.lead_status set recorded_at = from_at where workspace_id = ${workspaceId} and recorded_at <> from_at`.execute(tx);
  await sql`update deals.trial_move set recorded_at = happened_on where workspace_id = ${workspaceId} and recorded_at <> happened_on`.execute(
    tx,
  );
}
