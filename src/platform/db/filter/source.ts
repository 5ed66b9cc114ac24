/** Where in the database the fields of a catalogue stand. All names in a statement come from here, and nothing else does. */
import { type RawBuilder, sql } from "kysely";

/** A column of the row by its name, or an expression over the row's alias. */
export type Column = string | ((alias: string) => RawBuilder<unknown>);

/**
 * A field's column, of its kind's type:
 * - text, link: `text`, holding `foldText` of the value, declared `collate "C"` so that one index serves equality, beginnings and order
 * - code, choice: `text`, `collate "C"` likewise
 * - number: `smallint`, `integer` or `bigint`, counting the `scale`th decimal place (scale 2 and 1250 are 12.50). Not `numeric`, whose
 *   operators use no index under policies
 * - money: minor units as `bigint`, and the currency as `text collate "C"`; both null or neither
 * - date, instant, boolean, person, record: `date`, `timestamptz`, `boolean`, `uuid`
 * - choices, people, records: an array of these; with `side` one value to a row
 */
export type SqlField = ({ readonly column: Column; readonly scale?: number } | { readonly minor: Column; readonly currency: Column }) & {
  /** The field stands in rows of another table, as custom fields do. */
  readonly side?: Side;
};

/** Rows of another table: by columns equal to columns of this row, and by fixed values. */
export type Side = {
  /** With its schema: "fields.value". */
  readonly table: string;
  /** Their column → our column. */
  readonly on: Readonly<Record<string, string>>;
  /** Their column → the value it must have; null for "is null". */
  readonly where?: Readonly<Record<string, string | number | boolean | null>>;
};

export type SqlRelation = Side & { readonly to: () => SqlSource };

/** The database's side of a catalogue: the same names. */
export type SqlSource = {
  /** The id, `uuid`. */
  readonly id: Column;
  readonly fields: Readonly<Record<string, SqlField>>;
  readonly relations: Readonly<Record<string, SqlRelation>>;
};

export function columnOf(column: Column, alias: string): RawBuilder<unknown> {
  return typeof column === "string" ? sql.ref(`${alias}.${column}`) : column(alias);
}

/** The rows of a side table, under an alias, that belong to ours: `"fields"."value" as "f1" where …`. */
export function sideRows(side: Side, ours: string, theirs: string): RawBuilder<unknown> {
  return sql`${sql.table(side.table)} as ${sql.id(theirs)} where ${belonging(side, ours, theirs)}`;
}

/** The same rows joined to ours, which leaves out those of ours that have none. */
export function sideJoin(side: Side, ours: string, theirs: string): RawBuilder<unknown> {
  return sql`join ${sql.table(side.table)} as ${sql.id(theirs)} on ${belonging(side, ours, theirs)}`;
}

function belonging({ on, where = {} }: Side, ours: string, theirs: string): RawBuilder<unknown> {
  const links = Object.entries(on).map(([their, our]) => sql`${sql.ref(`${theirs}.${their}`)} = ${sql.ref(`${ours}.${our}`)}`);
  const fixed = Object.entries(where).map(([their, value]) => {
    const column = sql.ref(`${theirs}.${their}`);
    return value === null ? sql`${column} is null` : sql`${column} = ${value}`;
  });
  return sql.join([...links, ...fixed], sql` and `);
}
