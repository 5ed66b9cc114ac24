/** One test of a value as SQL, in words that keep indexes usable: plain columns against parameters of the column's own type. */
import { type RawBuilder, sql } from "kysely";
import type { Ratio } from "#shared/decimal.ts";
import type { FieldKind } from "#shared/filter/catalogue.ts";
import type { Range, Test } from "#shared/filter/predicate.ts";
import { columnOf, type SqlField } from "./source.ts";

type Condition = RawBuilder<boolean>;

export const always: Condition = sql`true`;
export const never: Condition = sql`false`;

/** True where the value passes; where it is missing null or false, so that a caller who turns it around has to say `is not true`. */
export function testSql(test: Test, kind: FieldKind, field: SqlField, alias: string): Condition {
  if ("minor" in field) {
    const [minor, currency] = [columnOf(field.minor, alias), columnOf(field.currency, alias)];
    if (test.is !== "moneyIn") return sql`${minor} is not null`;
    const byCurrency = Map.groupBy(test.ranges, (range) => range.currency);
    const parts = [...byCurrency].map(([code, ranges]): Condition => {
      return sql`(${currency} = ${code} and ${rangesSql(minor, ranges.map(integers), "bigint")})`;
    });
    return anyOf(parts);
  }
  const column = columnOf(field.column, alias);
  // Several values in one column are an array; in rows of a side table each is by itself.
  const isArray = (kind === "choices" || kind === "people" || kind === "records") && field.side === undefined;
  const isId = kind === "person" || kind === "people" || kind === "record" || kind === "records";
  switch (test.is) {
    case "present":
      return isArray ? sql`cardinality(${column}) > 0` : sql`${column} is not null`;
    case "truth":
      return sql`${column} = ${test.value}`;
    case "oneOf": {
      const list = (): RawBuilder<unknown> => (isId ? sql`${[...test.values]}::uuid[]` : sql`${[...test.values]}::text[]`);
      if (isArray) return sql`${column} && ${list()}`;
      const [only] = test.values;
      if (only === undefined) return never;
      if (test.values.length > 1) return sql`${column} = any(${list()})`;
      return isId ? sql`${column} = ${only}::uuid` : sql`${column} = ${only}::text`;
    }
    case "contains":
      return sql`position(${test.text}::text in ${column}) > 0`;
    case "startsWith":
      return startsWith(column, test.text);
    case "numberIn":
      return rangesSql(
        column,
        test.ranges.map((range) => integers(scaled(range, field.scale ?? 0))),
        "bigint",
      );
    case "moneyIn":
      throw new Error("Money stands in two columns, minor and currency.");
    case "dateIn":
      return rangesSql(column, test.ranges, "date");
    case "instantIn":
      return rangesSql(column, test.ranges, "timestamptz");
  }
}

/** A range of no value: what lies beyond the greatest integer that can be stored. */
const nowhere = "nowhere";

type Type = "bigint" | "date" | "timestamptz";
/** The value as PostgreSQL reads it; a number of milliseconds is an instant. */
const written = (at: bigint | string | number) => (typeof at === "number" ? new Date(at).toISOString() : String(at));
const parameter = (at: bigint | string | number, type: Type) => sql`${written(at)}::${sql.raw(type)}`;

function rangesSql<V extends bigint | string | number>(
  column: RawBuilder<unknown>,
  ranges: readonly (Range<V> | typeof nowhere)[],
  type: Type,
): Condition {
  const real = ranges.filter((range) => range !== nowhere);
  const isPoint = ({ from, to }: Range<V>) => from !== null && to !== null && from.at === to.at && from.isIncluded && to.isIncluded;
  const points = real.filter(isPoint).map(({ from }) => from!.at);
  const stretches = real.filter((range) => !isPoint(range)).map((range) => stretchSql(column, range, type));
  const [only] = points;
  if (only === undefined) return anyOf(stretches);
  const isOne =
    points.length === 1
      ? sql<boolean>`${column} = ${parameter(only, type)}`
      : sql<boolean>`${column} = any(${points.map(written)}::${sql.raw(type)}[])`;
  return anyOf([...stretches, isOne]);
}

function stretchSql<V extends bigint | string | number>(column: RawBuilder<unknown>, { from, to }: Range<V>, type: Type): Condition {
  const lower = from === null ? [] : [sql`${column} ${sql.raw(from.isIncluded ? ">=" : ">")} ${parameter(from.at, type)}`];
  const upper = to === null ? [] : [sql`${column} ${sql.raw(to.isIncluded ? "<=" : "<")} ${parameter(to.at, type)}`];
  return lower.length + upper.length === 0 ? sql`${column} is not null` : sql`(${sql.join([...lower, ...upper], sql` and `)})`;
}

/** Texts from the beginning up to the first that comes after all that begin so: a range that an index of any version of PostgreSQL serves. */
function startsWith(column: RawBuilder<unknown>, text: string): Condition {
  const end = afterAll(text);
  const from = sql<boolean>`${column} collate "C" >= ${text}::text`;
  return end === null ? from : sql`(${from} and ${column} collate "C" < ${end}::text)`;
}

/** The least text greater than all that begin with this one; null if there is none. */
function afterAll(text: string): string | null {
  const characters = [...text];
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const code = last.codePointAt(0) as number;
    // Halves of characters cannot be stored, so the first after U+D7FF is U+E000.
    if (code < 0x10ffff) return characters.join("") + String.fromCodePoint(code === 0xd7ff ? 0xe000 : code + 1);
  }
  return null;
}

const greatest = 2n ** 63n - 1n;

function scaled({ from, to }: Range<Ratio>, scale: number): Range<bigint> | typeof nowhere {
  const factor = 10n ** BigInt(scale);
  const up = from === null ? null : ceil(from.at, factor);
  const down = to === null ? null : floor(to.at, factor);
  const isExact = ({ numerator, denominator }: Ratio) => (numerator * factor) % denominator === 0n;
  // Between two integers the edge itself is no value of the column: 2.5 is 3 from below and 2 from above, whether it belongs to the range or not.
  return {
    from: from === null || up === null ? null : { at: up, isIncluded: from.isIncluded || !isExact(from.at) },
    to: to === null || down === null ? null : { at: down, isIncluded: to.isIncluded || !isExact(to.at) },
  };
}

const floor = ({ numerator, denominator }: Ratio, factor: bigint) => {
  const quotient = (numerator * factor) / denominator;
  return numerator < 0n && (numerator * factor) % denominator !== 0n ? quotient - 1n : quotient;
};
const ceil = (at: Ratio, factor: bigint) => -floor({ numerator: -at.numerator, denominator: at.denominator }, factor);

/** With edges that the type can hold; PostgreSQL would refuse to read a greater one. */
function integers(range: Range<bigint> | typeof nowhere): Range<bigint> | typeof nowhere {
  if (range === nowhere) return nowhere;
  const { from, to } = range;
  if ((from !== null && from.at > greatest) || (to !== null && to.at < -greatest)) return nowhere;
  if (from !== null && to !== null && from.at > to.at) return nowhere;
  return { from: from !== null && from.at < -greatest ? null : from, to: to !== null && to.at > greatest ? null : to };
}

export function anyOf(parts: readonly Condition[]): Condition {
  const [only] = parts;
  if (only === undefined) return never;
  return parts.length === 1 ? only : sql`(${sql.join(parts, sql` or `)})`;
}

export function allOf(parts: readonly Condition[]): Condition {
  const [only] = parts;
  if (only === undefined) return always;
  return parts.length === 1 ? only : sql`(${sql.join(parts, sql` and `)})`;
}
