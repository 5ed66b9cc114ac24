/** Who takes part in a record, or has it shared, and therefore sees it without owning it. */
import { sql } from "kysely";
import type { Tx } from "./database.ts";

export type Part = "participant" | "shared" | "working";

/** Enters somebody in a record's book, or changes their part. */
export async function letTakePart(tx: Tx, workspaceId: string, recordId: string, personId: string, part: Part, now: Date): Promise<void> {
  await sql`
    insert into platform.participation (workspace_id, record_id, person_id, owner_id, part, since)
    select workspace_id, id, ${personId}::uuid, owner_id, ${part}, ${now} from platform.record where workspace_id = ${workspaceId} and id = ${recordId}
    on conflict (workspace_id, record_id, person_id) do update set part = excluded.part`.execute(tx);
}

export async function endPart(tx: Tx, workspaceId: string, recordId: string, personId: string): Promise<void> {
  await sql`delete from platform.participation where workspace_id = ${workspaceId} and record_id = ${recordId} and person_id = ${personId}`.execute(
    tx,
  );
}

/** For a told story: whoever takes part does so since the record was made, whose moment its id bears. */
export async function partsSinceTheBeginning(tx: Tx, workspaceId: string): Promise<void> {
  await sql`
    update platform.participation set since = to_timestamp(('x' || left(replace(record_id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)
    where workspace_id = ${workspaceId}`.execute(tx);
}

/** Whoever takes part in one record takes part in another too, and so does `alsoId`, unless they own it or are there already; answers who is new. */
export async function copyParts(
  tx: Tx,
  workspaceId: string,
  fromId: string,
  to: { readonly id: string; readonly ownerId: string },
  alsoId: string,
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into platform.participation (workspace_id, record_id, person_id, owner_id, part, since)
    select ${workspaceId}::uuid, ${to.id}::uuid, p.person_id, ${to.ownerId}::uuid, p.part, p.since from (
      select person_id, part, since from platform.participation where workspace_id = ${workspaceId} and record_id = ${fromId} and person_id <> ${alsoId}
      union all select ${alsoId}::uuid, 'participant', ${now}::timestamptz) as p
    where p.person_id <> ${to.ownerId}
    on conflict do nothing returning person_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}

export type PartsOf = { readonly id: string; readonly ownerId: string; readonly personIds: readonly string[] };

/** From now on these take part, and nobody else does; the owner need not be named. With whom a record was only shared, takes part now. */
export async function setParticipants(tx: Tx, workspaceId: string, records: readonly PartsOf[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.flatMap(({ id, ownerId, personIds }) =>
    [...new Set(personIds)].filter((one) => one !== ownerId).map((personId) => ({ record_id: id, owner_id: ownerId, person_id: personId })),
  );
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (record_id uuid, person_id uuid, owner_id uuid)`;
  await sql`
    delete from platform.participation p where p.workspace_id = ${workspaceId} and p.part = 'participant' and p.record_id = any (${records.map(({ id }) => id)}::uuid[])
      and not exists (select from ${wanted} where w.record_id = p.record_id and w.person_id = p.person_id)`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    insert into platform.participation (workspace_id, record_id, person_id, owner_id, part)
    select ${workspaceId}::uuid, record_id, person_id, owner_id, 'participant' from ${wanted}
    on conflict (workspace_id, record_id, person_id) do update set part = 'participant'`.execute(tx);
}

/** Who works on what, without having it: seen for as long as there is work to do. */
export type Working = { readonly recordId: string; readonly personId: string };

/** Whoever takes part already, or owns the record, sees it anyway. Whoever ends that part at the same moment is waited for, or waits. */
export async function beginWorking(tx: Tx, workspaceId: string, working: readonly Working[]): Promise<void> {
  if (working.length === 0) return;
  await sql`
    insert into platform.participation (workspace_id, record_id, person_id, owner_id, part)
    select distinct r.workspace_id, r.id, w."personId", r.owner_id, 'working'
    from jsonb_to_recordset(${JSON.stringify(working)}::jsonb) as w ("recordId" uuid, "personId" uuid)
    join platform.record r on r.workspace_id = ${workspaceId} and r.id = w."recordId" and r.owner_id <> w."personId"
    on conflict (workspace_id, record_id, person_id) do update set part = excluded.part where false`.execute(tx);
}

/** Those of them who work on the record without having it, held until the end of the transaction. */
export async function lockWorking(tx: Tx, workspaceId: string, working: readonly Working[]): Promise<readonly Working[]> {
  const { rows } = await sql<Working>`
    select p.record_id as "recordId", p.person_id as "personId" from platform.participation p
    where p.workspace_id = ${workspaceId} and p.part = 'working'
      and (p.record_id, p.person_id) in (select w."recordId", w."personId" from jsonb_to_recordset(${JSON.stringify(working)}::jsonb) as w ("recordId" uuid, "personId" uuid))
    order by p.record_id, p.person_id for update`.execute(tx);
  return rows;
}

export async function endWorking(tx: Tx, workspaceId: string, working: readonly Working[]): Promise<void> {
  if (working.length === 0) return;
  await sql`
    delete from platform.participation p using jsonb_to_recordset(${JSON.stringify(working)}::jsonb) as w ("recordId" uuid, "personId" uuid)
    where p.workspace_id = ${workspaceId} and p.record_id = w."recordId" and p.person_id = w."personId" and p.part = 'working'`.execute(tx);
}
