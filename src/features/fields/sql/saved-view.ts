/** Saved views: who sees which, loaded for a decision, and written. */
import { type RawBuilder, sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { SavedViewAnswer } from "../contract/views.ts";
import type { SavedView, ViewAround, ViewEvent, ViewParts } from "../core/saved-view.ts";

type Who = Pick<Given["actor"], "workspaceId" | "personId">;

const columns = sql`v.id, v.screen, v.name, v.owner_id as "ownerId", v.shared_with as "sharedWith", v.unit_id as "unitId", v.settings, v.version`;

/** One's own views, and those shared with the unit one works in or a unit that it is part of, with one's level, or with everybody. */
const isSeen = ({ workspaceId, personId }: Who): RawBuilder<boolean> => sql`
  v.workspace_id = ${workspaceId}::uuid and (v.owner_id = ${personId}::uuid or v.shared_with = 'everybody'
    or v.shared_with = 'level' and v.level_id = (select p.level_id from org.person p where p.workspace_id = ${workspaceId}::uuid and p.id = ${personId}::uuid)
    or v.shared_with = 'unit' and v.unit_id in (
      with recursive own (id, parent_id) as (
        select u.id, u.parent_id from org.person p join org.unit u on u.workspace_id = p.workspace_id and u.id = p.unit_id
        where p.workspace_id = ${workspaceId}::uuid and p.id = ${personId}::uuid
        union
        select u.id, u.parent_id from own join org.unit u on u.workspace_id = ${workspaceId}::uuid and u.id = own.parent_id)
      select id from own))`;

/** The views that a person sees, of one screen or of all, by name. */
export async function seenViews(tx: Tx, who: Who, screen: string | null): Promise<SavedViewAnswer[]> {
  const ofScreen = screen === null ? sql`true` : sql`v.screen = ${screen}`;
  const { rows } = await sql<SavedViewAnswer>`
    select ${columns}, l.key as level from fields.saved_view v left join org.level l on l.workspace_id = v.workspace_id and l.id = v.level_id
    where ${isSeen(who)} and ${ofScreen} order by lower(v.name), v.id limit 1000`.execute(tx);
  return rows;
}

export async function findView(tx: Tx, who: Who, id: string): Promise<SavedViewAnswer | null> {
  const { rows } = await sql<SavedViewAnswer>`
    select ${columns}, l.key as level from fields.saved_view v left join org.level l on l.workspace_id = v.workspace_id and l.id = v.level_id
    where ${isSeen(who)} and v.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** A view for a change; null where the person does not see it. */
export async function loadView(tx: Tx, who: Who, id: string): Promise<SavedView | null> {
  const { rows } = await sql<SavedView>`
    select ${columns}, v.level_id as "levelId" from fields.saved_view v where ${isSeen(who)} and v.id = ${id} for update of v`.execute(tx);
  return rows[0] ?? null;
}

/** Where the person stands, and what their other views of the screen are called. */
export async function loadViewAround(
  tx: Tx,
  { workspaceId, personId, rights }: Given["actor"],
  screen: string,
  viewId: string | null,
): Promise<ViewAround> {
  // Two saves of one person at once must not both find the name free.
  await sql`select pg_advisory_xact_lock(hashtextextended('views ' || ${workspaceId} || coalesce(${personId}, ''), 0))`.execute(tx);
  const person = await sql<{ unitId: string | null; levelId: string | null }>`
    select unit_id as "unitId", level_id as "levelId" from org.person where workspace_id = ${workspaceId} and id = ${personId}`.execute(tx);
  const names = await sql<{ name: string }>`
    select name from fields.saved_view where workspace_id = ${workspaceId} and screen = ${screen} and owner_id = ${personId} and id is distinct from ${viewId}::uuid`.execute(
    tx,
  );
  return {
    personId,
    unitId: person.rows[0]?.unitId ?? null,
    levelId: person.rows[0]?.levelId ?? null,
    mayShare: rights.has("lists.change"),
    otherNames: names.rows.map(({ name }) => name),
  };
}

export async function saveViewEvent(tx: Tx, event: ViewEvent, { actor: { workspaceId }, now }: Given): Promise<void> {
  switch (event.type) {
    case "ViewSaved": {
      const { id, screen, name, ownerId, sharedWith, unitId, levelId, settings, version } = event.view;
      await sql`
        insert into fields.saved_view (workspace_id, id, screen, name, owner_id, shared_with, unit_id, level_id, settings, created_at, version)
        values (${workspaceId}, ${id}, ${screen}, ${name}, ${ownerId}, ${sharedWith}, ${unitId}, ${levelId}, ${JSON.stringify(settings)}::jsonb, ${now}, ${version})`.execute(
        tx,
      );
      return;
    }
    case "ViewChanged":
      await tx
        .updateTable("fields.saved_view")
        .set((column) => ({ version: column("version", "+", 1), ...written(event.after) }))
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", event.viewId)
        .execute();
      return;
    case "ViewDeleted":
      await tx.deleteFrom("fields.saved_view").where("workspace_id", "=", workspaceId).where("id", "=", event.view.id).execute();
      return;
  }
}

const written = ({ name, sharedWith, unitId, levelId, settings }: ViewParts) => ({
  ...(name === undefined ? {} : { name }),
  ...(sharedWith === undefined ? {} : { shared_with: sharedWith }),
  ...(unitId === undefined ? {} : { unit_id: unitId }),
  ...(levelId === undefined ? {} : { level_id: levelId }),
  ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
});
