/** Tasks that come again: loaded to be decided about, written, shown. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { RecurrenceView } from "../../contract/recurrence/recurrences.ts";
import type { Recurrence, RecurrenceEvent } from "../../core/recurrence/recurrence.ts";

const columns = sql`r.id, r.person_id as "personId", r.giver_id as "giverId", r.title, r.text, r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.every,
  left(r.at_time::text, 5) as "atTime", r.effort_minutes as "effortMinutes", r.starts_on as "startsOn", r.ends_on as "endsOn", r.next_on as "nextOn", r.archived_at as "archivedAt", r.version`;

export async function lockRecurrence(tx: Tx, workspaceId: string, id: string): Promise<Recurrence | null> {
  const { rows } = await sql<Recurrence>`
    select ${columns} from work.recurrence r where r.workspace_id = ${workspaceId} and r.id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Those that come up to the date, the longest waiting first. */
export async function findComing(tx: Tx, workspaceId: string, until: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from work.recurrence where workspace_id = ${workspaceId} and next_on <= ${until}::date and archived_at is null
    order by next_on, id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function saveRecurrence(tx: Tx, workspaceId: string, event: RecurrenceEvent, now: Date): Promise<void> {
  const { id } = event.recurrence;
  const own = sql`workspace_id = ${workspaceId} and id = ${id}`;
  switch (event.type) {
    case "RecurrenceSet": {
      const one = event.recurrence;
      await sql`
        insert into work.recurrence (workspace_id, id, person_id, giver_id, title, text, subject_kind, subject_id, owner_id, every, at_time, effort_minutes, starts_on, ends_on, next_on, created_at)
        select ${workspaceId}, ${id}, ${one.personId}, ${one.giverId}::uuid, ${one.title}, ${one.text}, ${one.subjectKind}, ${one.subjectId}::uuid,
          (select owner_id from platform.record where workspace_id = ${workspaceId} and id = ${one.subjectId}::uuid),
          ${JSON.stringify(one.every)}::jsonb, ${one.atTime}::time, ${one.effortMinutes}::integer, ${one.startsOn}::date, ${one.endsOn}::date, ${one.nextOn}::date, ${now}::timestamptz`.execute(
        tx,
      );
      return;
    }
    case "RecurrenceChanged": {
      const { title, text, every, atTime, effortMinutes, endsOn, nextOn } = { ...event.recurrence, ...event.after };
      await sql`
        update work.recurrence set title = ${title}, text = ${text}, every = ${JSON.stringify(every)}::jsonb, at_time = ${atTime}::time,
          effort_minutes = ${effortMinutes}::integer, ends_on = ${endsOn}::date, next_on = ${nextOn}::date, version = version + 1 where ${own}`.execute(
        tx,
      );
      return;
    }
    case "RecurrenceEnded":
      await sql`update work.recurrence set archived_at = ${event.at}, next_on = null, version = version + 1 where ${own}`.execute(tx);
      return;
    case "RecurrenceFellDue":
      await sql`update work.recurrence set next_on = ${event.nextOn}::date where ${own}`.execute(tx);
  }
}

type Row = Recurrence & { readonly personName: string; readonly giverName: string | null; readonly subjectTitle: string | null };

/** Read with the person's own eyes; those that come next first, ended ones last. */
export async function recurrencesPage(
  tx: Tx,
  workspaceId: string,
  personId: string,
  limit: number,
  after: readonly [string] | null,
): Promise<{ readonly items: readonly RecurrenceView[]; readonly last: readonly [string] | null }> {
  const { rows } = await sql<Row>`
    ${view} where r.workspace_id = ${workspaceId} and r.person_id = ${personId} and r.archived_at is null and ${after ? sql`r.id < ${after[0]}::uuid` : sql`true`}
    order by r.id desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit).map(present);
  const last = items.at(-1);
  return { items, last: rows.length > limit && last ? [last.id] : null };
}

export async function findRecurrence(tx: Tx, workspaceId: string, id: string): Promise<RecurrenceView | null> {
  const { rows } = await sql<Row>`${view} where r.workspace_id = ${workspaceId} and r.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

const view = sql`
  select ${columns}, p.name as "personName", g.name as "giverName", s.title as "subjectTitle" from work.recurrence r
  join org.person p on p.workspace_id = r.workspace_id and p.id = r.person_id
  left join org.person g on g.workspace_id = r.workspace_id and g.id = r.giver_id
  left join platform.record s on s.workspace_id = r.workspace_id and s.id = r.subject_id`;

function present(row: Row): RecurrenceView {
  const { id, personId, personName, giverId, giverName, title, text, subjectKind, subjectId, subjectTitle, every, atTime } = row;
  const { effortMinutes, startsOn, endsOn, nextOn, archivedAt, version } = row;
  return {
    ...{ id, title, text, effortMinutes, startsOn, endsOn, nextOn, version },
    person: { id: personId, name: personName },
    giver: giverId !== null && giverName !== null ? { id: giverId, name: giverName } : null,
    subject:
      subjectKind !== null && subjectId !== null && subjectTitle !== null
        ? { kind: subjectKind, id: subjectId, title: subjectTitle }
        : null,
    every: every as RecurrenceView["every"],
    at: atTime,
    isEnded: archivedAt !== null,
  };
}
