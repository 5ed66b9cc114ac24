/** Takes a person's values out of this room's tables; ids, intervals and numbers stay. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { erasedMark } from "#shared/redact.ts";
import { personalFields } from "../core/person.ts";
import { bumpTreeVersion } from "./closure.ts";

/** What the person is and was called and reached by. Somebody else's name of the same letters is not the person's to erase. */
export async function wordsAbout(tx: Tx, workspaceId: string, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ word: string }>`
    with words as (
      select unnest(array[name, email, phone]) as word from org.person where workspace_id = ${workspaceId} and id = ${personId}
      union
      select unnest(array[before, after]) from platform.journal_personal
      where workspace_id = ${workspaceId} and subject_id = ${personId} and field = any (${[...personalFields]}::text[])
    )
    select word from words where length(word) > 1 and not exists (
      select from org.person other where other.workspace_id = ${workspaceId} and other.id <> ${personId} and word in (other.name, other.email, other.phone))`.execute(
    tx,
  );
  return rows.map((row) => row.word);
}

/** Why somebody was away may be a matter of health, so that goes too. */
export async function erasePersonRows(tx: Tx, workspaceId: string, personId: string, now: Date): Promise<void> {
  await sql`
    update org.person set name = ${erasedMark}, name_folded = '', email = null, phone = null, language = null, time_zone = null, user_id = null,
      status = 'erased', version = version + 1 where workspace_id = ${workspaceId} and id = ${personId}`.execute(tx);
  const own = sql`workspace_id = ${workspaceId} and person_id = ${personId}`;
  await sql`update org.absence set kind = 'other', version = version + 1 where ${own} and kind <> 'other'`.execute(tx);
  await sql`update org.invitation set revoked_at = ${now} where ${own} and accepted_at is null and revoked_at is null`.execute(tx);
  await bumpTreeVersion(tx, workspaceId);
}
