/** What hangs on a deal in lists: its products, competitors, and the people who take part. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { setParticipants } from "#platform/db/participation.ts";
import type { Deal, DealDetails } from "../core/deal.ts";

type Owned = Pick<Deal, "id" | "ownerId">;
type Parts = Partial<Pick<DealDetails, "productIds" | "competitorIds" | "participantIds">>;

/** Only the lists that `after` has change. */
export async function saveParts(tx: Tx, workspaceId: string, deal: Owned, before: Parts | null, after: Parts): Promise<void> {
  for (const part of ["productIds", "competitorIds"] as const) {
    const [earlier, wanted] = [before?.[part] ?? [], after[part]];
    if (wanted === undefined) continue;
    const gone = earlier.filter((id) => !wanted.includes(id));
    const added = wanted.filter((id) => !earlier.includes(id));
    const { table, column } = lists[part];
    if (gone.length > 0)
      await sql`delete from ${table} where workspace_id = ${workspaceId} and deal_id = ${deal.id} and ${column} = any (${gone}::uuid[])`.execute(
        tx,
      );
    if (added.length > 0)
      await sql`
        insert into ${table} (workspace_id, deal_id, owner_id, ${column})
        select ${workspaceId}::uuid, ${deal.id}::uuid, ${deal.ownerId}::uuid, one from unnest(${added}::uuid[]) as one on conflict do nothing`.execute(
        tx,
      );
  }
  const personIds = after.participantIds;
  if (personIds !== undefined && (before !== null || personIds.length > 0))
    await setParticipants(tx, workspaceId, [{ ...deal, personIds }]);
}

const lists = {
  productIds: { table: sql.table("deals.deal_product"), column: sql.ref("product_id") },
  competitorIds: { table: sql.table("deals.deal_competitor"), column: sql.ref("competitor_id") },
} as const;
