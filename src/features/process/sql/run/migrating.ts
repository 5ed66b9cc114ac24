/** Runs that could follow another version of their process. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** Under way, not by that version; of one version only where it is named. */
export async function runsToMigrate(
  tx: Tx,
  workspaceId: string,
  processId: string,
  number: number,
  from: number | null,
  limit: number,
): Promise<readonly { readonly id: string; readonly title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select r.id, rec.title from process.run r join platform.record rec on rec.workspace_id = r.workspace_id and rec.id = r.subject_id
    where r.workspace_id = ${workspaceId} and r.process_id = ${processId} and r.ended_at is null and r.number <> ${number}
      and (${from}::integer is null or r.number = ${from}::integer)
    order by r.id limit ${limit}`.execute(tx);
  return rows;
}
