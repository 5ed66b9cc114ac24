/** Files that hang on records. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { insertFile } from "#platform/db/file.ts";
import type { AttachmentView } from "../contract/records.ts";
import type { After } from "./notes.ts";

export type NewAttachment = {
  readonly id: string;
  readonly fileId: string;
  readonly recordId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly addedBy: string | null;
  readonly at: Date;
};

export async function insertAttachment(tx: Tx, workspaceId: string, added: NewAttachment): Promise<void> {
  const { name, mediaType, sha256, bytes, addedBy, at } = added;
  await insertFile(tx, workspaceId, { id: added.fileId, sha256, bytes, mediaType, name, ownerId: addedBy }, at);
  await sql`
    insert into clients.attachment (workspace_id, id, record_id, owner_id, file_id, name, media_type, bytes, added_by, at)
    values (${workspaceId}, ${added.id}, ${added.recordId}, ${added.ownerId}, ${added.fileId}, ${name}, ${mediaType}, ${bytes}, ${addedBy}, ${at})`.execute(
    tx,
  );
}

export async function archiveAttachment(tx: Tx, workspaceId: string, id: string, at: Date): Promise<void> {
  await sql`update clients.attachment set archived_at = ${at}, version = version + 1 where workspace_id = ${workspaceId} and id = ${id}`.execute(
    tx,
  );
}

type Row = Omit<AttachmentView, "at" | "archivedAt" | "bytes"> & {
  at: Date;
  archivedAt: Date | null;
  bytes: bigint;
  atExact: string;
  fileId: string;
};
const view = sql`
  select a.id, a.record_id as "recordId", a.name, a.media_type as "mediaType", a.bytes, a.added_by as "addedById", a.at, a.archived_at as "archivedAt", a.version,
    a.file_id as "fileId", to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atExact"
  from clients.attachment a`;
const present = ({ at, archivedAt, bytes, atExact: _, fileId: __, ...row }: Row): AttachmentView => ({
  ...row,
  bytes: Number(bytes),
  at: at.toISOString(),
  archivedAt: archivedAt?.toISOString() ?? null,
});

/** Under the policies of whoever reads: seen with its record. */
export async function findAttachment(
  tx: Tx,
  workspaceId: string,
  id: string,
  lock: "for update" | "as it is" = "as it is",
): Promise<{ readonly view: AttachmentView; readonly fileId: string } | null> {
  const locked = lock === "for update" ? sql`for update` : sql``;
  const { rows } = await sql<Row>`${view} where a.workspace_id = ${workspaceId} and a.id = ${id} ${locked}`.execute(tx);
  return rows[0] ? { view: present(rows[0]), fileId: rows[0].fileId } : null;
}

/** Newest first. */
export async function attachmentsPage(tx: Tx, workspaceId: string, recordId: string, limit: number, after: After) {
  const rest = after === null ? sql`true` : sql`(a.at, a.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const { rows } = await sql<Row>`
    ${view} where a.workspace_id = ${workspaceId} and a.record_id = ${recordId} and a.archived_at is null and ${rest} order by a.at desc, a.id desc limit ${limit + 1}`.execute(
    tx,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), last: rows.length > limit && last ? ([last.atExact, last.id] as const) : null };
}
