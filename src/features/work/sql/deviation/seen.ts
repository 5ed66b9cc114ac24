/** Since when the filter of a rule has held for a record, as far as sweeps have seen it. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** `holding`: rows of `foundSql` without regard to grace. What is new is seen now, what no longer holds is forgotten. */
export async function noteSeen(tx: Tx, workspaceId: string, ruleId: string, holding: RawBuilder<unknown>, now: Date): Promise<void> {
  await sql`
    with f as materialized (select f.subject_id from (${holding}) as f),
    gone as (delete from work.rule_seen s where s.workspace_id = ${workspaceId} and s.rule_id = ${ruleId}
      and not exists (select from f where f.subject_id = s.subject_id))
    insert into work.rule_seen (workspace_id, rule_id, subject_id, since)
    select ${workspaceId}::uuid, ${ruleId}::uuid, f.subject_id, ${now}::timestamptz from f
    where not exists (select from work.rule_seen s where s.workspace_id = ${workspaceId} and s.rule_id = ${ruleId} and s.subject_id = f.subject_id)
    on conflict do nothing`.execute(tx);
}

/** Another filter, or a rule put away: what was seen says nothing any more, except of what is open by it. */
export async function forgetSeen(tx: Tx, workspaceId: string, ruleId: string): Promise<void> {
  await sql`
    delete from work.rule_seen s where s.workspace_id = ${workspaceId} and s.rule_id = ${ruleId}
      and not exists (select from work.deviation d
        where d.workspace_id = s.workspace_id and d.rule_id = s.rule_id and d.subject_id = s.subject_id and d.closed_at is null)`.execute(
    tx,
  );
}
