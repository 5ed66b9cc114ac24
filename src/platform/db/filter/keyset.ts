/** Which rows come after a row in an order. */
import { type RawBuilder, sql } from "kysely";
import type { CursorKey } from "#shared/cursor.ts";
import { parameterOf, type SortColumn } from "./sort-columns.ts";
import { allOf, anyOf, never } from "./value-sql.ts";

type Condition = RawBuilder<boolean>;

/** The rows after the one with these keys. Where no value can be missing and all go one way, PostgreSQL compares rows as a whole, by index. */
export function wholeAfter(columns: readonly SortColumn[], keys: readonly CursorKey[]): Condition {
  const [first] = columns as [SortColumn, ...SortColumn[]];
  // Of columns of two tables no index serves the comparison as a whole.
  const isPlain = columns.every(({ mayMiss, isDescending }) => !mayMiss && isDescending === first.isDescending) && !first.joined;
  if (isPlain && !keys.includes(null)) {
    const values = columns.map((column, index) => parameterOf(keys[index]!, column));
    return sql`(${sql.join(columns.map(({ expression }) => expression))}) ${sign(first)} (${sql.join(values)})`;
  }
  const steps = columns.map((column, index) =>
    allOf([...columns.slice(0, index).map((before, at) => isLike(before, keys[at] ?? null)), columnAfter(column, keys[index] ?? null)]),
  );
  // Says nothing new, but gives an index a place to begin.
  const begin: readonly Condition[] =
    first.mayMiss || keys[0] === null
      ? []
      : [sql`${first.expression} ${sql.raw(first.isDescending ? "<=" : ">=")} ${parameterOf(keys[0]!, first)}`];
  return allOf([...begin, anyOf(steps)]);
}

const sign = ({ isDescending }: SortColumn) => sql.raw(isDescending ? "<" : ">");

function columnAfter(column: SortColumn, key: CursorKey): Condition {
  if (key === null) return never;
  const after: Condition = sql`${column.expression} ${sign(column)} ${parameterOf(key, column)}`;
  return column.mayMiss ? anyOf([after, sql`${column.expression} is null`]) : after;
}

function isLike(column: SortColumn, key: CursorKey): Condition {
  return key === null ? sql`${column.expression} is null` : sql`${column.expression} = ${parameterOf(key, column)}`;
}
