/** Whose day a monitor shows: everybody below whoever looks, and below those they stand in for today. */
import { type RawBuilder, sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";

/** Whoever sees everything and has nobody below sees everybody. */
export const watched = ({ visible, personId, sight }: Scope): readonly string[] | null => {
  const below = visible.filter((id) => id !== personId);
  return below.length === 0 && sight === "all" ? null : below;
};

/** A condition on people `p`. */
export const isWatched = (scope: Scope): RawBuilder<boolean> => {
  const ids = watched(scope);
  return ids === null ? sql`true` : sql`p.id = any (${[...ids]}::uuid[])`;
};

export type WatchedPerson = {
  readonly id: string;
  readonly name: string;
  readonly level: string | null;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly awayUntil: string | null;
  readonly deputyId: string | null;
  readonly deputy: string | null;
};

export async function watchedPeople(tx: Tx, scope: Scope, today: string): Promise<readonly WatchedPerson[]> {
  const { rows } = await sql<WatchedPerson>`
    select p.id, p.name, l.key as level, u.id as "unitId", u.name as unit, a.to_on as "awayUntil", d.id as "deputyId", d.name as deputy
    from org.person p
    left join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
    left join org.unit u on u.workspace_id = p.workspace_id and u.id = p.unit_id
    left join org.absence a on a.workspace_id = p.workspace_id and a.person_id = p.id and a.cancelled_at is null and a.from_on <= ${today}::date and a.to_on > ${today}::date
    left join org.person d on d.workspace_id = a.workspace_id and d.id = a.deputy_id
    where p.workspace_id = ${scope.workspaceId} and p.status in ('active', 'invited') and ${isWatched(scope)} order by p.name_folded, p.id`.execute(
    tx,
  );
  return rows;
}
