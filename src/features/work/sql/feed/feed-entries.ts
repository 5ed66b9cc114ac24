/** What stands in a person's calendar: open tasks with a time, and absences. Read with the person's own eyes. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { FeedTask } from "../../core/feed/entries.ts";

export type DatedTask = FeedTask & { readonly createdAt: Date; readonly version: number };
export type FeedAbsence = {
  readonly id: string;
  readonly kind: "holiday" | "sick" | "other";
  readonly fromOn: string;
  readonly toOn: string;
  readonly version: number;
};
export type FeedOwner = { readonly name: string; readonly company: string; readonly slug: string; readonly language: string };

const daysBack = 31;
const most = 2_000;

export async function loadFeedTasks(tx: Tx, workspaceId: string, personId: string, now: Date): Promise<readonly DatedTask[]> {
  const { rows } = await sql<DatedTask>`
    select t.id, t.title, t.text, r.title as record, t.due_at as "dueAt", t.planned_from as "plannedFrom", t.planned_to as "plannedTo", t.created_at as "createdAt", t.version
    from process.task t left join platform.record r on r.workspace_id = t.workspace_id and r.id = t.subject_id
    where t.workspace_id = ${workspaceId} and t.assignee_id = ${personId} and t.status = 'open'
      and coalesce(t.planned_from, t.due_at) > ${new Date(now.getTime() - daysBack * 86_400_000)}
    order by t.due_at, t.id limit ${most}`.execute(tx);
  return rows;
}

export async function loadFeedAbsences(tx: Tx, workspaceId: string, personId: string, today: string): Promise<readonly FeedAbsence[]> {
  const { rows } = await sql<FeedAbsence>`
    select id, kind, from_on as "fromOn", to_on as "toOn", version from org.absence
    where workspace_id = ${workspaceId} and person_id = ${personId} and cancelled_at is null and to_on > ${today}::date - ${daysBack}::integer
    order by from_on, id limit 200`.execute(tx);
  return rows;
}

export async function loadFeedOwner(tx: Tx, workspaceId: string, personId: string): Promise<FeedOwner | null> {
  const { rows } = await sql<FeedOwner>`
    select p.name, w.name as company, w.slug, coalesce(p.language, w.default_language) as language
    from org.person p join org.workspace w on w.id = p.workspace_id where p.workspace_id = ${workspaceId} and p.id = ${personId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}
