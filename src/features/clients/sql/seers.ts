/** Who sees a record today. */
import { sightOf } from "#features/fields/sql/sight.ts";
import type { Tx } from "#platform/db/database.ts";

export async function seersOf(tx: Tx, workspaceId: string, recordId: string, now: Date): Promise<ReadonlySet<string>> {
  const sight = await sightOf(tx, workspaceId, recordId, now);
  return new Set(sight?.people.map(({ personId }) => personId));
}
