/** Lists page by page, by key and never by offset, at the same cost at any depth. */
import { type RawBuilder, sql } from "kysely";
import { type CursorKey, decodeCursor, encodeCursor } from "#shared/cursor.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type Order, orderText } from "#shared/filter/order.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { wholeAfter } from "./keyset.ts";
import { cursorKey, cursorKind, isReadable, keyText, type SortColumn, sortColumns } from "./sort-columns.ts";
import type { SqlSource } from "./source.ts";
import { allOf, always } from "./value-sql.ts";

type Condition = RawBuilder<boolean>;

/** What is read of a list at one go, to be put into a query: `select …, sortKeys from rows joins where … and where order by orderBy limit limit`. */
export type Piece = {
  /** Behind the rows of the list, whose alias it knows: what they are sorted by may stand in another table. */
  readonly joins: RawBuilder<unknown>;
  readonly where: Condition;
  readonly orderBy: RawBuilder<unknown>;
  /** The same order for whoever has the rows of the piece without what was joined. */
  readonly orderAgain: RawBuilder<unknown>;
  /** To be selected as `sortKeys`: where in the order the row stands. */
  readonly sortKeys: RawBuilder<readonly (string | null)[]>;
  readonly limit: number;
};

export type PageRow = { readonly sortKeys: readonly (string | null)[] };
export type Page<Row> = { readonly items: readonly Row[]; readonly nextCursor: string | null };

export type PageRequest = {
  readonly order: Order;
  readonly catalogue: Catalogue<never>;
  readonly source: SqlSource;
  readonly alias: string;
  readonly limit: number;
  readonly cursor: string | undefined;
};

/**
 * Reads a page. A list is read in two pieces, first the rows that have a value to be sorted by and then, where the page is not yet full,
 * those that have none: so one plain index over (workspace, column, id) serves both directions with the missing values last.
 */
export async function readPage<Row extends PageRow>(
  request: PageRequest,
  rowsOf: (piece: Piece) => Promise<readonly Row[]>,
): Promise<Result<Page<Row>, "cursor_malformed">> {
  const { order, catalogue, source, alias, limit } = request;
  const columns = sortColumns(order, catalogue, source, alias);
  const keys = request.cursor === undefined ? null : readCursor(request.cursor, order, columns);
  if (keys !== null && !keys.ok) return keys;
  const rows: Row[] = [];
  for (const { joins = sql``, where, sorted, again = sorted, told = columns } of pieces(columns, keys === null ? null : keys.value)) {
    const wanted = limit + 1 - rows.length;
    if (wanted <= 0) break;
    rows.push(
      ...(await rowsOf({ joins, where, orderBy: orderBy(sorted), orderAgain: orderBy(again), sortKeys: sortKeys(told), limit: wanted })),
    );
  }
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return yes({ items, nextCursor: rows.length > limit && last !== undefined ? writeCursor(last.sortKeys, order, columns) : null });
}

type Part = {
  readonly joins?: RawBuilder<unknown>;
  readonly where: Condition;
  readonly sorted: readonly SortColumn[];
  readonly again?: readonly SortColumn[];
  readonly told?: readonly SortColumn[];
};

function pieces(columns: readonly SortColumn[], keys: readonly CursorKey[] | null): readonly Part[] {
  const [first, ...others] = columns as [SortColumn, ...SortColumn[]];
  if (!first.mayMiss) return [{ where: keys === null ? always : wholeAfter(columns, keys), sorted: columns }];
  const isMissing: Condition = sql`${first.expression} is null`;
  const [key, ...rest] = keys ?? [];
  if (key === null) return [{ where: allOf([isMissing, wholeAfter(others, rest)]), sorted: others }];
  const again: readonly SortColumn[] = [{ ...first, mayMiss: false }, ...others];
  const known = again.map((column) => ({ ...column, ...column.joined }));
  const isKnown: Condition = sql`${known[0]!.expression} is not null`;
  return [
    {
      ...(first.joined && { joins: first.joined.rows }),
      where: keys === null ? isKnown : allOf([isKnown, wholeAfter(known, keys)]),
      ...{ sorted: known, again, told: known },
    },
    { where: isMissing, sorted: others },
  ];
}

function orderBy(columns: readonly SortColumn[]): RawBuilder<unknown> {
  const words = columns.map(({ expression, isDescending, mayMiss }) => {
    // Said only where it matters: an index that goes the plain way then fits.
    const nulls = mayMiss && isDescending ? sql` nulls last` : sql``;
    return sql`${expression} ${sql.raw(isDescending ? "desc" : "asc")}${nulls}`;
  });
  return sql.join(words);
}

function sortKeys(columns: readonly SortColumn[]): RawBuilder<readonly (string | null)[]> {
  return sql`array[${sql.join(columns.map(keyText))}]::text[]`;
}

/** A cursor names its order, so that it is refused by the same list in another order. */
function writeCursor(texts: readonly (string | null)[], order: Order, columns: readonly SortColumn[]): string {
  return encodeCursor([orderText(order), ...columns.map((column, index) => cursorKey(texts[index] ?? null, column))]);
}

function readCursor(text: string, order: Order, columns: readonly SortColumn[]): Result<readonly CursorKey[], "cursor_malformed"> {
  const read = decodeCursor(text, ["text", ...columns.map(cursorKind)]);
  if (!read.ok) return read;
  const [of, ...keys] = read.value;
  const isOurs = of === orderText(order) && keys.every((key, index) => isReadable(key, columns[index]!));
  return isOurs ? yes(keys) : no("cursor_malformed");
}
