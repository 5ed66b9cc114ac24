/** Intervals of a person: reporting line, unit, level. The current one ends where the next begins. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export type IntervalKind = "reporting" | "unit_membership" | "level_holding";
type Value = Readonly<Record<string, string | null>>;

/** Ends the current interval and begins the next. Somebody who has left has none: their place may be prepared for their return, but is not held. */
export async function beginInterval(
  tx: Tx,
  kind: IntervalKind,
  workspaceId: string,
  personId: string,
  value: Value,
  at: Date,
  newId: () => string,
): Promise<void> {
  const columns = sql.join(Object.keys(value).map((name) => sql.ref(name)));
  const values = sql.join(Object.entries(value).map(([name, one]) => (name.endsWith("_id") ? sql`${one}::uuid` : sql`${one}::text`)));
  // A clock set back must not make an interval that ends before it began: it then has length 0.
  await sql`
    with ended as (
      update ${sql.table(`org.${kind}`)} set to_at = greatest(${at}::timestamptz, from_at)
      where workspace_id = ${workspaceId} and person_id = ${personId} and to_at is null returning id, to_at
    )
    insert into ${sql.table(`org.${kind}`)} (workspace_id, id, person_id, ${columns}, from_at, previous_id)
    select ${workspaceId}::uuid, ${newId()}::uuid, ${personId}::uuid, ${values}, coalesce((select to_at from ended), ${at}::timestamptz),
      (select id from ended)
    where exists (select from org.person where workspace_id = ${workspaceId} and id = ${personId} and status in ('active', 'invited'))`.execute(
    tx,
  );
}

/** The person left: nothing is current any more. */
export async function endIntervals(tx: Tx, workspaceId: string, personId: string, at: Date): Promise<void> {
  for (const kind of ["reporting", "unit_membership", "level_holding"] as const)
    await sql`update ${sql.table(`org.${kind}`)} set to_at = greatest(${at}::timestamptz, from_at) where workspace_id = ${workspaceId} and person_id = ${personId} and to_at is null`.execute(
      tx,
    );
}
