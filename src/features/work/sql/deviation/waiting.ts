/** Open deviations that somebody decides about: due to go up, about a task or record, or to be answered. */
import { type RawBuilder, sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import { asReader } from "#platform/db/database.ts";
import type { DeviationState, Known } from "../../core/deviation/deviation.ts";
import type { Waiting } from "../../core/deviation/ladder.ts";

const known = sql`
  d.id, d.rule_id as "ruleId", r.kind as "ruleKind", r.is_urgent as "isUrgent", d.subject_kind as "subjectKind", d.subject_id as "subjectId", d.task_id as "taskId"`;
const from = sql`from work.deviation d join work.rule r on r.workspace_id = d.workspace_id and r.id = d.rule_id`;

export type Due = Known & Waiting & { readonly escalateHours: number | null };

/** Unanswered for as long as the rule allows, held; those that somebody else is deciding about are left to them. */
export async function dueToEscalate(tx: Tx, workspaceId: string, now: Date, limit: number): Promise<readonly Due[]> {
  const { rows } = await sql<Omit<Due, "told" | "isAnswered"> & { readonly told: readonly string[] | null }>`
    select ${known}, r.escalate_hours as "escalateHours", d.person_id as "personId", coalesce(d.told_id, d.person_id) as "highestId", d.rung, d.next_at as "nextAt",
      (select array_agg(t.person_id::text) from work.told t where t.workspace_id = d.workspace_id and t.deviation_id = d.id) as told
    ${from} where d.workspace_id = ${workspaceId} and d.closed_at is null and d.next_at <= ${now} and d.answered_at is null
    order by d.next_at, d.id limit ${limit} for no key update of d skip locked`.execute(tx);
  return rows.map(({ told, ...row }) => ({ ...row, isAnswered: false, told: new Set(told) }));
}

/** Open ones about these tasks or records, held. */
export async function openAbout(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select ${known} ${from}
    where d.workspace_id = ${workspaceId} and d.closed_at is null and (d.task_id = any (${[...ids]}::uuid[]) or d.subject_id = any (${[...ids]}::uuid[]))
    order by d.id for no key update of d`.execute(tx);
  return rows;
}

export async function openOfRule(tx: Tx, workspaceId: string, ruleId: string): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select ${known} ${from} where d.workspace_id = ${workspaceId} and d.rule_id = ${ruleId} and d.closed_at is null order by d.id for no key update of d`.execute(
    tx,
  );
  return rows;
}

/** Whoever asks is responsible, was told, or stands above the responsible, themselves or as today's deputy. */
export const isConcernedSql = ({ visible, sight }: Pick<Scope, "visible" | "sight">): RawBuilder<boolean> =>
  sight === "all"
    ? sql`true`
    : sql`(d.person_id = any (${[...visible]}::uuid[]) or exists (
        select from work.told t where t.workspace_id = d.workspace_id and t.deviation_id = d.id and t.person_id = any (${[...visible]}::uuid[])))`;

/** One that the person sees, held. */
export async function loadSeenDeviation(tx: Tx, scope: Scope, id: string): Promise<DeviationState | null> {
  const { workspaceId } = scope;
  const seen = await asReader(tx, scope, (eyes) =>
    eyes.selectFrom("work.deviation").select("id").where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst(),
  );
  if (!seen) return null;
  const { rows } = await sql<DeviationState>`
    select ${known}, d.person_id as "personId", d.closed_at as "closedAt", d.answered_at as "answeredAt", d.version, ${isConcernedSql(scope)} as "isConcerned"
    ${from} where d.workspace_id = ${workspaceId} and d.id = ${id} for no key update of d`.execute(tx);
  return rows[0] ?? null;
}
