/** Takes a contact's values out of this room's tables; ids, numbers and what happened stay. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { archiveRecord, renameRecord } from "#platform/db/record.ts";
import { erasedMark, redact } from "#shared/redact.ts";
import { foldText } from "#shared/text.ts";
import { emptyOwnFields } from "./own-fields.ts";

/** The contact and those that were found to be the same person. */
export async function samePerson(tx: Tx, workspaceId: string, contactId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive same as (
      select ${contactId}::uuid as id
      union
      select c.id from same join clients.contact c on c.workspace_id = ${workspaceId} and c.merged_into_id = same.id
    ) select id from same`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What the person is called and reached by. Single names are not among them: other people bear them too. */
export async function wordsAboutContact(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ word: string }>`
    select btrim(first_name || ' ' || last_name) as word from clients.contact where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[]) and first_name <> '' and last_name <> ''
    union select value from clients.channel where workspace_id = ${workspaceId} and record_id = any (${[...ids]}::uuid[])`.execute(tx);
  return rows.map(({ word }) => word).filter((word) => word.length > 3);
}

export async function eraseContactRows(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  words: readonly string[],
  at: Date,
): Promise<void> {
  const own = [...ids];
  await sql`
    update clients.contact set first_name = '', last_name = ${erasedMark}, name_folded = ${foldText(erasedMark)}, position = null, position_folded = null, street = null, city = null,
      city_folded = null, postcode = null, birth_date = null, external_id = null, erased_at = ${at}, archived_at = coalesce(archived_at, ${at}), version = version + 1
    where workspace_id = ${workspaceId} and id = any (${own}::uuid[])`.execute(tx);
  await sql`delete from clients.channel where workspace_id = ${workspaceId} and record_id = any (${own}::uuid[])`.execute(tx);
  await sql`update clients.decision_part set cares_about = null where workspace_id = ${workspaceId} and contact_id = any (${own}::uuid[])`.execute(
    tx,
  );
  await emptyOwnFields(tx, workspaceId, "contact", own);
  // A merge keeps the values of both, so it can no longer be taken apart.
  await sql`
    update clients.merge set before = '{}', moved = '{}' where workspace_id = ${workspaceId} and (kept_id = any (${own}::uuid[]) or merged_id = any (${own}::uuid[]))`.execute(
    tx,
  );
  for (const id of own) {
    await renameRecord(tx, workspaceId, { id, title: erasedMark });
    await archiveRecord(tx, workspaceId, id, at);
  }
  const attachments = await tx
    .selectFrom("clients.attachment")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("record_id", "in", own)
    .execute();
  for (const { id, name } of attachments)
    await sql`update clients.attachment set name = ${redact(name, words)} where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

/** Notes on the contact are other people's words; how many there are is told to whoever erases. */
export async function notesOn(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from clients.note where workspace_id = ${workspaceId} and record_id = any (${[...ids]}::uuid[])`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
