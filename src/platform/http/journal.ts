/** The audit journal over HTTP: who changed what, before and after. It can be read and never edited. */

import type { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import { journalEntry, listJournal } from "./contract.ts";
import { endpoint } from "./endpoint/endpoint.ts";
import { pageOf, startOf } from "./page.ts";
import { page } from "./schema.ts";

type View = z.output<typeof journalEntry>;
type Row = Omit<View, "at" | "recordedAt" | "changes"> & {
  at: Date;
  recordedAt: Date;
  atExact: string;
  personal: { field: string; before: string | null; after: string | null; isErased: boolean }[] | null;
};

export type JournalParts = {
  /** Features about people, structure and settings: who has the right `journal.audit` reads all of these, whatever they see of records. */
  readonly auditedFeatures: readonly string[];
};

export const journalEndpoints = ({ auditedFeatures }: JournalParts) => [
  endpoint({
    method: "get",
    path: "/journal",
    tag: "Journal",
    summary: "What was changed, newest first",
    right: "journal.read",
    query: listJournal,
    status: 200,
    answer: page(journalEntry),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["instant", "id"]) as readonly [string, string] | null;
      const audits = actor.rights.has("journal.audit") && actor.scope.sight !== "all";
      const scope: Scope = audits ? { ...actor.scope, sight: "all" } : actor.scope;
      const features = audits ? auditedFeatures : null;
      const { items, last } = await database.read(scope, (tx) => journalPage(tx, actor.workspaceId, query, features, after));
      return pageOf(items, last);
    },
  }),
];

async function journalPage(
  tx: Tx,
  workspaceId: string,
  filter: z.output<typeof listJournal>,
  features: readonly string[] | null,
  after: readonly [string, string] | null,
): Promise<{ items: View[]; last: readonly [string, string] | null }> {
  const conditions = [sql`j.workspace_id = ${workspaceId}`];
  if (features !== null) conditions.push(sql`j.feature = any (${features}::text[])`);
  if (filter.actorId !== undefined) conditions.push(sql`j.actor_id = ${filter.actorId}`);
  if (filter.subjectId !== undefined) conditions.push(sql`j.subject_id = ${filter.subjectId}`);
  if (filter.feature !== undefined) conditions.push(sql`j.feature = ${filter.feature}`);
  if (filter.kind !== undefined) conditions.push(sql`j.kind = ${filter.kind}`);
  if (filter.from !== undefined) conditions.push(sql`j.at >= ${filter.from}::timestamptz`);
  if (filter.to !== undefined) conditions.push(sql`j.at < ${filter.to}::timestamptz`);
  if (after) conditions.push(sql`(j.at, j.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  // The page's rows first, by index; their personal values and marks after that.
  const { rows } = await sql<Row>`
    with chosen as (select * from platform.journal j where ${sql.join(conditions, sql` and `)} order by j.at desc, j.id desc limit ${filter.limit + 1})
    select j.id, j.at, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atExact", j.recorded_at as "recordedAt", j.actor_id as "actorId", j.actor_kind as "actorKind", j.via,
      j.command_id as "commandId", j.feature, j.kind, j.kind_version as "kindVersion", j.subject_kind as "subjectKind", j.subject_id as "subjectId", j.data,
      (select jsonb_agg(jsonb_build_object('field', v.field, 'before', v.before, 'after', v.after, 'isErased', v.erased_at is not null) order by v.field)
        from platform.journal_personal v where v.workspace_id = j.workspace_id and v.journal_id = j.id) as personal,
      exists (select from platform.journal_void v where v.workspace_id = j.workspace_id and v.journal_id = j.id) as "isVoided"
    from chosen j order by j.at desc, j.id desc`.execute(tx);
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  return { items: shown.map(present), last: rows.length > filter.limit && last ? [last.atExact, last.id] : null };
}

function present({ atExact: _, personal, at, recordedAt, data, ...rest }: Row): View {
  const { changes, ...others } = data as { changes?: Record<string, { before?: unknown; after?: unknown }> } & Record<string, unknown>;
  const own = Object.entries(changes ?? {}).map(([field, change]) => ({
    field,
    before: change.before ?? null,
    after: change.after ?? null,
    isErased: false,
  }));
  return { ...rest, at: at.toISOString(), recordedAt: recordedAt.toISOString(), data: others, changes: [...(personal ?? []), ...own] };
}
