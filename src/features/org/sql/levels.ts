/** Levels as they are shown, with how many people stand at each. */

import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { LevelView } from "../contract/structure.ts";

type Row = Omit<LevelView, "retiredAt"> & { retiredAt: Date | null };

const view = sql`
  select l.id, l.key, l.rank, l.names, l.functions, l.sees_all as "seesAll", l.retired_at as "retiredAt", l.version,
    (select count(*)::int from org.person p where p.workspace_id = l.workspace_id and p.level_id = l.id and p.status in ('active', 'invited')) as people,
    (select count(*)::int from org.position o where o.workspace_id = l.workspace_id and o.level_id = l.id and o.closed_on is null and o.person_id is null) as vacancies
  from org.level l`;

export async function findLevel(tx: Tx, workspaceId: string, id: string): Promise<LevelView | null> {
  const { rows } = await sql<Row>`${view} where l.workspace_id = ${workspaceId} and l.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** From the top of the ladder down, levels of one rank by key. `after` is the last row of the page before. */
export async function levelsPage(
  tx: Tx,
  workspaceId: string,
  limit: number,
  after: readonly [number, string] | null,
): Promise<{ items: LevelView[]; last: readonly [number, string] | null }> {
  const from = after ? sql`and (l.rank, l.key) > (${after[0]}, ${after[1]})` : sql``;
  const { rows } = await sql<Row>`${view} where l.workspace_id = ${workspaceId} ${from} order by l.rank, l.key limit ${limit + 1}`.execute(
    tx,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(present), last: rows.length > limit && last ? [last.rank, last.key] : null };
}

export async function allLevels(tx: Tx, workspaceId: string): Promise<LevelView[]> {
  const { rows } = await sql<Row>`${view} where l.workspace_id = ${workspaceId} order by l.rank, l.key`.execute(tx);
  return rows.map(present);
}

const present = ({ retiredAt, ...row }: Row): LevelView => ({ ...row, retiredAt: retiredAt?.toISOString() ?? null });
