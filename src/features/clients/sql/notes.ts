/** Notes on records. */
import { sql } from "kysely";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import type { NoteView } from "../contract/records.ts";
import type { Note, NoteEvent } from "../core/note.ts";

type Row = Omit<NoteView, "at" | "editedAt" | "archivedAt"> & { at: Date; editedAt: Date | null; archivedAt: Date | null; atExact: string };
const view = sql`
  select n.id, n.record_id as "recordId", n.author_id as "authorId", p.name as "authorName", n.text, n.at, n.edited_at as "editedAt", n.archived_at as "archivedAt", n.version,
    to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atExact"
  from clients.note n left join org.person p on p.workspace_id = n.workspace_id and p.id = n.author_id`;
const present = ({ at, editedAt, archivedAt, atExact: _, ...row }: Row): NoteView => ({
  ...row,
  at: at.toISOString(),
  editedAt: editedAt?.toISOString() ?? null,
  archivedAt: archivedAt?.toISOString() ?? null,
});

export async function findNote(tx: Tx, workspaceId: string, id: string): Promise<NoteView | null> {
  const { rows } = await sql<Row>`${view} where n.workspace_id = ${workspaceId} and n.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

export type After = readonly [at: string, id: string] | null;

/** Newest first. */
export async function notesPage(tx: Tx, workspaceId: string, recordId: string, limit: number, after: After) {
  const rest = after === null ? sql`true` : sql`(n.at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const { rows } = await sql<Row>`
    ${view} where n.workspace_id = ${workspaceId} and n.record_id = ${recordId} and n.archived_at is null and ${rest} order by n.at desc, n.id desc limit ${limit + 1}`.execute(
    tx,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), last: rows.length > limit && last ? ([last.atExact, last.id] as const) : null };
}

/** Seen with the person's own eyes, then locked. */
export async function loadSeenNote(tx: Tx, scope: Scope, id: string): Promise<Note | null> {
  const seen = await asReader(tx, scope, (eyes) => findNote(eyes, scope.workspaceId, id));
  if (!seen) return null;
  const { rows } = await sql<Note>`
    select id, record_id as "recordId", author_id as "authorId", text, archived_at as "archivedAt", version from clients.note
    where workspace_id = ${scope.workspaceId} and id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function saveNote(tx: Tx, workspaceId: string, event: NoteEvent): Promise<void> {
  const { note, at } = event;
  const own = sql`workspace_id = ${workspaceId} and id = ${note.id}`;
  switch (event.type) {
    case "NoteAdded":
      await sql`
        insert into clients.note (workspace_id, id, record_id, owner_id, author_id, text, at)
        select workspace_id, ${note.id}, id, owner_id, ${note.authorId}, ${note.text}, ${at} from platform.record where workspace_id = ${workspaceId} and id = ${note.recordId}`.execute(
        tx,
      );
      return;
    case "NoteChanged":
      await sql`update clients.note set text = ${event.text}, edited_at = ${at}, version = version + 1 where ${own}`.execute(tx);
      return;
    case "NoteArchived":
      await sql`update clients.note set archived_at = ${at}, version = version + 1 where ${own}`.execute(tx);
  }
}
