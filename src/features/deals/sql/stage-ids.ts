/** Which of these ids are stages of the company: rooms to the left name stages without knowing them. */
import type { Tx } from "#platform/db/database.ts";

export async function knownStages(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom("deals.stage")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}
