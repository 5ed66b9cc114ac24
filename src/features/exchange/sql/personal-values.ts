/** Personal values that imports keep: rows that were refused, and what records were before. */
import { sql } from "kysely";
import { samePerson } from "#features/clients/sql/erase-contact.ts";
import type { Tx } from "#platform/db/database.ts";

/** Of the contact, and of those that were found to be the same person. */
export async function forgetContact(tx: Tx, workspaceId: string, contactId: string): Promise<void> {
  await emptyBefore(tx, workspaceId, await samePerson(tx, workspaceId, contactId));
}

/** Of records about an erased person what they were before is empty: an undo can no longer bring it back. */
export async function emptyBefore(tx: Tx, workspaceId: string, recordIds: readonly string[]): Promise<void> {
  await sql`
    update exchange.imported set before = '{}', kept = coalesce(kept, 'changed')
    where workspace_id = ${workspaceId} and record_id = any (${[...recordIds]}::uuid[])`.execute(tx);
}

/** Refused rows wait so many days for whoever corrects them. Answers how many went. */
export const refusedDays = 90;

export async function sweepRefused(tx: Tx, workspaceId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from exchange.refused_row r using exchange.import i
    where r.workspace_id = ${workspaceId} and i.workspace_id = r.workspace_id and i.id = r.import_id
      and coalesce(i.ended_at, i.created_at) < ${now}::timestamptz - make_interval(days => ${refusedDays}) and i.state <> 'running'`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
