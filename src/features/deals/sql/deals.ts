/** Deals as they are shown: one, a page of them. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { formatMoney } from "#shared/money.ts";
import type { DealView, ListDeals } from "../contract/deals.ts";

type Row = Omit<DealView, "amount" | "cost" | "grossProfit" | "since" | "openedAt" | "createdAt" | "products"> & {
  amount: bigint | null;
  cost: bigint | null;
  currency: string;
  since: Date;
  openedAt: Date;
  createdAt: Date;
  products: string[] | null;
};

const view = sql`
  select d.id, d.title, d.client_id as "clientId", d.owner_id as "ownerId", d.pipeline_id as "pipelineId", p.key as pipeline, s.key as stage, d.status, r.name as reason,
    d.since, d.opened_at as "openedAt", d.amount, d.currency, d.cost, d.expected_payment_on as "expectedPaymentOn", so.name as source, re.name as region,
    d.direction_id as "directionId", d.external_id as "externalId", d.created_at as "createdAt", d.version,
    (select array_agg(pr.name order by pr.name) from deals.deal_product dp join deals.product pr on pr.workspace_id = dp.workspace_id and pr.id = dp.product_id
      where dp.workspace_id = d.workspace_id and dp.deal_id = d.id) as products
  from deals.deal d
  join deals.pipeline p on p.workspace_id = d.workspace_id and p.id = d.pipeline_id
  join deals.stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id
  left join deals.loss_reason r on r.workspace_id = d.workspace_id and r.id = d.reason_id
  left join clients.source so on so.workspace_id = d.workspace_id and so.id = d.source_id
  left join clients.region re on re.workspace_id = d.workspace_id and re.id = d.region_id`;

function present({ currency, amount, cost, since, openedAt, createdAt, products, ...row }: Row): DealView {
  const shown = (minor: bigint | null) => (minor === null ? null : formatMoney({ minor, currency }));
  return {
    ...row,
    amount: shown(amount),
    cost: shown(cost),
    grossProfit: shown(amount === null || cost === null ? null : amount - cost),
    since: since.toISOString(),
    openedAt: openedAt.toISOString(),
    createdAt: createdAt.toISOString(),
    products: products ?? [],
  };
}

export async function findDeal(tx: Tx, workspaceId: string, id: string): Promise<DealView | null> {
  const { rows } = await sql<Row>`${view} where d.workspace_id = ${workspaceId} and d.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** Newest first. `after` is the last row of the page before. */
export async function dealsPage(
  tx: Tx,
  workspaceId: string,
  filter: ListDeals,
  after: string | null,
): Promise<{ items: DealView[]; last: readonly [string] | null }> {
  const conditions = [sql`d.workspace_id = ${workspaceId}`];
  if (filter.pipeline !== undefined) {
    const { pipeline } = filter;
    conditions.push(
      sql`d.pipeline_id = (select id from deals.pipeline where workspace_id = ${workspaceId} and (id::text = ${pipeline} or key = ${pipeline} or name = ${pipeline}) order by id::text = ${pipeline} desc, key = ${pipeline} desc, id limit 1)`,
    );
  }
  if (filter.stage !== undefined)
    conditions.push(
      sql`d.status = 'open' and d.stage_id in (select id from deals.stage where workspace_id = ${workspaceId} and (id::text = ${filter.stage} or key = ${filter.stage}))`,
    );
  if (filter.status !== undefined) conditions.push(sql`d.status = ${filter.status}`);
  if (filter.ownerId !== undefined) conditions.push(sql`d.owner_id = ${filter.ownerId}`);
  if (after) conditions.push(sql`d.id < ${after}::uuid`);
  const { rows } = await sql<Row>`${view} where ${sql.join(conditions, sql` and `)} order by d.id desc limit ${filter.limit + 1}`.execute(
    tx,
  );
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  return { items: shown.map(present), last: rows.length > filter.limit && last ? [last.id] : null };
}

/** The last thing that happened on a deal's way, for somebody who came second. */
export async function lastStep(
  tx: Tx,
  workspaceId: string,
  dealId: string,
): Promise<{ who: string | null; where: string; at: Date } | null> {
  const { rows } = await sql<{ who: string | null; where: string; at: Date }>`
    select p.name as who, coalesce(s.name, v.outcome) as "where", v.from_at as at
    from deals.stage_visit v left join deals.stage s on s.workspace_id = v.workspace_id and s.id = v.stage_id
    left join org.person p on p.workspace_id = v.workspace_id and p.id = v.actor_id
    where v.workspace_id = ${workspaceId} and v.deal_id = ${dealId} order by v.position desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
