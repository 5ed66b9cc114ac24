/** Whoever leaves hears of nothing any more, on no device; of whom is erased nothing stays that they wrote for themselves. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { erasedMark } from "#shared/redact.ts";

/** Browsers are forgotten with their addresses, feeds and what comes again end. */
export async function endTelling(tx: Tx, workspaceId: string, personId: string, now: Date): Promise<void> {
  const own = sql`workspace_id = ${workspaceId} and person_id = ${personId}`;
  await sql`
    update work.push_subscription set ended_at = ${now}, endpoint = '', p256dh = '', auth = '' where ${own} and ended_at is null`.execute(
    tx,
  );
  await sql`update work.feed set revoked_at = ${now} where ${own} and revoked_at is null`.execute(tx);
  await sql`
    update work.recurrence set archived_at = ${now}, next_on = null, version = version + 1 where ${own} and archived_at is null`.execute(
    tx,
  );
}

export async function forgetRecurrences(tx: Tx, workspaceId: string, personId: string): Promise<void> {
  await sql`
    update work.recurrence set title = ${erasedMark}, text = null where workspace_id = ${workspaceId} and person_id = ${personId}`.execute(
    tx,
  );
}
