/** Positions: loaded for a decision, written, and shown. */

import { type RawBuilder, sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { businessDate } from "#shared/period.ts";
import type { ListPositions, PositionView } from "../contract/structure.ts";
import type { Candidate, Position, PositionEvent, PositionSurroundings } from "../core/position.ts";

export async function loadPosition(tx: Tx, workspaceId: string, id: string): Promise<Position | null> {
  const { rows } = await sql<Position>`
    select id, unit_id as "unitId", level_id as "levelId", title, chief_id as "chiefId", person_id as "personId", opened_on as "openedOn", closed_on as "closedOn", version
    from org.position where workspace_id = ${workspaceId} and id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

/** The facts around a position as it is wished for. */
export async function loadAroundPosition(
  tx: Tx,
  { workspaceId }: Given["actor"],
  asked: Pick<Position, "unitId" | "chiefId" | "personId">,
  now: Date,
): Promise<PositionSurroundings> {
  const { time_zone } = await tx.selectFrom("org.workspace").select("time_zone").where("id", "=", workspaceId).executeTakeFirstOrThrow();
  const unit =
    asked.unitId === null
      ? undefined
      : await tx
          .selectFrom("org.unit")
          .select("archived_at")
          .where("workspace_id", "=", workspaceId)
          .where("id", "=", asked.unitId)
          .executeTakeFirst();
  const people = await sql<Candidate & { id: string }>`
    select p.id, p.level_id as "levelId", p.status in ('active', 'invited') as "worksHere",
      (select o.id from org.position o where o.workspace_id = p.workspace_id and o.person_id = p.id and o.closed_on is null limit 1) as fills
    from org.person p where p.workspace_id = ${workspaceId} and p.id in (${asked.chiefId}::uuid, ${asked.personId}::uuid)`.execute(tx);
  const find = (id: string | null) => (id === null ? null : people.rows.find((one) => one.id === id));
  return {
    unitExists: asked.unitId === null || unit?.archived_at === null,
    chief: find(asked.chiefId),
    person: find(asked.personId),
    today: businessDate(now, time_zone),
  };
}

export async function savePositionEvent(tx: Tx, event: PositionEvent, { actor: { workspaceId } }: Given): Promise<void> {
  const update = (positionId: string, values: object) =>
    tx
      .updateTable("org.position")
      .set((column) => ({ version: column("version", "+", 1), ...values }))
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", positionId)
      .execute();
  switch (event.type) {
    case "PositionOpened": {
      const { id, unitId, levelId, title, chiefId, personId, openedOn } = event.position;
      await tx
        .insertInto("org.position")
        .values({
          workspace_id: workspaceId,
          id,
          unit_id: unitId,
          level_id: levelId,
          title,
          chief_id: chiefId,
          person_id: personId,
          opened_on: openedOn,
        })
        .execute();
      return;
    }
    case "PositionChanged": {
      const { unitId, title, chiefId } = event.after;
      await update(event.positionId, {
        ...(unitId === undefined ? {} : { unit_id: unitId }),
        ...(title === undefined ? {} : { title }),
        ...(chiefId === undefined ? {} : { chief_id: chiefId }),
      });
      return;
    }
    case "PositionFilled":
      await update(event.positionId, { person_id: event.personId });
      return;
    case "PositionVacated":
      await update(event.positionId, { person_id: null });
      return;
    case "PositionClosed":
      await update(event.positionId, { closed_on: event.on });
      return;
  }
}

const view = sql`
  select o.id, o.unit_id as "unitId", l.key as level, o.title, o.chief_id as "chiefId", o.person_id as "personId", o.opened_on as "openedOn", o.closed_on as "closedOn",
    o.closed_on is null and o.person_id is null as "isVacant", o.version
  from org.position o join org.level l on l.workspace_id = o.workspace_id and l.id = o.level_id`;

const ofState: Readonly<Record<"vacant" | "filled" | "closed", RawBuilder<unknown>>> = {
  vacant: sql`o.closed_on is null and o.person_id is null`,
  filled: sql`o.closed_on is null and o.person_id is not null`,
  closed: sql`o.closed_on is not null`,
};

export async function findPosition(tx: Tx, workspaceId: string, id: string): Promise<PositionView | null> {
  const { rows } = await sql<PositionView>`${view} where o.workspace_id = ${workspaceId} and o.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** A page in the order of their opening. `after` is the last row of the page before. */
export async function positionsPage(
  tx: Tx,
  workspaceId: string,
  filter: ListPositions,
  after: string | null,
): Promise<{ items: PositionView[]; last: readonly [string] | null }> {
  const conditions = [sql`o.workspace_id = ${workspaceId}`];
  if (filter.unitId !== undefined) conditions.push(sql`o.unit_id = ${filter.unitId}`);
  if (filter.personId !== undefined) conditions.push(sql`o.person_id = ${filter.personId}`);
  if (filter.level !== undefined) conditions.push(sql`l.key = ${filter.level}`);
  if (filter.state !== undefined) conditions.push(ofState[filter.state]);
  if (after) conditions.push(sql`o.id > ${after}::uuid`);
  const { rows } =
    await sql<PositionView>`${view} where ${sql.join(conditions, sql` and `)} order by o.id limit ${filter.limit + 1}`.execute(tx);
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return { items, last: rows.length > filter.limit && last ? [last.id] : null };
}

export async function vacancies(tx: Tx, workspaceId: string): Promise<PositionView[]> {
  const { rows } = await sql<PositionView>`${view} where o.workspace_id = ${workspaceId} and ${ofState.vacant} order by o.id`.execute(tx);
  return rows;
}
