/** People as they are shown: one, a page of them. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { foldText } from "#shared/text.ts";
import type { ListPeople, PersonView } from "../contract/people.ts";

type Row = Omit<PersonView, "createdAt" | "deactivatedAt" | "functions"> & {
  createdAt: Date;
  deactivatedAt: Date | null;
  functions: string[] | null;
  nameFolded: string;
};

const view = sql`
  select p.id, p.name, p.email, p.phone, p.language, p.time_zone as "timeZone", l.key as level, p.role, p.chief_id as "chiefId", p.unit_id as "unitId", p.status,
    p.user_id is not null as "hasAccount", p.created_at as "createdAt", p.deactivated_at as "deactivatedAt", p.version, p.name_folded as "nameFolded",
    (select array_agg(fl.key order by fl.rank) from org.person_function f join org.level fl on fl.workspace_id = f.workspace_id and fl.id = f.level_id where f.workspace_id = p.workspace_id and f.person_id = p.id) as functions,
    (select count(*)::int from org.person below where below.workspace_id = p.workspace_id and below.chief_id = p.id and below.status in ('active', 'invited')) as reports
  from org.person p left join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id`;

export async function findPerson(tx: Tx, workspaceId: string, id: string): Promise<PersonView | null> {
  const { rows } = await sql<Row>`${view} where p.workspace_id = ${workspaceId} and p.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** A page by name, then id. `after` is the last row of the page before. */
export async function peoplePage(
  tx: Tx,
  workspaceId: string,
  filter: ListPeople,
  after: readonly [string, string] | null,
): Promise<{ items: PersonView[]; last: readonly [string, string] | null }> {
  const conditions = [sql`p.workspace_id = ${workspaceId}`];
  if (filter.level !== undefined)
    conditions.push(sql`p.level_id = (select id from org.level where workspace_id = ${workspaceId} and key = ${filter.level})`);
  if (filter.role !== undefined) conditions.push(sql`p.role = ${filter.role}`);
  if (filter.unitId !== undefined) conditions.push(sql`p.unit_id = ${filter.unitId}`);
  if (filter.chiefId !== undefined) conditions.push(sql`p.chief_id = ${filter.chiefId}`);
  conditions.push(filter.status === undefined ? sql`p.status <> 'erased'` : sql`p.status = ${filter.status}`);
  if (filter.query !== undefined && foldText(filter.query) !== "") {
    const part = foldText(filter.query);
    conditions.push(sql`(position(${part} in p.name_folded) > 0 or position(${part} in coalesce(p.email, '')) > 0)`);
  }
  if (after) conditions.push(sql`(p.name_folded, p.id) > (${after[0]}, ${after[1]}::uuid)`);
  const { rows } =
    await sql<Row>`${view} where ${sql.join(conditions, sql` and `)} order by p.name_folded, p.id limit ${filter.limit + 1}`.execute(tx);
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return { items: items.map(present), last: rows.length > filter.limit && last ? [last.nameFolded, last.id] : null };
}

function present({ nameFolded: _, functions, createdAt, deactivatedAt, ...rest }: Row): PersonView {
  return { ...rest, functions: functions ?? [], createdAt: createdAt.toISOString(), deactivatedAt: deactivatedAt?.toISOString() ?? null };
}
