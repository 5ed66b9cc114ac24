/** Levels and routes as decisions know them, and as they are written. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { LevelFunction } from "../core/level.ts";
import type { Ladder, LadderLevel, LevelFields, LevelUse, Route, StructureEvent } from "../core/structure.ts";
import { bumpTreeVersion } from "./closure.ts";
import { loadStanding } from "./load-person.ts";

export async function loadLadder(tx: Tx, { workspaceId, personId }: Given["actor"]): Promise<Ladder> {
  const rows = await tx
    .selectFrom("org.level")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("rank")
    .orderBy("key")
    .execute();
  const levels = rows.map(
    (row): LadderLevel => ({
      id: row.id,
      key: row.key,
      rank: row.rank,
      names: row.names as LadderLevel["names"],
      functions: row.functions as LevelFunction[],
      seesAll: row.sees_all,
      retiredAt: row.retired_at,
      version: row.version,
    }),
  );
  return { workspaceId, levels, routes: await loadRoutes(tx, workspaceId), actor: await loadStanding(tx, workspaceId, personId, levels) };
}

export async function loadRoutes(tx: Tx, workspaceId: string): Promise<Route[]> {
  const { rows } = await sql<Route>`
    select giver.key as from, taker.key as to from org.route r
    join org.level giver on giver.workspace_id = r.workspace_id and giver.id = r.from_level_id
    join org.level taker on taker.workspace_id = r.workspace_id and taker.id = r.to_level_id
    where r.workspace_id = ${workspaceId} order by giver.rank, giver.key, taker.rank, taker.key`.execute(tx);
  return rows;
}

export async function loadLevelUse(tx: Tx, workspaceId: string, levelId: string): Promise<LevelUse> {
  const { rows } = await sql<LevelUse>`
    select
      (select count(*)::int from org.person p where p.workspace_id = ${workspaceId} and p.status in ('active', 'invited') and (p.level_id = ${levelId}
        or exists (select from org.person_function f where f.workspace_id = p.workspace_id and f.person_id = p.id and f.level_id = ${levelId}))) as people,
      (select count(*)::int from org.position where workspace_id = ${workspaceId} and level_id = ${levelId} and closed_on is null) as "openPositions",
      (select count(*)::int from org.person where workspace_id = ${workspaceId} and level_id = ${levelId} and status = 'active') as active,
      (select count(*)::int from org.person p join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
        where p.workspace_id = ${workspaceId} and p.level_id <> ${levelId} and p.status = 'active' and 'set_goals' = any (l.functions)) as "otherOwners"`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error("a select without from answers one row");
  return row;
}

export async function saveStructureEvents(tx: Tx, events: readonly StructureEvent[], { actor: { workspaceId } }: Given): Promise<void> {
  for (const event of events) {
    if (event.type === "LevelAdded") await insertLevel(tx, workspaceId, event.level);
    else if (event.type === "LevelChanged") await updateLevel(tx, workspaceId, event.levelId, event.after);
    else await replaceRoutes(tx, workspaceId, event.after);
  }
  if (events.some((event) => event.type === "LevelChanged" && changesRights(event.after))) await bumpTreeVersion(tx, workspaceId);
}

/** Sight and rights come from these; names and retirement (of a level without people) change neither. */
const changesRights = ({ rank, functions, seesAll }: Partial<LevelFields>): boolean =>
  [rank, functions, seesAll].some((field) => field !== undefined);

export async function insertLevel(
  tx: Tx,
  workspaceId: string,
  level: Pick<LadderLevel, "id" | "key" | "rank" | "names" | "functions" | "seesAll">,
): Promise<void> {
  const { id, key, rank, names, functions, seesAll } = level;
  await tx
    .insertInto("org.level")
    .values({ workspace_id: workspaceId, id, key, rank, names: JSON.stringify(names), functions: [...functions], sees_all: seesAll })
    .execute();
}

async function updateLevel(
  tx: Tx,
  workspaceId: string,
  id: string,
  { rank, names, functions, seesAll, retiredAt }: Partial<LevelFields>,
): Promise<void> {
  await tx
    .updateTable("org.level")
    .set((column) => ({
      version: column("version", "+", 1),
      ...(rank === undefined ? {} : { rank }),
      ...(names === undefined ? {} : { names: JSON.stringify(names) }),
      ...(functions === undefined ? {} : { functions: [...functions] }),
      ...(seesAll === undefined ? {} : { sees_all: seesAll }),
      ...(retiredAt === undefined ? {} : { retired_at: retiredAt }),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function replaceRoutes(tx: Tx, workspaceId: string, routes: readonly Route[]): Promise<void> {
  await tx.deleteFrom("org.route").where("workspace_id", "=", workspaceId).execute();
  await sql`
    insert into org.route (workspace_id, from_level_id, to_level_id)
    select ${workspaceId}::uuid, giver.id, taker.id
    from unnest(${routes.map((route) => route.from)}::text[], ${routes.map((route) => route.to)}::text[]) as wanted (giver, taker)
    join org.level giver on giver.workspace_id = ${workspaceId} and giver.key = wanted.giver
    join org.level taker on taker.workspace_id = ${workspaceId} and taker.key = wanted.taker`.execute(tx);
}
