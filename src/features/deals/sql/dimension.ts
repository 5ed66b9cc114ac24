/** By what a report is grouped. Each group has a key and a name; null is "none". */
import { type RawBuilder, sql } from "kysely";

/** Owner and month are those of the visit that counts; product, region, direction and source are the deal's today. */
export const dimensions = ["owner", "product", "region", "direction", "source", "month"] as const;
export type Dimension = (typeof dimensions)[number];
export const flowDimensions = [...dimensions, "actor"] as const;
export type FlowDimension = (typeof flowDimensions)[number];

export type Group = { readonly key: string | null; readonly name: string | null };

/** SQL of a dimension over a row `v` of visits: what it joins, and its key. */
export type GroupSql = { readonly join: RawBuilder<unknown>; readonly key: RawBuilder<unknown> };

const nothing = sql``;
const ofDeal = (workspaceId: string) => sql`join deals.deal d on d.workspace_id = ${workspaceId} and d.id = v.deal_id`;

export function groupSql(by: FlowDimension | null, workspaceId: string, timeZone: string): GroupSql {
  switch (by) {
    case null:
      return { join: nothing, key: sql`null::text` };
    case "owner":
      return { join: nothing, key: sql`v.held_by_id::text` };
    case "actor":
      return { join: nothing, key: sql`v.actor_id::text` };
    case "month":
      return { join: nothing, key: sql`to_char(v.from_at at time zone ${timeZone}, 'YYYY-MM')` };
    case "region":
      return { join: ofDeal(workspaceId), key: sql`d.region_id::text` };
    case "direction":
      return { join: ofDeal(workspaceId), key: sql`d.direction_id::text` };
    case "source":
      return { join: ofDeal(workspaceId), key: sql`d.source_id::text` };
    case "product":
      return {
        join: sql`left join deals.deal_product dp on dp.workspace_id = ${workspaceId} and dp.deal_id = v.deal_id`,
        key: sql`dp.product_id::text`,
      };
  }
}

const named: Readonly<Partial<Record<FlowDimension, string>>> = {
  owner: "org.person",
  actor: "org.person",
  direction: "org.unit",
  region: "clients.region",
  source: "clients.source",
  product: "deals.product",
};

/** Names by id of the groups found. Words of the company's own lists are their own keys; people and directions keep their ids. */
export function namesSql(
  by: FlowDimension | null,
  workspaceId: string,
  ids: readonly string[],
): RawBuilder<{ id: string; name: string }> | null {
  const table = by === null ? undefined : named[by];
  if (table === undefined || ids.length === 0) return null;
  return sql<{
    id: string;
    name: string;
  }>`select id::text, name from ${sql.table(table)} where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[])`;
}

export function groupOf(by: FlowDimension | null, key: string | null, names: ReadonlyMap<string, string>): Group {
  if (key === null || by === null || by === "month") return { key, name: key };
  const name = names.get(key) ?? null;
  return { key: by === "owner" || by === "actor" || by === "direction" ? key : name, name };
}

/** The key of a group as the report told it, in the form in which `groupSql` reckons it; of a name that is not there, one that matches nothing. */
export function keySql(by: FlowDimension | null, workspaceId: string, key: string | null): RawBuilder<string | null> {
  const table = by === null ? undefined : named[by];
  if (key === null || table === undefined || by === "owner" || by === "actor" || by === "direction") return sql`${key}::text`;
  return sql`coalesce((select id::text from ${sql.table(table)} where workspace_id = ${workspaceId} and name = ${key}), '')`;
}
