/** Whether history was taken back after an instant as of which somebody asks. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** Of a pipeline: something that had happened by then was voided since. */
export async function isCorrectedLater(tx: Tx, workspaceId: string, pipelineId: string, asOf: Date): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from deals.voided_visit v where v.workspace_id = ${workspaceId} and v.pipeline_id = ${pipelineId} and v.voided_at > ${asOf} and v.from_at <= ${asOf}) as is`.execute(
    tx,
  );
  return rows[0]?.is ?? false;
}
