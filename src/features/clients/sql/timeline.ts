/** What happened to a record and to what belongs to it: the journal, notes and files as one list. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { TimelineEntry } from "../contract/records.ts";
import type { After } from "./notes.ts";

/** Ids of records that belong to one without the register knowing it, such as the deals of a client: rooms on the right tell. */
export type SubjectsOf = (tx: Tx, workspaceId: string, recordId: string) => Promise<readonly string[]>;

const most = 2_000;

/** The record, those that rooms tell of, and by the register whatever belongs to these. Run under the reader's own sight. */
export async function timelineSubjects(
  tx: Tx,
  workspaceId: string,
  recordId: string,
  related: readonly SubjectsOf[],
): Promise<readonly string[]> {
  const told: string[] = [];
  for (const subjectsOf of related) told.push(...(await subjectsOf(tx, workspaceId, recordId)));
  const { rows } = await sql<{ id: string }>`
    with recursive own as (
      select unnest(${[recordId, ...told]}::uuid[]) as id
      union
      select r.id from own join platform.record r on r.workspace_id = ${workspaceId} and r.parent_id = own.id
    ) select id from own limit ${most}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What entries are about that only rooms on the right know: the tasks of a process. By entry; run under the reader's own sight. */
export type AboutOf = (
  tx: Tx,
  workspaceId: string,
  entries: readonly Pick<TimelineEntry, "id" | "data">[],
) => Promise<ReadonlyMap<string, TimelineEntry["about"]>>;

type Row = Omit<TimelineEntry, "at" | "file" | "about"> & {
  at: Date;
  atExact: string;
  fileName: string | null;
  mediaType: string | null;
  bytes: bigint | null;
};

/** Newest first. What a note or file says itself is not told by its event again. */
export async function timelinePage(
  tx: Tx,
  workspaceId: string,
  { subjects, about }: { readonly subjects: readonly string[]; readonly about: AboutOf },
  limit: number,
  after: After,
) {
  const ids = [...subjects];
  const [at, id] = after ?? [null, null];
  const rest = (alias: string) =>
    at === null ? sql`true` : sql`(${sql.ref(`${alias}.at`)}, ${sql.ref(`${alias}.id`)}) < (${at}::timestamptz, ${id}::uuid)`;
  const { rows } = await sql<Row>`
    with entries as (
      select h.id, 'event' as kind, h.at, h.actor_id, h.actor_kind, h.subject_id as record_id, h.kind as what, h.data, h.personal, h.is_voided,
        null::text as text, null::text as file_name, null::text as media_type, null::bigint as bytes
      from platform.record_history(${ids}::uuid[], ${at}::timestamptz, ${id}::uuid, ${limit + 1}) h where h.kind not in ('note_added', 'file_added')
      union all
      (select n.id, 'note', n.at, n.author_id, case when n.author_id is null then 'import' else 'person' end, n.record_id, 'note', '{}', '{}', false, n.text, null, null, null
       from clients.note n where n.workspace_id = ${workspaceId} and n.record_id = any (${ids}::uuid[]) and n.archived_at is null and ${rest("n")}
       order by n.at desc, n.id desc limit ${limit + 1})
      union all
      (select f.id, 'file', f.at, f.added_by, case when f.added_by is null then 'import' else 'person' end, f.record_id, 'file', '{}', '{}', false, null, f.name, f.media_type, f.bytes
       from clients.attachment f where f.workspace_id = ${workspaceId} and f.record_id = any (${ids}::uuid[]) and f.archived_at is null and ${rest("f")}
       order by f.at desc, f.id desc limit ${limit + 1})
    )
    select e.id, e.kind, e.at, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atExact", e.actor_id as "actorId", p.name as "actorName",
      e.actor_kind as "actorKind", e.record_id as "recordId", r.kind as "recordKind", r.title as "recordTitle", e.what, e.data, e.personal, e.is_voided as "isVoided", e.text,
      e.file_name as "fileName", e.media_type as "mediaType", e.bytes
    from entries e
    join platform.record r on r.workspace_id = ${workspaceId} and r.id = e.record_id
    left join org.person p on p.workspace_id = ${workspaceId} and p.id = e.actor_id
    order by e.at desc, e.id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const known = await about(
    tx,
    workspaceId,
    shown.filter(({ kind }) => kind === "event"),
  );
  return {
    items: shown.map((row) => present(row, known.get(row.id) ?? null)),
    last: rows.length > limit && last ? ([last.atExact, last.id] as const) : null,
  };
}

const present = ({ atExact: _, fileName, mediaType, bytes, at, ...row }: Row, about: TimelineEntry["about"]): TimelineEntry => ({
  ...row,
  about,
  at: at.toISOString(),
  file: fileName === null ? null : { name: fileName, mediaType: mediaType ?? "", bytes: Number(bytes) },
});
