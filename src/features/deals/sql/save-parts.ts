/** What hangs on a deal in lists: its products, competitors, and the people who take part. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Deal, DealDetails } from "../core/deal.ts";

type Owned = Pick<Deal, "id" | "ownerId">;
type Parts = Partial<Pick<DealDetails, "productIds" | "competitorIds" | "participantIds">>;
const none: Parts = { productIds: [], competitorIds: [], participantIds: [] };

/** Only the lists that `after` has change. */
export async function saveParts(tx: Tx, workspaceId: string, deal: Owned, before: Parts | null, after: Parts): Promise<void> {
  for (const part of ["productIds", "competitorIds", "participantIds"] as const) {
    const [earlier, wanted] = [(before ?? none)[part] ?? [], after[part]];
    if (wanted === undefined) continue;
    const gone = earlier.filter((id) => !wanted.includes(id));
    const added = wanted.filter((id) => !earlier.includes(id));
    if (gone.length > 0) await takeAway(tx, workspaceId, deal.id, part, gone);
    if (added.length > 0) await add(tx, workspaceId, deal, part, added);
  }
}

const lists = {
  productIds: { table: sql.table("deals.deal_product"), column: sql.ref("product_id") },
  competitorIds: { table: sql.table("deals.deal_competitor"), column: sql.ref("competitor_id") },
} as const;

async function takeAway(tx: Tx, workspaceId: string, dealId: string, part: keyof Parts, gone: readonly string[]): Promise<void> {
  if (part === "participantIds")
    await sql`delete from platform.participation where workspace_id = ${workspaceId} and record_id = ${dealId} and part = 'participant' and person_id = any (${[...gone]}::uuid[])`.execute(
      tx,
    );
  else
    await sql`delete from ${lists[part].table} where workspace_id = ${workspaceId} and deal_id = ${dealId} and ${lists[part].column} = any (${[...gone]}::uuid[])`.execute(
      tx,
    );
}

async function add(tx: Tx, workspaceId: string, deal: Owned, part: keyof Parts, added: readonly string[]): Promise<void> {
  if (part === "participantIds")
    // With whom it was only shared, takes part from now on.
    await sql`
      insert into platform.participation (workspace_id, record_id, person_id, owner_id, part)
      select ${workspaceId}::uuid, ${deal.id}::uuid, person_id, ${deal.ownerId}::uuid, 'participant' from unnest(${[...added]}::uuid[]) as person_id
      on conflict (workspace_id, record_id, person_id) do update set part = 'participant'`.execute(tx);
  else
    await sql`
      insert into ${lists[part].table} (workspace_id, deal_id, owner_id, ${lists[part].column})
      select ${workspaceId}::uuid, ${deal.id}::uuid, ${deal.ownerId}::uuid, one from unnest(${[...added]}::uuid[]) as one
      on conflict do nothing`.execute(tx);
}
