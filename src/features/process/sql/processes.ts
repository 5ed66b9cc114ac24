/** Processes and their versions as they are shown. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { ProcessSummary, ProcessVersionView, ProcessView } from "../contract/processes.ts";
import type { Definition } from "../core/definition.ts";

type Row = Omit<ProcessSummary, "createdAt" | "retiredAt"> & { createdAt: Date; retiredAt: Date | null };

const view = sql`
  select p.id, p.key, p.name, p.subject, p.published, p.retired_at as "retiredAt", p.created_at as "createdAt", p.version,
    (select max(d.number) from process.draft d where d.workspace_id = p.workspace_id and d.process_id = p.id) as draft,
    (select count(*)::int from process.run r where r.workspace_id = p.workspace_id and r.process_id = p.id and r.ended_at is null) as running
  from process.process p`;

const present = (row: Row): ProcessSummary => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  retiredAt: row.retiredAt?.toISOString() ?? null,
});

export type AskedProcesses = {
  readonly subject?: string | undefined;
  readonly retired: "true" | "false";
  readonly limit: number;
};

/** A page by name, then id. */
export async function processesPage(
  tx: Tx,
  workspaceId: string,
  { subject, retired, limit }: AskedProcesses,
  after: readonly [string, string] | null,
): Promise<{ items: ProcessSummary[]; last: readonly [string, string] | null }> {
  const conditions = [sql`p.workspace_id = ${workspaceId}`, retired === "true" ? sql`p.retired_at is not null` : sql`p.retired_at is null`];
  if (subject !== undefined) conditions.push(sql`p.subject = ${subject}`);
  if (after) conditions.push(sql`(p.name, p.id) > (${after[0]}, ${after[1]}::uuid)`);
  const { rows } = await sql<Row>`${view} where ${sql.join(conditions, sql` and `)} order by p.name, p.id limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit).map(present);
  const last = items.at(-1);
  return { items, last: rows.length > limit && last ? [last.name, last.id] : null };
}

/** By id or key. */
export async function findProcess(tx: Tx, workspaceId: string, named: string): Promise<ProcessView | null> {
  const { rows } = await sql<Row>`
    ${view} where p.workspace_id = ${workspaceId} and (p.id::text = ${named} or p.key = ${named})`.execute(tx);
  const [row] = rows;
  return row ? { ...present(row), versions: await versionsOf(tx, workspaceId, row.id) } : null;
}

type VersionRow = Omit<ProcessView["versions"][number], "at"> & { at: Date };

async function versionsOf(tx: Tx, workspaceId: string, processId: string): Promise<ProcessView["versions"]> {
  const { rows } = await sql<VersionRow>`
    select v.number, v.state, v.at, case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as by,
      (select count(*)::int from process.run r
        where r.workspace_id = ${workspaceId} and r.process_id = ${processId} and r.number = v.number and r.ended_at is null) as running
    from (
      select number, 'draft' as state, changed_at as at, changed_by as by_id from process.draft where workspace_id = ${workspaceId} and process_id = ${processId}
      union all
      select number, 'published', published_at, published_by from process.version where workspace_id = ${workspaceId} and process_id = ${processId}) v
    left join org.person p on p.workspace_id = ${workspaceId} and p.id = v.by_id
    order by v.number desc`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

type FullVersion = Omit<ProcessVersionView, "at" | "definition"> & { readonly at: Date; readonly definition: Definition };

/** One version, draft or published, of a process by its id or key. */
export async function findVersion(tx: Tx, workspaceId: string, named: string, number: number): Promise<FullVersion | null> {
  const { rows } = await sql<FullVersion>`
    select p.id as "processId", v.* from process.process p, lateral (
      select d.number, 'draft' as state, d.definition, d.layout, d.changed_at as at, d.version from process.draft d
      where d.workspace_id = p.workspace_id and d.process_id = p.id and d.number = ${number}
      union all
      select s.number, 'published', s.definition, s.layout, s.published_at, 1 from process.version s
      where s.workspace_id = p.workspace_id and s.process_id = p.id and s.number = ${number}) v
    where p.workspace_id = ${workspaceId} and (p.id::text = ${named} or p.key = ${named})`.execute(tx);
  return rows[0] ?? null;
}

export const shownVersion = (version: FullVersion): ProcessVersionView => ({ ...version, at: version.at.toISOString() });
