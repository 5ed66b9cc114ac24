/** Who there is to do a task: levels, units, heads, pairs, absences, and how much each has to do. */
import { sql } from "kysely";
import { loadAbsencesOf } from "#features/org/sql/working-time.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Absence } from "#shared/working-calendar.ts";
import type { Load, People, Someone } from "../../core/candidates.ts";

/** Whoever has not accepted the invitation yet sees no task: as if away, they are chosen where nobody else fits. */
const columns = (workspaceId: string, today: string) => sql`
  select p.id, p.status in ('active', 'invited') as "worksHere", p.unit_id as "unitId", p.chief_id as "chiefId", a.id is not null or p.status = 'invited' as "isAway", a.deputy_id as "deputyId",
    array_remove(array[l.key] || array(select fl.key from org.person_function f join org.level fl on fl.workspace_id = f.workspace_id and fl.id = f.level_id
      where f.workspace_id = p.workspace_id and f.person_id = p.id), null) as levels
  from org.person p
  left join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
  left join org.absence a on a.workspace_id = p.workspace_id and a.person_id = p.id and a.cancelled_at is null and a.from_on <= ${today}::date and a.to_on > ${today}::date
  where p.workspace_id = ${workspaceId} and p.status <> 'erased'`;
type Row = Someone & { readonly worksHere: boolean };

/** Everybody, as of today. */
export async function loadPeople(tx: Tx, workspaceId: string, today: string): Promise<People> {
  const [people, units, pairings] = await Promise.all([
    sql<Row>`${columns(workspaceId, today)}`.execute(tx),
    sql<{ id: string; parentId: string | null }>`
      select id, parent_id as "parentId" from org.unit where workspace_id = ${workspaceId}`.execute(tx),
    sql<{ giverId: string; takerId: string }>`
      select giver_id as "giverId", taker_id as "takerId" from org.pairing where workspace_id = ${workspaceId} and to_at is null`.execute(
      tx,
    ),
  ]);
  const parents = new Map(units.rows.map(({ id, parentId }) => [id, parentId]));
  const pairs = new Map<string, string[]>();
  const pair = (one: string, other: string) => pairs.set(one, [...(pairs.get(one) ?? []), other]);
  for (const { giverId, takerId } of pairings.rows) {
    pair(giverId, takerId);
    pair(takerId, giverId);
  }
  const unitsAbove = (unitId: string | null) => {
    const above: string[] = [];
    for (let unit = unitId; unit !== null && !above.includes(unit); unit = parents.get(unit) ?? null) above.push(unit);
    return above;
  };
  return { ...peopleOf(people.rows), unitsAbove, pairs };
}

/** These people, those above them and those who stand in for them today: all that a rule by role or person asks for, however large the company. */
export async function loadPeopleAround(tx: Tx, workspaceId: string, today: string, ids: readonly string[]): Promise<People> {
  const { rows } = await sql<Row>`
    with recursive around (id, depth) as (
      select id, 0 from unnest(${[...new Set(ids)]}::uuid[]) as wanted (id)
      union select p.chief_id, depth + 1 from around join org.person p on p.workspace_id = ${workspaceId} and p.id = around.id where p.chief_id is not null and depth < 30),
    known as (select distinct id from around),
    deputies as (select a.deputy_id as id from known join org.absence a on a.workspace_id = ${workspaceId} and a.person_id = known.id
      where a.deputy_id is not null and a.cancelled_at is null and a.from_on <= ${today}::date and a.to_on > ${today}::date)
    ${columns(workspaceId, today)} and p.id in (select id from known union select id from deputies)`.execute(tx);
  return { ...peopleOf(rows), unitsAbove: () => [], pairs: new Map() };
}

const peopleOf = (rows: readonly Row[]): Pick<People, "byId" | "chiefs"> => ({
  byId: new Map(rows.filter(({ worksHere }) => worksHere).map((one) => [one.id, one])),
  chiefs: new Map(rows.map(({ id, chiefId }) => [id, chiefId])),
});

/** A step of a process, where turns are taken. */
export type Turn = { readonly processId: string; readonly step: string };

/** How many open tasks each has, and when each was last given one of the step. */
export async function loadLoads(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  { processId, step }: Turn,
): Promise<ReadonlyMap<string, Load>> {
  const { rows } = await sql<{ id: string; open: number; lastGiven: Date | null }>`
    select p.id, (select count(*)::int from process.task t where t.workspace_id = ${workspaceId} and t.assignee_id = p.id and t.status = 'open') as open,
      (select t.created_at from process.task t join process.run r on r.workspace_id = t.workspace_id and r.id = t.run_id
        where t.workspace_id = ${workspaceId} and t.assignee_id = p.id and t.step = ${step} and r.process_id = ${processId}
        order by t.created_at desc limit 1) as "lastGiven"
    from unnest(${[...personIds]}::uuid[]) as p (id)`.execute(tx);
  return new Map(rows.map(({ id, open, lastGiven }) => [id, { open, lastGiven: lastGiven?.getTime() ?? 0 }]));
}

/** Who takes part in the records. */
export async function loadParticipants(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ recordId: string; personIds: string[] }>`
    select record_id as "recordId", array_agg(person_id::text order by since, person_id) as "personIds" from platform.participation
    where workspace_id = ${workspaceId} and record_id = any (${[...ids]}::uuid[]) and part = 'participant' group by record_id`.execute(tx);
  return new Map(rows.map(({ recordId, personIds }) => [recordId, personIds]));
}

/** When the people are away from `today` on. */
export const loadAwayTimes = (
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  from: { readonly from: string; readonly timeZone: string },
): Promise<ReadonlyMap<string, readonly Absence[]>> => loadAbsencesOf(tx, workspaceId, personIds, from);
