/** Who takes part in a record, and who can see it and why. */
import { sql } from "kysely";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import type { ParticipantView, SightView } from "../contract/records.ts";
import type { Part, RecordSeen } from "../core/participation.ts";

/** A record that these eyes see, locked, with somebody's part in it; null if either is not there. */
export async function loadSeenRecord(tx: Tx, scope: Scope, id: string, personId: string): Promise<RecordSeen | null> {
  const { workspaceId } = scope;
  const seen = await asReader(tx, scope, (eyes) =>
    eyes.selectFrom("platform.record").select("id").where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst(),
  );
  if (!seen) return null;
  const { rows } = await sql<{ kind: string; ownerId: string; status: string | null; part: Part | null }>`
    select r.kind, r.owner_id as "ownerId",
      (select p.status from org.person p where p.workspace_id = r.workspace_id and p.id = ${personId}::uuid) as status,
      (select t.part from platform.participation t where t.workspace_id = r.workspace_id and t.record_id = r.id and t.person_id = ${personId}::uuid) as part
    from platform.record r where r.workspace_id = ${workspaceId} and r.id = ${id} for no key update of r`.execute(tx);
  const [row] = rows;
  if (!row || row.status === null) return null;
  return { id, kind: row.kind, ownerId: row.ownerId, person: { id: personId, status: row.status, part: row.part } };
}

/** null if these eyes do not see the record. */
export async function participantsOf(tx: Tx, workspaceId: string, recordId: string): Promise<ParticipantView[] | null> {
  const record = await tx
    .selectFrom("platform.record")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", recordId)
    .executeTakeFirst();
  if (!record) return null;
  const { rows } = await sql<{ personId: string; name: string; part: Part; since: Date }>`
    select t.person_id as "personId", p.name, t.part, t.since from platform.participation t
    join org.person p on p.workspace_id = t.workspace_id and p.id = t.person_id
    where t.workspace_id = ${workspaceId} and t.record_id = ${recordId} order by t.since, p.name_folded, p.id`.execute(tx);
  return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }));
}

/** Everybody who can see the record on that business day; null if these eyes do not see it. The same rules as `actor.ts` and the policies. */
export async function sightOf(tx: Tx, workspaceId: string, recordId: string, now: Date): Promise<SightView | null> {
  type Row = {
    ownerId: string;
    personId: string;
    name: string;
    why: SightView["people"][number]["reasons"][number]["why"];
    throughId: string | null;
  };
  const { rows } = await sql<Row>`
    with recursive line as (
      select r.id, r.parent_id, r.owner_id from platform.record r where r.workspace_id = ${workspaceId} and r.id = ${recordId}
      union select r.id, r.parent_id, r.owner_id from line join platform.record r on r.workspace_id = ${workspaceId} and r.id = line.parent_id
    ), day as (
      select (${now}::timestamptz at time zone w.time_zone)::date as today from org.workspace w where w.id = ${workspaceId}
    ), part as (
      select owner_id as person_id, 'owner' as why from line where id = ${recordId}
      union select t.person_id, t.part from line join platform.participation t on t.workspace_id = ${workspaceId} and t.record_id = line.id
    ), eyes as (
      select c.ancestor_id as person_id, case when c.ancestor_id = part.person_id then part.why else 'above' end as why,
        case when c.ancestor_id = part.person_id then null else part.person_id end as through_id
      from part join org.closure c on c.workspace_id = ${workspaceId} and c.descendant_id = part.person_id
      union
      select p.id, 'sees_all', null from org.person p left join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
      where p.workspace_id = ${workspaceId} and (l.sees_all or p.role = 'auditor') and exists (select from line)
    ), all_eyes as (
      select * from eyes
      union
      select a.deputy_id, 'deputy', a.person_id from org.absence a join org.person absent on absent.workspace_id = a.workspace_id and absent.id = a.person_id, day
      where a.workspace_id = ${workspaceId} and a.deputy_id is not null and a.cancelled_at is null and a.from_on <= day.today and a.to_on > day.today
        and absent.status = 'active' and a.person_id in (select person_id from eyes)
    )
    select (select owner_id from line where id = ${recordId}) as "ownerId", e.person_id as "personId", p.name, e.why, e.through_id as "throughId"
    from all_eyes e join org.person p on p.workspace_id = ${workspaceId} and p.id = e.person_id
    where p.status in ('active', 'invited') order by p.name_folded, p.id, e.why, e.through_id`.execute(tx);
  const [first] = rows;
  // Somebody always sees a record that is there: at least whoever asks.
  if (!first) return null;
  const people = Map.groupBy(rows, ({ personId }) => personId);
  return {
    ownerId: first.ownerId,
    people: [...people].map(([personId, reasons]) => ({
      personId,
      name: reasons[0]?.name ?? "",
      reasons: reasons.map(({ why, throughId }) => ({ why, throughId })),
    })),
  };
}
