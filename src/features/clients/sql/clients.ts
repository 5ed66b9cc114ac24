/** Clients as they are shown: one, a page of them, how many there are. */
import { sql } from "kysely";
import { filterContext } from "#features/org/sql/filter-context.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { type RecordList, readRecordPage, recordCount, recordWhere } from "#platform/db/filter/record-list.ts";
import { formatMoney, money } from "#shared/money.ts";
import type { ClientView } from "../contract/clients.ts";
import type { Channel } from "../core/channel.ts";
import { channelLists, channelsSql } from "./channels.ts";
import { withOwnValues } from "./own-fields.ts";

type Row = Omit<ClientView, "custom" | "revenue" | "phones" | "emails" | "messengers" | "tags" | "archivedAt" | "createdAt"> & {
  minor: bigint | null;
  currency: string | null;
  channels: Channel[] | null;
  tags: string[] | null;
  archivedAt: Date | null;
  createdAt: Date;
};

const view = sql`
  select c.id, c.name, c.owner_id as "ownerId", i.name as industry, r.name as region, s.name as source, c.country, c.street, c.city, c.postcode, c.website, c.domain,
    c.tax_number as "taxNumber", c.revenue as minor, c.revenue_currency as currency, c.employees, c.parent_id as "parentId", p.name as "parentName",
    c.external_id as "externalId", c.merged_into_id as "mergedIntoId", c.archived_at as "archivedAt", c.created_at as "createdAt", c.version,
    ${channelsSql("c")} as channels,
    (select array_agg(t.name order by t.name_folded) from clients.record_tag rt join clients.tag t on t.workspace_id = rt.workspace_id and t.id = rt.tag_id
      where rt.workspace_id = c.workspace_id and rt.record_id = c.id) as tags
  from clients.client c
  left join clients.industry i on i.workspace_id = c.workspace_id and i.id = c.industry_id
  left join clients.region r on r.workspace_id = c.workspace_id and r.id = c.region_id
  left join clients.source s on s.workspace_id = c.workspace_id and s.id = c.source_id
  left join clients.client p on p.workspace_id = c.workspace_id and p.id = c.parent_id`;

function present({ minor, currency, channels, tags, archivedAt, createdAt, ...row }: Row): Omit<ClientView, "custom"> {
  return {
    ...row,
    ...channelLists(channels),
    revenue: minor === null || currency === null ? null : formatMoney(money(minor, currency)),
    tags: tags ?? [],
    archivedAt: archivedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

/** In the order of the ids. */
export async function clientsByIds(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ClientView[]> {
  const { rows } = await sql<Row>`${view} where c.workspace_id = ${workspaceId} and c.id = any (${[...ids]}::uuid[])`.execute(tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const views = ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [present(row)];
  });
  return withOwnValues(tx, workspaceId, "client", views);
}

export async function findClient(tx: Tx, workspaceId: string, id: string): Promise<ClientView | null> {
  return (await clientsByIds(tx, workspaceId, [id]))[0] ?? null;
}

export type ClientList = Omit<RecordList, "table">;

export async function clientsPage(tx: Tx, scope: Scope, list: ClientList, now: Date) {
  const context = await filterContext(tx, scope, now);
  return readRecordPage(tx, scope, { ...list, table: "clients.client" }, context, (ids) => clientsByIds(tx, scope.workspaceId, ids));
}

/** How many there are under the filter, and what they turn over by currency. */
export async function clientsSummary(tx: Tx, scope: Scope, list: Pick<ClientList, "filter" | "catalogue" | "source">, now: Date) {
  const context = await filterContext(tx, scope, now);
  const where = recordWhere({ ...list, table: "clients.client" }, scope.workspaceId, context);
  const count = await recordCount(tx, "clients.client", where);
  const { rows } = await sql<{ currency: string; minor: string }>`
    select r.revenue_currency as currency, sum(r.revenue)::text as minor from clients.client r where ${where} and r.revenue is not null
    group by r.revenue_currency order by r.revenue_currency`.execute(tx);
  return { count, sums: rows.map(({ currency, minor }) => formatMoney(money(BigInt(minor), currency))) };
}
