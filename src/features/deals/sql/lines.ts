/** The product lines of a deal. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { formatMoney } from "#shared/money.ts";
import type { DealLines } from "../contract/deal-details.ts";
import type { Deal } from "../core/deal.ts";
import { type Line, sumOfLines, timesQuantity } from "../core/lines.ts";

export async function loadLines(tx: Tx, workspaceId: string, dealId: string): Promise<readonly (Line & { readonly product: string })[]> {
  const { rows } = await sql<Line & { product: string }>`
    select l.product_id as "productId", p.name as product, l.quantity, l.price, l.cost
    from deals.deal_line l join deals.product p on p.workspace_id = l.workspace_id and p.id = l.product_id
    where l.workspace_id = ${workspaceId} and l.deal_id = ${dealId} order by l.position`.execute(tx);
  return rows;
}

/** As shown, with what each line and all of them come to; null where the deal is not seen. */
export async function findLines(tx: Tx, workspaceId: string, dealId: string): Promise<DealLines | null> {
  const deal = await tx
    .selectFrom("deals.deal")
    .select(["currency", "version"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", dealId)
    .executeTakeFirst();
  if (!deal) return null;
  const lines = await loadLines(tx, workspaceId, dealId);
  const shown = (minor: bigint) => formatMoney({ minor, currency: deal.currency });
  const { amount, cost } = sumOfLines(lines);
  return {
    lines: lines.map((line) => ({
      product: line.product,
      quantity: Number(line.quantity) / 1_000,
      price: shown(line.price),
      cost: line.cost === null ? null : shown(line.cost),
      amount: shown(timesQuantity(line.price, line.quantity)),
    })),
    amount: shown(amount),
    cost: cost === null ? null : shown(cost),
    version: deal.version,
  };
}

/** In the place of those that were there. */
export async function saveLines(
  tx: Tx,
  workspaceId: string,
  { id, ownerId }: Pick<Deal, "id" | "ownerId">,
  lines: readonly Line[],
): Promise<void> {
  await sql`delete from deals.deal_line where workspace_id = ${workspaceId} and deal_id = ${id}`.execute(tx);
  if (lines.length === 0) return;
  await sql`
    insert into deals.deal_line (workspace_id, deal_id, position, owner_id, product_id, quantity, price, cost)
    select ${workspaceId}::uuid, ${id}::uuid, position, ${ownerId}::uuid, product_id, quantity, price, cost
    from unnest(${lines.map(({ productId }) => productId)}::uuid[], ${lines.map(({ quantity }) => quantity.toString())}::bigint[], ${lines.map(({ price }) => price.toString())}::bigint[],
      ${lines.map(({ cost }) => cost?.toString() ?? null)}::bigint[]) with ordinality as l (product_id, quantity, price, cost, position)`.execute(
    tx,
  );
}
