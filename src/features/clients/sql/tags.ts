/** Tags of records of any kind. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export type TagsOf = { readonly recordId: string; readonly ownerId: string; readonly tagIds: readonly string[] };

/** In place of those the record had. */
export async function replaceTags(tx: Tx, workspaceId: string, tags: TagsOf): Promise<void> {
  await sql`
    delete from clients.record_tag where workspace_id = ${workspaceId} and record_id = ${tags.recordId} and tag_id <> all (${[...tags.tagIds]}::uuid[])`.execute(
    tx,
  );
  await insertTags(tx, workspaceId, [tags]);
}

export async function insertTags(tx: Tx, workspaceId: string, tags: readonly TagsOf[]): Promise<void> {
  const rows = tags.flatMap(({ recordId, ownerId, tagIds }) => tagIds.map((tagId) => ({ recordId, ownerId, tagId })));
  if (rows.length === 0) return;
  await sql`
    insert into clients.record_tag (workspace_id, record_id, owner_id, tag_id)
    select ${workspaceId}::uuid, record_id, owner_id, tag_id
    from unnest(${rows.map(({ recordId }) => recordId)}::uuid[], ${rows.map(({ ownerId }) => ownerId)}::uuid[], ${rows.map(({ tagId }) => tagId)}::uuid[]) as r (record_id, owner_id, tag_id)
    on conflict do nothing`.execute(tx);
}

export async function recordTags(
  tx: Tx,
  workspaceId: string,
  recordId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select t.id, t.name from clients.record_tag r join clients.tag t on t.workspace_id = r.workspace_id and t.id = r.tag_id
    where r.workspace_id = ${workspaceId} and r.record_id = ${recordId} order by t.name_folded`.execute(tx);
  return rows;
}
