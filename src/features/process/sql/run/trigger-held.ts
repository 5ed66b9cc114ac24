/** Conditions of triggers: for which records they hold, and for which they hold newly. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Filter } from "#shared/filter/language.ts";
import type { SubjectKind } from "../../core/definition.ts";
import { holdSubjects } from "./hold-subjects.ts";
import { filterWhere, questionsOf, subjectTables } from "./subject.ts";

export type Condition = {
  readonly processId: string;
  readonly key: string;
  readonly position: number;
  readonly kind: "date_reached" | "filter_true";
  readonly subject: SubjectKind;
  readonly field: string | null;
  readonly daysBefore: number | null;
  readonly filter: Filter | null;
};

/** Of published processes that are not retired; of one process where it is named. */
export async function conditionsOf(tx: Tx, workspaceId: string, processId: string | null): Promise<readonly Condition[]> {
  const { rows } = await sql<Condition>`
    select p.id as "processId", p.key, t.position, t.kind, p.subject, t.field, t.days_before as "daysBefore", t.filter
    from process.trigger t join process.process p on p.workspace_id = t.workspace_id and p.id = t.process_id
    where t.workspace_id = ${workspaceId} and t.kind in ('date_reached', 'filter_true') and p.published is not null and p.retired_at is null
      and (${processId}::uuid is null or p.id = ${processId}::uuid)
    order by p.key, t.position`.execute(tx);
  return rows;
}

/** A date counts as reached for a week, so that a server that stood still misses none; one moved on is reached anew. */
const reachedFor = 7;

function filterOf({ field, daysBefore, filter }: Condition): Filter {
  if (field === null) return filter ?? { and: [] };
  const from = { relative: "today", offset: { days: (daysBefore ?? 0) - reachedFor } } as const;
  const to = { relative: "today", offset: { days: daysBefore ?? 0 } } as const;
  return { and: [{ field, op: "gte", value: from }, { field, op: "lte", value: to }, ...(filter === null ? [] : [filter])] };
}

/** null: the company's fields no longer know what it asks for. */
async function matching(tx: Tx, workspaceId: string, condition: Condition, now: Date): Promise<RawBuilder<unknown> | null> {
  const questions = await questionsOf(tx, workspaceId, condition.subject);
  const where = await filterWhere(tx, workspaceId, questions, filterOf(condition), null, now);
  if (where === null) return null;
  return sql`select r.id, r.owner_id from ${sql.table(subjectTables[condition.subject])} r where r.workspace_id = ${workspaceId} and r.archived_at is null and ${where}`;
}

/** At publishing: what holds already is not new. */
export async function rememberHolding(tx: Tx, workspaceId: string, condition: Condition, now: Date): Promise<void> {
  const rows = await matching(tx, workspaceId, condition, now);
  if (rows === null) return;
  await sql`
    insert into process.trigger_held (workspace_id, process_id, position, subject_id, owner_id, since)
    select ${workspaceId}::uuid, ${condition.processId}::uuid, ${condition.position}::smallint, m.id, m.owner_id, ${now}::timestamptz from (${rows}) as m
    on conflict do nothing`.execute(tx);
}

/** Forgets where it holds no more. */
export async function forgetHolding(tx: Tx, workspaceId: string, condition: Condition, now: Date): Promise<void> {
  const rows = await matching(tx, workspaceId, condition, now);
  if (rows === null) return;
  await sql`
    delete from process.trigger_held h where h.workspace_id = ${workspaceId} and h.process_id = ${condition.processId} and h.position = ${condition.position}
      and not exists (select from (${rows}) as m where m.id = h.subject_id)`.execute(tx);
}

export type Newly = { readonly id: string; readonly ownerId: string };

/** Where it holds newly, remembered at once: at most so many. The records are held first, as before whatever is done about their runs. */
export async function newlyHolding(tx: Tx, workspaceId: string, condition: Condition, now: Date, limit: number): Promise<readonly Newly[]> {
  const rows = await matching(tx, workspaceId, condition, now);
  if (rows === null) return [];
  const { rows: candidates } = await sql<{ id: string }>`
    select m.id from (${rows}) as m
    where not exists (select from process.trigger_held h
      where h.workspace_id = ${workspaceId} and h.process_id = ${condition.processId} and h.position = ${condition.position} and h.subject_id = m.id)
    order by m.id limit ${limit}`.execute(tx);
  if (candidates.length === 0) return [];
  const ids = candidates.map(({ id }) => id);
  await holdSubjects(
    tx,
    workspaceId,
    ids.map((id) => ({ kind: condition.subject, id })),
  );
  // Asked again: whoever was waited for may have changed it.
  const found = await sql<Newly>`
    insert into process.trigger_held (workspace_id, process_id, position, subject_id, owner_id, since)
    select ${workspaceId}::uuid, ${condition.processId}::uuid, ${condition.position}::smallint, m.id, m.owner_id, ${now}::timestamptz from (${rows}) as m
    where m.id = any (${ids}::uuid[])
    on conflict do nothing returning subject_id as id, owner_id as "ownerId"`.execute(tx);
  return found.rows;
}
