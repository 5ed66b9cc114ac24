/** Units: loaded for a decision, written, and shown. */

import { type SqlBool, sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { ListUnits, UnitView } from "../contract/structure.ts";
import type { Unit, UnitEvent, UnitKind, UnitSurroundings } from "../core/unit.ts";

export async function loadUnit(tx: Tx, workspaceId: string, id: string): Promise<Unit | null> {
  const { rows } = await sql<Unit>`
    select id, parent_id as "parentId", kind, name, archived_at as "archivedAt", version from org.unit where workspace_id = ${workspaceId} and id = ${id} for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** The facts around a unit that hangs, or is to hang, under `parentId`. */
export async function loadAroundUnit(tx: Tx, workspaceId: string, id: string, parentId: string | null): Promise<UnitSurroundings> {
  const parent = parentId === null ? null : ((await loadUnit(tx, workspaceId, parentId)) ?? undefined);
  const { rows } = await sql<{ parentIsBelow: SqlBool; childKinds: UnitKind[] | null; people: number; openPositions: number }>`
    with recursive above as (
      select ${parentId}::uuid as id
      union
      select u.parent_id from above join org.unit u on u.workspace_id = ${workspaceId} and u.id = above.id
    ) select
      exists (select from above where id = ${id}) as "parentIsBelow",
      (select array_agg(distinct kind) from org.unit where workspace_id = ${workspaceId} and parent_id = ${id} and archived_at is null) as "childKinds",
      (select count(*)::int from org.person where workspace_id = ${workspaceId} and unit_id = ${id} and status in ('active', 'invited')) as people,
      (select count(*)::int from org.position where workspace_id = ${workspaceId} and unit_id = ${id} and closed_on is null) as "openPositions"`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error("a select without from answers one row");
  return {
    parent,
    parentIsBelow: Boolean(row.parentIsBelow),
    childKinds: row.childKinds ?? [],
    people: row.people,
    openPositions: row.openPositions,
  };
}

export async function saveUnitEvents(tx: Tx, events: readonly UnitEvent[], { actor: { workspaceId } }: Given): Promise<void> {
  for (const event of events) {
    if (event.type === "UnitAdded") {
      const { id, parentId, kind, name } = event.unit;
      await tx.insertInto("org.unit").values({ workspace_id: workspaceId, id, parent_id: parentId, kind, name }).execute();
    } else {
      const { parentId, kind, name, archivedAt } = event.after;
      await tx
        .updateTable("org.unit")
        .set((column) => ({
          version: column("version", "+", 1),
          ...(parentId === undefined ? {} : { parent_id: parentId }),
          ...(kind === undefined ? {} : { kind }),
          ...(name === undefined ? {} : { name }),
          ...(archivedAt === undefined ? {} : { archived_at: archivedAt }),
        }))
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", event.unitId)
        .execute();
    }
  }
}

type Row = Omit<UnitView, "archivedAt"> & { archivedAt: Date | null };

const view = sql`
  select u.id, u.parent_id as "parentId", u.kind, u.name, u.archived_at as "archivedAt", u.version,
    (select count(*)::int from org.person p where p.workspace_id = u.workspace_id and p.unit_id = u.id and p.status in ('active', 'invited')) as people
  from org.unit u`;
const present = ({ archivedAt, ...row }: Row): UnitView => ({ ...row, archivedAt: archivedAt?.toISOString() ?? null });

export async function findUnit(tx: Tx, workspaceId: string, id: string): Promise<UnitView | null> {
  const { rows } = await sql<Row>`${view} where u.workspace_id = ${workspaceId} and u.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** A page in the order of their making. `after` is the last row of the page before. */
export async function unitsPage(
  tx: Tx,
  workspaceId: string,
  filter: ListUnits,
  after: string | null,
): Promise<{ items: UnitView[]; last: readonly [string] | null }> {
  const conditions = [sql`u.workspace_id = ${workspaceId}`];
  if (filter.parentId !== undefined) conditions.push(sql`u.parent_id = ${filter.parentId}`);
  if (filter.archived !== undefined)
    conditions.push(filter.archived === "true" ? sql`u.archived_at is not null` : sql`u.archived_at is null`);
  if (after) conditions.push(sql`u.id > ${after}::uuid`);
  const { rows } = await sql<Row>`${view} where ${sql.join(conditions, sql` and `)} order by u.id limit ${filter.limit + 1}`.execute(tx);
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return { items: items.map(present), last: rows.length > filter.limit && last ? [last.id] : null };
}

export async function currentUnits(tx: Tx, workspaceId: string): Promise<UnitView[]> {
  const { rows } = await sql<Row>`${view} where u.workspace_id = ${workspaceId} and u.archived_at is null order by u.id`.execute(tx);
  return rows.map(present);
}
