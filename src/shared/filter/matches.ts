/** A filter asked of records in memory. It says of every record what the database says of its row. */
import { type Ratio, ratioOfDecimal } from "#shared/decimal.ts";
import type { Money } from "#shared/money.ts";
import { foldText } from "#shared/text.ts";
import { type Catalogue, type Field, fieldOf, relationOf } from "./catalogue.ts";
import type { CheckedFilter } from "./check.ts";
import { isWithin, type Predicate, type Test } from "./predicate.ts";
import { type FilterContext, resolveFilter } from "./resolve.ts";

/** Whether the filter holds for the record. */
export function matches<Row>(filter: CheckedFilter, row: Row, catalogue: Catalogue<Row>, context: FilterContext): boolean {
  return holds(resolveFilter(filter, catalogue, context), row, catalogue);
}

/** Whether the resolved filter holds for the record; for many records it is resolved once. */
export function holds<Row>(predicate: Predicate, row: Row, catalogue: Catalogue<Row>): boolean {
  if ("all" in predicate) return predicate.all.every((one) => holds(one, row, catalogue));
  if ("any" in predicate) return predicate.any.some((one) => holds(one, row, catalogue));
  if ("not" in predicate) return !holds(predicate.not, row, catalogue);
  if ("related" in predicate) {
    const relation = relationOf(catalogue, predicate.related);
    if (relation === undefined) throw unknown(predicate.related);
    // Rows of the relation are rows of its catalogue: `relation` made sure of it when they were put together.
    const target = relation.to() as Catalogue<unknown>;
    return relation.of(row).some((one) => holds(predicate.where, one, target));
  }
  const field = fieldOf(catalogue, predicate.field);
  if (field === undefined) throw unknown(predicate.field);
  return passes(field, field.of(row), predicate.test);
}

const unknown = (name: string) => new Error(`The filter was resolved with another catalogue: it asks for "${name}".`);

function passes(field: Field<never>, value: unknown, test: Test): boolean {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return false;
  switch (test.is) {
    case "present":
      return true;
    case "truth":
      return value === test.value;
    case "oneOf":
      return Array.isArray(value) ? value.some((one) => test.values.includes(one)) : test.values.includes(textOf(field, value));
    case "contains":
      return textOf(field, value).includes(test.text);
    case "startsWith":
      return textOf(field, value).startsWith(test.text);
    case "numberIn": {
      const number = ratioOfNumber(value as number | bigint | string);
      return test.ranges.some((range) => isWithin(number, range, compareRatios));
    }
    case "moneyIn": {
      const { minor, currency } = value as Money;
      return test.ranges.some((range) => range.currency === currency && isWithin(minor, range, compareValues));
    }
    case "dateIn":
      return test.ranges.some((range) => isWithin(value as string, range, compareValues));
    case "instantIn":
      return test.ranges.some((range) => isWithin((value as Date).getTime(), range, compareValues));
  }
}

/** The text as it is compared: texts and links in their one form, codes and options as they are. */
export function textOf({ kind }: Field<never>, value: unknown): string {
  return kind === "text" || kind === "link" ? foldText(value as string) : (value as string);
}

export function compareValues<V extends string | number | bigint>(one: V, other: V): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function compareRatios(one: Ratio, other: Ratio): number {
  return compareValues(one.numerator * other.denominator, other.numerator * one.denominator);
}

/** A field's number exactly; throws a RangeError on a text that is no decimal and on a number written with an exponent. */
export function ratioOfNumber(value: number | bigint | string): Ratio {
  const read = ratioOfDecimal(String(value));
  if (!read.ok) throw new RangeError(`"${value}" is not a number of a field.`);
  return read.value;
}
