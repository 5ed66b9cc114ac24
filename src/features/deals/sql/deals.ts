/** Deals as they are shown: one, a page of them. */
import { type RawBuilder, sql } from "kysely";
import { loadFields } from "#features/fields/sql/field.ts";
import { customOf } from "#features/fields/sql/values.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { readPage } from "#platform/db/filter/page.ts";
import { seenRows } from "#platform/db/filter/seen-rows.ts";
import type { Order } from "#shared/filter/order.ts";
import { formatMoney } from "#shared/money.ts";
import type { DealView } from "../contract/deals.ts";
import type { OwnField } from "../core/own-fields.ts";
import { type AskedDeals, askedSql, columnSql } from "./asked-deals.ts";

type Row = Omit<
  DealView,
  | "amount"
  | "cost"
  | "grossProfit"
  | "since"
  | "openedAt"
  | "createdAt"
  | "archivedAt"
  | "products"
  | "competitors"
  | "participants"
  | "incomplete"
  | "custom"
> & {
  amount: bigint | null;
  cost: bigint | null;
  currency: string;
  since: Date;
  openedAt: Date;
  createdAt: Date;
  archivedAt: Date | null;
  products: string[] | null;
  competitors: string[] | null;
  participants: string[] | null;
};

/** `source` are the rows of deals, as `d`. The client's name shows where the client does. */
const view = (source: RawBuilder<unknown>, more = sql``) => sql`
  select d.id, d.title, d.client_id as "clientId", cl.name as "clientName", d.owner_id as "ownerId", d.pipeline_id as "pipelineId", p.key as pipeline, s.key as stage, d.status,
    r.name as reason, d.since, d.opened_at as "openedAt", d.amount, d.currency, d.cost, d.expected_payment_on as "expectedPaymentOn", so.name as source, re.name as region,
    d.direction_id as "directionId", d.external_id as "externalId", d.created_at as "createdAt", d.archived_at as "archivedAt", d.version,
    (select array_agg(pr.name order by pr.name_folded collate "C") from deals.deal_product dp join deals.product pr on pr.workspace_id = dp.workspace_id and pr.id = dp.product_id
      where dp.workspace_id = d.workspace_id and dp.deal_id = d.id) as products,
    (select array_agg(co.name order by co.name_folded collate "C") from deals.deal_competitor dc join deals.competitor co on co.workspace_id = dc.workspace_id and co.id = dc.competitor_id
      where dc.workspace_id = d.workspace_id and dc.deal_id = d.id) as competitors,
    (select array_agg(pa.person_id::text order by pa.person_id) from platform.participation pa
      where pa.workspace_id = d.workspace_id and pa.record_id = d.id and pa.part = 'participant') as participants${more}
  from ${source}
  join deals.pipeline p on p.workspace_id = d.workspace_id and p.id = d.pipeline_id
  join deals.stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id
  left join clients.client cl on cl.workspace_id = d.workspace_id and cl.id = d.client_id
  left join deals.loss_reason r on r.workspace_id = d.workspace_id and r.id = d.reason_id
  left join clients.source so on so.workspace_id = d.workspace_id and so.id = d.source_id
  left join clients.region re on re.workspace_id = d.workspace_id and re.id = d.region_id`;

function present({
  currency,
  amount,
  cost,
  since,
  openedAt,
  createdAt,
  archivedAt,
  products,
  competitors,
  participants,
  ...row
}: Row): Omit<DealView, "custom"> {
  const shown = (minor: bigint | null) => (minor === null ? null : formatMoney({ minor, currency }));
  return {
    ...row,
    incomplete: row.clientId === null,
    amount: shown(amount),
    cost: shown(cost),
    grossProfit: shown(amount === null || cost === null ? null : amount - cost),
    since: since.toISOString(),
    openedAt: openedAt.toISOString(),
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
    products: products ?? [],
    competitors: competitors ?? [],
    participants: participants ?? [],
  };
}

/** With the values of the company's own fields. */
async function withCustom<V extends { readonly id: string }>(
  tx: Tx,
  workspaceId: string,
  definitions: readonly OwnField[],
  views: readonly V[],
) {
  const custom = await customOf(
    tx,
    workspaceId,
    definitions,
    views.map(({ id }) => id),
  );
  return views.map((shown) => ({ ...shown, custom: { ...custom.get(shown.id) } }));
}

export async function findDeal(tx: Tx, workspaceId: string, id: string): Promise<DealView | null> {
  const { rows } = await sql<Row>`${view(sql`deals.deal d`)} where d.workspace_id = ${workspaceId} and d.id = ${id}`.execute(tx);
  if (!rows[0]) return null;
  const [deal] = await withCustom(tx, workspaceId, await loadFields(tx, workspaceId, "deal"), [present(rows[0])]);
  return deal ?? null;
}

/** The name of a deal's client, if whoever asks sees the client. */
export async function clientNameOf(tx: Tx, workspaceId: string, clientId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("clients.client")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", clientId)
    .executeTakeFirst();
  return row?.name ?? null;
}

export const newestFirst: Order = [{ field: "createdAt", isDescending: true }];

/** A page of the deals asked for. */
export async function dealsPage(
  tx: Tx,
  scope: Pick<Scope, "workspaceId" | "visible" | "sight">,
  asked: AskedDeals,
  page: { readonly order: Order; readonly limit: number; readonly cursor: string | undefined },
) {
  const { catalogue, source, definitions, workspaceId } = asked;
  const seen = await seenRows(tx, scope, "deals.deal", columnSql(asked));
  return readPage({ ...page, catalogue, source, alias: "d" }, async ({ where, joins, orderBy, orderAgain, sortKeys, limit }) => {
    // The page is chosen before anything is joined to it.
    const chosen = sql`(select d.*, ${sortKeys} as sort_keys from ${seen} d ${joins} where ${askedSql(asked)} and ${where} order by ${orderBy} limit ${limit}) d`;
    const { rows } = await sql<
      Row & { sortKeys: string[] }
    >`${view(chosen, sql`, d.sort_keys as "sortKeys"`)} order by ${orderAgain}`.execute(tx);
    return withCustom(
      tx,
      workspaceId,
      definitions,
      rows.map(({ sortKeys: keys, ...row }) => ({ ...present(row), sortKeys: keys })),
    );
  });
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
