/** A list of records of one table under a filter: its pages by key, and how many it holds. Archived ones are left out unless the filter names them. */
import { type RawBuilder, sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { namesField } from "#shared/filter/names-field.ts";
import type { Order } from "#shared/filter/order.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { type Result, yes } from "#shared/result.ts";
import { filterSql } from "./compile.ts";
import { type Page, type PageRow, readPage } from "./page.ts";
import { seenRows } from "./seen-rows.ts";
import type { SqlSource } from "./source.ts";

export type RecordList = {
  /** With workspace_id, id, owner_id and archived_at. */
  readonly table: string;
  readonly catalogue: Catalogue<never>;
  readonly source: SqlSource;
  readonly filter: CheckedFilter;
  readonly order: Order;
  readonly limit: number;
  readonly cursor: string | undefined;
};

/** The condition for rows of the table under the alias `r`. */
export function recordWhere(
  { filter, catalogue, source }: Pick<RecordList, "table" | "filter" | "catalogue" | "source">,
  workspaceId: string,
  context: FilterContext,
): RawBuilder<boolean> {
  const archived = namesField(filter, "archived") ? sql`true` : sql`r.archived_at is null`;
  return sql`r.workspace_id = ${workspaceId} and ${archived} and ${filterSql(filter, catalogue, source, context, "r")}`;
}

/** The ids of a page by index first, then what is shown of them, in their order. */
export async function readRecordPage<View>(
  tx: Tx,
  scope: Pick<Scope, "workspaceId" | "visible" | "sight">,
  list: RecordList,
  context: FilterContext,
  viewsOf: (ids: readonly string[]) => Promise<readonly View[]>,
): Promise<Result<Page<View>, "cursor_malformed">> {
  const where = recordWhere(list, scope.workspaceId, context);
  const seen = await seenRows(tx, scope, list.table);
  const page = await readPage<PageRow & { readonly id: string }>({ ...list, alias: "r" }, async (piece) => {
    const { rows } = await sql<PageRow & { id: string }>`
      select r.id, ${piece.sortKeys} as "sortKeys" from ${seen} r ${piece.joins} where ${where} and ${piece.where} order by ${piece.orderBy} limit ${piece.limit}`.execute(
      tx,
    );
    return rows;
  });
  if (!page.ok) return page;
  const { items, nextCursor } = page.value;
  return yes({ items: await viewsOf(items.map(({ id }) => id)), nextCursor });
}

export async function recordCount(tx: Tx, table: string, where: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)} r where ${where}`.execute(tx);
  return rows[0]?.count ?? 0;
}
