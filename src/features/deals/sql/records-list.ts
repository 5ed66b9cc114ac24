/** Lists of leads, trials, contracts and payments: which rows, a page of them, and what they come to. */
import { type RawBuilder, sql } from "kysely";
import { filterContext } from "#features/org/sql/filter-context.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { filterSql } from "#platform/db/filter/compile.ts";
import { type Page, readPage } from "#platform/db/filter/page.ts";
import { seenRows } from "#platform/db/filter/seen-rows.ts";
import type { SqlSource } from "#platform/db/filter/source.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { namesField } from "#shared/filter/names-field.ts";
import type { Order } from "#shared/filter/order.ts";
import { formatMoney, type MoneyJson } from "#shared/money.ts";
import type { Result } from "#shared/result.ts";

/** A kind of record with an owner: its rows stand in `table`, which has `workspace_id`. */
export type ListedKind<Row, View> = {
  readonly table: string;
  readonly catalogue: Catalogue<never>;
  readonly source: SqlSource;
  /** What is shown of a row `r`, and what it takes to know it. */
  readonly columns: RawBuilder<unknown>;
  readonly joins: RawBuilder<unknown>;
  readonly present: (row: Row) => View;
  /** Rows that a list leaves out unless its filter asks for this field; of a row `r`. */
  readonly leftOut: { readonly field: string; readonly unless: RawBuilder<boolean> };
};

export type AskedList = {
  readonly filter: CheckedFilter;
  readonly order: Order;
  readonly limit: number;
  readonly cursor: string | undefined;
};

/** The condition on rows `r`, for whoever asks, today. */
export async function askedRows<Row, View>(
  tx: Tx,
  scope: Scope,
  kind: ListedKind<Row, View>,
  filter: CheckedFilter,
  now: Date,
): Promise<RawBuilder<boolean>> {
  const context = await filterContext(tx, scope, now);
  const conditions = [sql`r.workspace_id = ${scope.workspaceId}`, filterSql(filter, kind.catalogue, kind.source, context, "r")];
  if (!namesField(filter, kind.leftOut.field)) conditions.push(kind.leftOut.unless);
  return sql`${sql.join(conditions, sql` and `)}`;
}

export async function recordsPage<Row extends object, View>(
  tx: Tx,
  scope: Scope,
  kind: ListedKind<Row, View>,
  asked: AskedList,
  now: Date,
): Promise<Result<Page<View>, "cursor_malformed">> {
  const where = await askedRows(tx, scope, kind, asked.filter, now);
  const { catalogue, source, columns, joins, table, present } = kind;
  const seen = await seenRows(tx, scope, table);
  const request = { order: asked.order, limit: asked.limit, cursor: asked.cursor, catalogue, source, alias: "r" };
  const read = await readPage<Row & { sortKeys: readonly (string | null)[] }>(request, async (piece) => {
    const { rows } = await sql<Row & { sortKeys: readonly (string | null)[] }>`
      select ${columns}, ${piece.sortKeys} as "sortKeys" from ${seen} r ${piece.joins} ${joins}
      where ${where} and ${piece.where} order by ${piece.orderBy} limit ${piece.limit}`.execute(tx);
    return rows;
  });
  if (!read.ok) return read;
  const items = read.value.items.map(({ sortKeys: _, ...row }) => present(row as unknown as Row));
  return { ok: true, value: { items, nextCursor: read.value.nextCursor } };
}

/** One record, if whoever asks sees it. */
export async function findRecord<Row, View>(tx: Tx, workspaceId: string, kind: ListedKind<Row, View>, id: string): Promise<View | null> {
  const { rows } = await sql<Row>`
    select ${kind.columns} from ${sql.table(kind.table)} r ${kind.joins} where r.workspace_id = ${workspaceId} and r.id = ${id}`.execute(
    tx,
  );
  return rows[0] ? kind.present(rows[0]) : null;
}

/** How many rows a list has, and what an amount of them comes to in each currency. */
export type ListSummary = { readonly count: number; readonly sums: MoneyJson[] };

/** `minor` and `currency` are of a row `r`; without an amount there are no sums. */
export async function listSummary<Row, View>(
  tx: Tx,
  scope: Scope,
  kind: ListedKind<Row, View>,
  filter: CheckedFilter,
  amount: { readonly minor: RawBuilder<unknown>; readonly currency: RawBuilder<unknown> } | null,
  now: Date,
): Promise<ListSummary> {
  const where = await askedRows(tx, scope, kind, filter, now);
  const [minor, currency] = [amount?.minor ?? sql`null::bigint`, amount?.currency ?? sql`null::text`];
  const { rows } = await sql<{ currency: string | null; count: bigint; minor: string | null }>`
    select ${currency} as currency, count(*) as count, sum(${minor})::text as minor from ${sql.table(kind.table)} r where ${where} group by 1 order by 1`.execute(
    tx,
  );
  return {
    count: rows.reduce((sum, row) => sum + Number(row.count), 0),
    sums: rows.flatMap(({ currency: code, minor: sum }) =>
      code === null || sum === null ? [] : [formatMoney({ minor: BigInt(sum), currency: code })],
    ),
  };
}
