/** What a list of records is read from: its table, or, for whoever sees few of its rows, these alone. */
import { type RawBuilder, sql } from "kysely";
import type { Scope, Tx } from "../database.ts";

/**
 * How many rows are gathered and sorted faster than they are met one by one among all the others: gathering costs as many as there are, meeting a page of 51
 * costs 51 × all ÷ theirs. `reltuples` is what PostgreSQL last counted; a table never counted is small.
 */
const few = (table: string) =>
  sql`(select least(4000, greatest(1000, sqrt(25 * greatest(reltuples, 0))))::int from pg_class where oid = ${table}::regclass)`;

type Sight = Pick<Scope, "workspaceId" | "visible" | "sight">;

/** As the policies say it; read once for a statement. */
const shared = sql`(select nullif(current_setting('app.shared', true), '')::uuid[])::uuid[]`;

/**
 * The policies compare owners with an array that PostgreSQL does not know while it plans, so it cannot see that somebody has ten deals in a million: it would go
 * along the order of the list and throw the others away. Here that is counted first, up to a limit. The policies hold either way; the condition says what they
 * say, and stands behind a fence that keeps the order of the list from reaching in. Of whoever sees many, few may be left where the list is `narrowed`: by a
 * condition on rows `seen` that an index answers alone, with their owners in it.
 */
export async function seenRows(tx: Tx, scope: Sight, table: string, narrowed?: RawBuilder<boolean>): Promise<RawBuilder<unknown>> {
  const all = sql.table(table);
  if (scope.sight === "all") return all;
  if (await seesFew(tx, scope, table))
    return sql`(select seen.* from ${all} as seen where seen.workspace_id = ${scope.workspaceId}
      and (seen.owner_id = any (${[...scope.visible]}::uuid[]) or seen.id = any (${shared})) offset 0)`;
  const ids = narrowed === undefined ? null : await fewOf(tx, scope, table, narrowed);
  if (ids === null) return all;
  return sql`(select seen.* from ${all} as seen where seen.workspace_id = ${scope.workspaceId} and seen.id = any (${[...ids]}::uuid[]) offset 0)`;
}

/**
 * The ids of what is seen of the narrowed table, where these are few; the policies choose among the entries of the index. Half as many as above: whoever sees more
 * has read the index for nothing, and meets them soon enough along the order.
 */
async function fewOf(tx: Tx, { workspaceId }: Sight, table: string, narrowed: RawBuilder<boolean>): Promise<readonly string[] | null> {
  const { rows } = await sql<{ ids: readonly string[] | null }>`
    select case when count(*) <= most then array_agg(id::text) end as ids
    from (select ${few(table)} / 2 as most offset 0) as few cross join lateral (
      select seen.id from ${sql.table(table)} as seen where seen.workspace_id = ${workspaceId} and ${narrowed} limit few.most + 1) as narrow
    group by most`.execute(tx);
  // No row at all: none is seen.
  return rows[0] === undefined ? [] : rows[0].ids;
}

async function seesFew(tx: Tx, { workspaceId, visible }: Sight, table: string): Promise<boolean> {
  const { rows } = await sql<{ isFew: boolean }>`
    select (select count(*) from (select from unnest(${[...visible]}::uuid[]) as viewer (viewer_id), lateral (
        select from ${sql.table(table)} as seen where seen.workspace_id = ${workspaceId} and seen.owner_id = viewer.viewer_id limit few.most + 1) as own limit few.most + 1) as counted)
      + coalesce(cardinality(${shared}), 0) <= few.most as "isFew"
    from (select ${few(table)} as most offset 0) as few`.execute(tx);
  return rows[0]?.isFew === true;
}
