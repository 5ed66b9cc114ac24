/** What closed because of something that was taken back at once is open again, as it was: nobody is told of it a second time. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Known } from "../../core/deviation/deviation.ts";

/** Closed at that very instant, about the task or its record, and not opened anew meanwhile. */
export async function reopenClosedAt(tx: Tx, workspaceId: string, ids: readonly string[], closedAt: Date): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    update work.deviation d set closed_at = null, version = d.version + 1 from work.rule r
    where d.workspace_id = ${workspaceId} and d.closed_at = ${closedAt} and (d.task_id = any (${[...ids]}::uuid[]) or d.subject_id = any (${[...ids]}::uuid[]))
      and r.workspace_id = d.workspace_id and r.id = d.rule_id and r.retired_at is null
      and not exists (select from work.deviation o where o.workspace_id = d.workspace_id and o.rule_id = d.rule_id and o.closed_at is null
        and o.task_id is not distinct from d.task_id and o.subject_id is not distinct from d.subject_id)
    returning d.id, d.rule_id as "ruleId", r.kind as "ruleKind", r.is_urgent as "isUrgent", d.subject_kind as "subjectKind", d.subject_id as "subjectId",
      d.task_id as "taskId"`.execute(tx);
  return rows;
}
