/** The columns a list is sorted by, and how their values travel in a cursor. */
import { type RawBuilder, sql } from "kysely";
import type { CursorKey, CursorKind } from "#shared/cursor.ts";
import { isDate } from "#shared/date.ts";
import { type Catalogue, type FieldKind, fieldOf } from "#shared/filter/catalogue.ts";
import { type Order, sortedLength } from "#shared/filter/order.ts";
import { columnOf, type SqlSource, sideJoin, sideRows } from "./source.ts";

type Type = "text" | "bigint" | "date" | "timestamptz" | "boolean" | "uuid";

export type SortColumn = {
  readonly expression: RawBuilder<unknown>;
  readonly type: Type;
  readonly isDescending: boolean;
  /** False where a value is never missing, or only together with the column before it. */
  readonly mayMiss: boolean;
  /** Of what a list is sorted by first, where it stands in rows of another table: by joining these an index of theirs gives the order. */
  readonly joined?: { readonly rows: RawBuilder<unknown>; readonly expression: RawBuilder<unknown> };
};

const typeOf: Readonly<Partial<Record<FieldKind, Type>>> = {
  text: "text",
  link: "text",
  code: "text",
  choice: "text",
  number: "bigint",
  date: "date",
  instant: "timestamptz",
  boolean: "boolean",
};

/** The columns of an order, the id last. Money is sorted by currency and then by amount, for amounts of two currencies have no order. */
export function sortColumns(order: Order, catalogue: Catalogue<never>, source: SqlSource, alias: string): readonly SortColumn[] {
  const columns = order.flatMap(({ field: name, isDescending }, place): readonly SortColumn[] => {
    const known = fieldOf(catalogue, name);
    const field = Object.hasOwn(source.fields, name) ? source.fields[name] : undefined;
    if (known === undefined || field === undefined) throw new Error(`The source does not say where "${name}" stands.`);
    const mayMiss = known.isRequired !== true;
    const read = (column: typeof source.id, finish: (column: RawBuilder<unknown>) => RawBuilder<unknown> = (plain) => plain) => {
      if (field.side === undefined) return { expression: finish(columnOf(column, alias)) };
      const expression = sql`(select ${finish(columnOf(column, "sort_row"))} from ${sideRows(field.side, alias, "sort_row")})`;
      if (place > 0 || !mayMiss) return { expression };
      return { expression, joined: { rows: sideJoin(field.side, alias, "sort_side"), expression: finish(columnOf(column, "sort_side")) } };
    };
    if ("minor" in field)
      return [
        { ...read(field.currency, byBytes), type: "text", isDescending, mayMiss },
        { ...read(field.minor), type: "bigint", isDescending, mayMiss: false },
      ];
    const type = typeOf[known.kind];
    if (type === undefined) throw new Error(`"${name}" has no order.`);
    const cut = (column: RawBuilder<unknown>) => byBytes(known.isLong ? sql`left(${column}, ${sql.lit(sortedLength)})` : column);
    return [{ ...read(field.column, type === "text" ? cut : undefined), type, isDescending, mayMiss }];
  });
  const isDescending = order.at(-1)?.isDescending ?? false;
  return [...columns, { expression: columnOf(source.id, alias), type: "uuid", isDescending, mayMiss: false }];
}

const byBytes = (column: RawBuilder<unknown>) => sql`${column} collate "C"`;

/** The value as text, exact to the last digit the database keeps. */
export function keyText({ expression, type }: SortColumn): RawBuilder<unknown> {
  if (type === "timestamptz") return sql`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return type === "date" ? sql`to_char(${expression}, 'YYYY-MM-DD')` : sql`${expression}::text`;
}

export function parameterOf(key: CursorKey, { type }: SortColumn): RawBuilder<unknown> {
  return type === "text" ? sql`${key}::text collate "C"` : sql`${key}::${sql.raw(type)}`;
}

const kinds = {
  text: "text",
  bigint: "digits",
  date: "date",
  timestamptz: "instant",
  boolean: "boolean",
  uuid: "id",
} as const satisfies Record<Type, CursorKind>;

/** The kinds of a cursor's keys. Any of them may be null in a cursor of a hostile hand; null then simply sorts last. */
export const cursorKind = ({ type }: SortColumn): CursorKind => (type === "uuid" ? "id" : `${kinds[type]}?`);

/** A key as a cursor carries it. */
export const cursorKey = (text: string | null, { type }: SortColumn): CursorKey =>
  type === "boolean" && text !== null ? text === "true" : text;

const limit = 2n ** 63n;

/** Whether PostgreSQL can read the key: a cursor is checked against accidents only, not against a made-up one. */
export function isReadable(key: CursorKey, { type }: SortColumn): boolean {
  if (typeof key !== "string") return true;
  switch (type) {
    case "bigint":
      return BigInt(key) < limit && BigInt(key) >= -limit;
    case "timestamptz":
      return key.endsWith("Z") && isDate(key.slice(0, 10)) && !key.includes("T24");
    case "text":
      return key.isWellFormed();
    default:
      return true;
  }
}
