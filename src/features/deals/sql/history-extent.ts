/** From when to when a pipeline has history. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** Business dates of the first and the last visit that one can see; null when there is none. */
export async function historyExtent(
  tx: Tx,
  workspaceId: string,
  pipelineId: string,
  timeZone: string,
): Promise<{ readonly first: string; readonly last: string } | null> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select to_char(min(from_at) at time zone ${timeZone}, 'YYYY-MM-DD') as first, to_char(max(from_at) at time zone ${timeZone}, 'YYYY-MM-DD') as last
    from deals.stage_visit where workspace_id = ${workspaceId} and pipeline_id = ${pipelineId}`.execute(tx);
  const { first = null, last = null } = rows[0] ?? {};
  return first === null || last === null ? null : { first, last };
}
