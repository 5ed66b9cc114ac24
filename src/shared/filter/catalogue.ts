/** What can be asked of a kind of record: its fields by name, and the records that belong to it. */
import type { Money } from "#shared/money.ts";
import type { Op } from "./language.ts";

/**
 * A field's value in memory, by the field's kind. `text` and `link` are compared in the one form of `foldText`; `code` (keys, numbers of
 * another system) and `choice` letter by letter. The kinds in the plural hold several values in no order.
 */
export type Values = {
  readonly text: string;
  readonly link: string;
  readonly code: string;
  /** An integer, or an exact decimal as text ("12.50"). */
  readonly number: number | bigint | string;
  readonly money: Money;
  readonly date: string;
  readonly instant: Date;
  readonly choice: string;
  readonly choices: readonly string[];
  readonly boolean: boolean;
  readonly person: string;
  readonly people: readonly string[];
  readonly record: string;
  readonly records: readonly string[];
};
export type FieldKind = keyof Values;

export type Field<Row> = { readonly [K in FieldKind]: FieldOf<K, Row> }[FieldKind];
type FieldOf<K extends FieldKind, Row> = {
  readonly kind: K;
  /** The value, null where it is missing. An empty list is missing too. */
  readonly of: (row: Row) => Values[K] | null;
  /** Of a choice: what may be asked for; anything, if left out. */
  readonly options?: readonly string[];
  /** Of ids: the kind of record they name, for pickers. */
  readonly record?: string;
  /** A value is never missing; lists sorted by it are read in one go. */
  readonly isRequired?: true;
  /** Text that may be longer than 300 characters: sorted by its first 200 only. */
  readonly isLong?: true;
};

/** Records that belong to one, such as the deals of a client. */
export type Relation<Row> = { readonly to: () => Catalogue<never>; readonly of: (row: Row) => readonly unknown[] };

/** Custom fields are fields like others, under the name `custom.KEY`. */
export type Catalogue<Row> = {
  /** The id of a record, by which lists break ties. */
  readonly id: (row: Row) => string;
  readonly fields: Readonly<Record<string, Field<Row>>>;
  readonly relations: Readonly<Record<string, Relation<Row>>>;
};

/** A relation to records of another catalogue; a function gives it, for two catalogues may know each other. */
export function relation<Row, Related>(to: () => Catalogue<Related>, of: (row: Row) => readonly Related[]): Relation<Row> {
  return { to, of };
}

/** The same catalogue with more fields, such as a workspace's own. */
export function withFields<Row>(catalogue: Catalogue<Row>, fields: Readonly<Record<string, Field<Row>>>): Catalogue<Row> {
  return { ...catalogue, fields: { ...catalogue.fields, ...fields } };
}

/** The field of that name; undefined for a name that is only inherited ("constructor"). */
export function fieldOf<Row>(catalogue: Catalogue<Row>, name: string): Field<Row> | undefined {
  return Object.hasOwn(catalogue.fields, name) ? catalogue.fields[name] : undefined;
}

export function relationOf<Row>(catalogue: Catalogue<Row>, name: string): Relation<Row> | undefined {
  return Object.hasOwn(catalogue.relations, name) ? catalogue.relations[name] : undefined;
}

const texts: readonly Op[] = ["eq", "ne", "in", "notIn", "contains", "startsWith", "empty", "notEmpty"];
const amounts: readonly Op[] = ["eq", "ne", "in", "notIn", "lt", "lte", "gt", "gte", "between", "empty", "notEmpty"];
const days: readonly Op[] = [...amounts, "within"];
const single: readonly Op[] = ["eq", "ne", "in", "notIn", "empty", "notEmpty"];
const several: readonly Op[] = ["contains", "in", "notIn", "empty", "notEmpty"];

/** What may be asked of a field of each kind. Of several values `contains` asks for one, `in` for any of a list, `notIn` for none of it. */
export const opsOf: Readonly<Record<FieldKind, readonly Op[]>> = {
  text: texts,
  link: texts,
  code: texts,
  number: amounts,
  money: amounts,
  date: days,
  instant: days,
  choice: single,
  choices: several,
  boolean: ["eq", "ne", "empty", "notEmpty"],
  person: single,
  people: several,
  record: single,
  records: several,
};
