/** What a rule finds against what is open of it: only what is in one of the two. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Known } from "../../core/deviation/deviation.ts";
import type { Found } from "../../core/deviation/opening.ts";
import type { Rule, RuleFields } from "../../core/deviation/rule.ts";

type Rows = RawBuilder<unknown>;

/** Both are about the same: a task, or a record. */
const same = ({ kind }: Pick<RuleFields, "kind">) =>
  kind === "task_overdue" ? sql`o.task_id = f.task_id` : sql`o.subject_id = f.subject_id and o.task_id is null`;
const isOpen = (workspaceId: string, ruleId: string) =>
  sql`o.workspace_id = ${workspaceId} and o.rule_id = ${ruleId} and o.closed_at is null`;

/** Found and not open yet, what began first first. */
export async function foundNotOpen(tx: Tx, workspaceId: string, rule: Rule, found: Rows, limit: number): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select f.task_id as "taskId", f.subject_kind as "subjectKind", f.subject_id as "subjectId", f.owner_id as "ownerId", f.person_id as "personId",
      p.unit_id as "unitId", f.process_id as "processId", f.step, f.since
    from (${found}) as f join org.person p on p.workspace_id = ${workspaceId} and p.id = f.person_id
    where not exists (select from work.deviation o where ${isOpen(workspaceId, rule.id)} and ${same(rule)})
    order by f.since, coalesce(f.task_id, f.subject_id) limit ${limit}`.execute(tx);
  return rows;
}

/** Nobody hands these records over before the deviations about them are written. */
export async function holdRecordsOf(tx: Tx, workspaceId: string, found: readonly Found[]): Promise<void> {
  const ids = [...new Set(found.flatMap(({ subjectId }) => subjectId ?? []))];
  if (ids.length === 0) return;
  await sql`select from platform.record where workspace_id = ${workspaceId} and id = any (${ids}::uuid[]) order by id for key share`.execute(
    tx,
  );
}

/** Open and not found any more, held so that nobody closes one of them meanwhile; what somebody else is closing is left to them. */
export async function openNotFound(tx: Tx, workspaceId: string, rule: Rule, found: Rows, limit: number): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select o.id, o.rule_id as "ruleId", ${rule.kind}::text as "ruleKind", ${rule.isUrgent}::boolean as "isUrgent", o.subject_kind as "subjectKind", o.subject_id as "subjectId",
      o.task_id as "taskId"
    from work.deviation o
    where ${isOpen(workspaceId, rule.id)} and not exists (select from (${found}) as f where ${same(rule)})
    order by o.id limit ${limit} for no key update of o skip locked`.execute(tx);
  return rows;
}

/** How many there are, and the first of them, for whoever thinks about a rule. */
export async function countFound(
  tx: Tx,
  workspaceId: string,
  rule: Pick<RuleFields, "kind">,
  ruleId: string | null,
  found: Rows,
  /** Of these people only; null: of everybody. */
  people: readonly string[] | null,
  most: number,
) {
  const known =
    ruleId === null ? sql`false` : sql`exists (select from work.deviation o where ${isOpen(workspaceId, ruleId)} and ${same(rule)})`;
  const seen = people === null ? sql`true` : sql`(f.person_id = any (${[...people]}::uuid[]) or f.owner_id = any (${[...people]}::uuid[]))`;
  const { rows } = await sql<{ found: number; known: number; examples: Example[] | null }>`
    with f as materialized (select f.*, ${known} as is_known from (select * from (${found}) as f limit ${most}) as f where ${seen})
    select count(*)::int as found, (count(*) filter (where is_known))::int as known,
      (select jsonb_agg(jsonb_build_object('subjectKind', e.subject_kind, 'subjectId', e.subject_id, 'taskId', e.task_id, 'since', e.since,
         'title', coalesce(t.title, r.title)) order by e.since)
       from (select * from f where not is_known order by since limit 5) as e
       left join process.task t on t.workspace_id = ${workspaceId} and t.id = e.task_id
       left join platform.record r on r.workspace_id = ${workspaceId} and r.id = e.subject_id) as examples
    from f`.execute(tx);
  const [row] = rows;
  return { found: row?.found ?? 0, known: row?.known ?? 0, examples: row?.examples ?? [] };
}
export type Example = {
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly taskId: string | null;
  readonly title: string;
  readonly since: string;
};

/** What these rows are about. */
export async function aboutStillFound(
  tx: Tx,
  found: Rows,
): Promise<readonly { readonly taskId: string | null; readonly subjectId: string | null }[]> {
  const { rows } = await sql<{ taskId: string | null; subjectId: string | null }>`
    select f.task_id as "taskId", f.subject_id as "subjectId" from (${found}) as f`.execute(tx);
  return rows;
}
