/** Pairings: loaded for a decision, written, and shown. */

import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { ListPairings, PairingView } from "../contract/structure.ts";
import type { Pairing, PairingEvent, Side } from "../core/pairing.ts";

export async function loadPairing(tx: Tx, workspaceId: string, id: string): Promise<Pairing | null> {
  const { rows } = await sql<Pairing>`
    select id, giver_id as "giverId", taker_id as "takerId", from_at as "from", to_at as "to", version from org.pairing where workspace_id = ${workspaceId} and id = ${id} for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** What somebody brings into a pair. */
export async function loadSide(tx: Tx, workspaceId: string, personId: string): Promise<Side | undefined> {
  const { rows } = await sql<Side>`
    select p.status in ('active', 'invited') as "worksHere", array(
      select l.key from org.level l where l.workspace_id = p.workspace_id and (l.id = p.level_id
        or exists (select from org.person_function f where f.workspace_id = p.workspace_id and f.person_id = p.id and f.level_id = l.id))) as levels
    from org.person p where p.workspace_id = ${workspaceId} and p.id = ${personId}`.execute(tx);
  return rows[0];
}

/** Is there a current pairing of these two, and until when did the last one go? */
export async function loadHistory(
  tx: Tx,
  workspaceId: string,
  giverId: string,
  takerId: string,
): Promise<{ isPaired: boolean; lastEnd: Date | null }> {
  const { rows } = await sql<{ isPaired: boolean | null; lastEnd: Date | null }>`
    select bool_or(to_at is null) as "isPaired", max(to_at) as "lastEnd" from org.pairing where workspace_id = ${workspaceId} and giver_id = ${giverId} and taker_id = ${takerId}`.execute(
    tx,
  );
  return { isPaired: rows[0]?.isPaired ?? false, lastEnd: rows[0]?.lastEnd ?? null };
}

/** Do all of them stand below this person, or are they the person? */
export async function allBelow(tx: Tx, workspaceId: string, chiefId: string, people: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ answer: boolean }>`
    select bool_and(exists (select from org.closure where workspace_id = ${workspaceId} and ancestor_id = ${chiefId} and descendant_id = one)) as answer from unnest(${people}::uuid[]) as one`.execute(
    tx,
  );
  return rows[0]?.answer ?? false;
}

export async function savePairingEvent(tx: Tx, event: PairingEvent, { actor: { workspaceId }, now }: Given): Promise<void> {
  if (event.type === "PairingBegun") {
    const { id, giverId, takerId, from } = event.pairing;
    await tx
      .insertInto("org.pairing")
      .values({ workspace_id: workspaceId, id, giver_id: giverId, taker_id: takerId, from_at: from })
      .execute();
    return;
  }
  // A clock set back must not end a pairing before it began.
  await sql`update org.pairing set to_at = greatest(${now}::timestamptz, from_at), version = version + 1 where workspace_id = ${workspaceId} and id = ${event.pairingId}`.execute(
    tx,
  );
}

type Row = Omit<PairingView, "from" | "to"> & { from: Date; to: Date | null };

const view = sql`select r.id, r.giver_id as "giverId", r.taker_id as "takerId", r.from_at as "from", r.to_at as "to", r.version from org.pairing r`;
const present = ({ from, to, ...row }: Row): PairingView => ({ ...row, from: from.toISOString(), to: to?.toISOString() ?? null });

export async function findPairing(tx: Tx, workspaceId: string, id: string): Promise<PairingView | null> {
  const { rows } = await sql<Row>`${view} where r.workspace_id = ${workspaceId} and r.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** A page in the order of their making. `after` is the last row of the page before. */
export async function pairingsPage(
  tx: Tx,
  workspaceId: string,
  filter: ListPairings,
  after: string | null,
): Promise<{ items: PairingView[]; last: readonly [string] | null }> {
  const conditions = [sql`r.workspace_id = ${workspaceId}`];
  if (filter.personId !== undefined) conditions.push(sql`(r.giver_id = ${filter.personId} or r.taker_id = ${filter.personId})`);
  if (filter.current !== undefined) conditions.push(filter.current === "true" ? sql`r.to_at is null` : sql`r.to_at is not null`);
  if (after) conditions.push(sql`r.id > ${after}::uuid`);
  const { rows } = await sql<Row>`${view} where ${sql.join(conditions, sql` and `)} order by r.id limit ${filter.limit + 1}`.execute(tx);
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return { items: items.map(present), last: rows.length > filter.limit && last ? [last.id] : null };
}

export async function currentPairings(tx: Tx, workspaceId: string): Promise<PairingView[]> {
  const { rows } = await sql<Row>`${view} where r.workspace_id = ${workspaceId} and r.to_at is null order by r.id`.execute(tx);
  return rows.map(present);
}

/** Current pairings that no route allows any more: the same question as `routesAllow`, asked of all at once. */
export async function unfitPairings(tx: Tx, workspaceId: string): Promise<PairingView[]> {
  const { rows } = await sql<Row>`
    with held as (
      select workspace_id, id as person_id, level_id from org.person where workspace_id = ${workspaceId} and level_id is not null
      union select workspace_id, person_id, level_id from org.person_function where workspace_id = ${workspaceId}
    ) ${view} where r.workspace_id = ${workspaceId} and r.to_at is null and not exists (
      select from held giver join org.route o on o.workspace_id = giver.workspace_id and o.from_level_id = giver.level_id
      join held taker on taker.workspace_id = o.workspace_id and taker.level_id = o.to_level_id
      where giver.person_id = r.giver_id and taker.person_id = r.taker_id) order by r.id`.execute(tx);
  return rows.map(present);
}
