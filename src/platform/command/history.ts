/** The journal of the past: what an import brings, many rows at once, each with its own instant and actor. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { JournalContext } from "./journal.ts";

export type PastEntry = {
  readonly at: Date;
  /** Who did it then. */
  readonly actorId: string | null;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Appends them as brought by an import, recorded now, under one command; screens get one hint without an id: "refetch this feature". */
export async function appendPast(tx: Tx, feature: string, entries: readonly PastEntry[], context: JournalContext): Promise<void> {
  if (entries.length === 0) return;
  const { actor, commandId, newId, recorded = "now" } = context;
  await sql`
    insert into platform.journal (workspace_id, id, at, recorded_at, actor_id, actor_kind, via, command_id, feature, kind, subject_kind, subject_id, data)
    select ${actor.workspaceId}::uuid, id, at, case when ${recorded} = 'then' then at else clock_timestamp() end, actor_id, case when ${recorded} = 'then' and actor_id is not null then 'person' else 'import' end, ${actor.via}::text, ${commandId}::uuid, ${feature}::text, kind, subject_kind, subject_id, data
    from unnest(${entries.map(() => newId())}::uuid[], ${entries.map(({ at }) => at.toISOString())}::timestamptz[], ${entries.map(({ actorId }) => actorId)}::uuid[],
      ${entries.map(({ kind }) => kind)}::text[], ${entries.map(({ subjectKind }) => subjectKind)}::text[], ${entries.map(({ subjectId }) => subjectId)}::uuid[],
      ${entries.map(({ data }) => JSON.stringify(data))}::jsonb[]) as r (id, at, actor_id, kind, subject_kind, subject_id, data)`.execute(
    tx,
  );
  await sql`select pg_notify('live', ${JSON.stringify({ workspace: actor.workspaceId, feature, id: null })})`.execute(tx);
}
