/** The register of records: whatever has an owner and a card. A room that makes, renames, gives away or archives one tells the register. */
import { sql } from "kysely";
import { foldText } from "#shared/text.ts";
import type { Tx } from "./database.ts";

export type RecordKind = "client" | "contact" | "lead" | "deal" | "trial" | "contract" | "payment";

export type RegisteredRecord = {
  readonly id: string;
  readonly kind: RecordKind;
  readonly ownerId: string;
  /** The record it belongs to, whose owner is its owner for good; null if it has an owner of its own. */
  readonly parentId: string | null;
  readonly title: string;
  /** What else the search box finds it by: numbers, addresses. */
  readonly words?: readonly string[];
};

/** Before the rows of their own tables, which refer to it. */
export async function enterRecords(tx: Tx, workspaceId: string, records: readonly RegisteredRecord[]): Promise<void> {
  if (records.length === 0) return;
  const of = <T>(value: (record: RegisteredRecord) => T) => records.map(value);
  await sql`
    insert into platform.record (workspace_id, id, kind, owner_id, parent_id, title, search)
    select ${workspaceId}::uuid, id, kind, owner_id, parent_id, title, search
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ kind }) => kind)}::text[], ${of(({ ownerId }) => ownerId)}::uuid[], ${of(({ parentId }) => parentId)}::uuid[],
      ${of(({ title }) => title)}::text[], ${of(searchTextOf)}::text[]) as r (id, kind, owner_id, parent_id, title, search)`.execute(tx);
}

/** The record's own table and everything that hangs on it follow by foreign key, and so do the records it is the parent of. */
export async function giveRecords(
  tx: Tx,
  workspaceId: string,
  records: readonly Pick<RegisteredRecord, "id" | "ownerId">[],
): Promise<void> {
  await sql`
    update platform.record p set owner_id = r.owner_id
    from unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ ownerId }) => ownerId)}::uuid[]) as r (id, owner_id)
    where p.workspace_id = ${workspaceId} and p.id = r.id and p.owner_id <> r.owner_id`.execute(tx);
}

/** To another parent, whose owner becomes its owner; null: it keeps the owner and has no parent. */
export async function moveRecord(
  tx: Tx,
  workspaceId: string,
  id: string,
  parent: { readonly id: string; readonly ownerId: string } | null,
): Promise<void> {
  await sql`
    update platform.record set parent_id = ${parent?.id ?? null}::uuid, owner_id = coalesce(${parent?.ownerId ?? null}::uuid, owner_id)
    where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

export async function renameRecord(tx: Tx, workspaceId: string, record: Pick<RegisteredRecord, "id" | "title" | "words">): Promise<void> {
  await sql`
    update platform.record set title = ${record.title}, search = ${searchTextOf(record)}
    where workspace_id = ${workspaceId} and id = ${record.id}`.execute(tx);
}

/** Records that should never have been, with whoever takes part in them; after the rows of their own tables. */
export async function removeRecords(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from platform.participation where workspace_id = ${workspaceId} and record_id = any (${[...ids]}::uuid[])`.execute(tx);
  await sql`delete from platform.record where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[])`.execute(tx);
}

/** Archived records are no longer found by the search box; null brings one back. */
export async function archiveRecord(tx: Tx, workspaceId: string, id: string, at: Date | null): Promise<void> {
  await sql`update platform.record set archived_at = ${at} where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

/** What belongs to one record belongs to another from now on, and has its owner; answers the ids of what went over. */
export async function adoptRecords(
  tx: Tx,
  workspaceId: string,
  fromId: string,
  to: { readonly id: string; readonly ownerId: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update platform.record set parent_id = ${to.id}, owner_id = ${to.ownerId} where workspace_id = ${workspaceId} and parent_id = ${fromId} returning id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Those of the records that still belong to the one go back to the other. */
export async function returnRecords(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  fromId: string,
  to: { readonly id: string; readonly ownerId: string },
): Promise<void> {
  await sql`
    update platform.record set parent_id = ${to.id}, owner_id = ${to.ownerId}
    where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[]) and parent_id = ${fromId}`.execute(tx);
}

const searchTextOf = ({ title, words = [] }: Pick<RegisteredRecord, "title" | "words">) =>
  [title, ...words]
    .map(foldText)
    .filter((word) => word !== "")
    .join(" ")
    .slice(0, 2_000);
