/** What a list is sorted by: `sort=-amount,title`. Missing values come last either way; ties are broken by the id. */
import type { Money } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { type Catalogue, type FieldKind, fieldOf } from "./catalogue.ts";
import { compareRatios, compareValues, ratioOfNumber, textOf } from "./matches.ts";

export type SortKey = { readonly field: string; readonly isDescending: boolean };

/** The sort keys, the first counting most. Ties go by id, in the direction of the last key. */
export type Order = readonly SortKey[];

export type SortFault = {
  readonly code: "too_many_sort_keys" | "unknown_field" | "not_sortable" | "repeated_sort_key";
  readonly field: string;
};

const mostKeys = 3;
/** Characters by which texts that may be long are sorted. */
export const sortedLength = 200;

/** Kinds whose values have an order that means something to people: an id has none, nor have several values. */
const sortable: ReadonlySet<FieldKind> = new Set([
  "text",
  "link",
  "code",
  "number",
  "money",
  "date",
  "instant",
  "choice",
  "boolean",
] as const);

/** Reads a `sort` parameter: names of fields with commas between, a minus before those that go from the greatest down; "" is no order but the id's. */
export function readOrder(text: string, catalogue: Catalogue<never>): Result<Order, SortFault> {
  const words = text.trim() === "" ? [] : text.split(",").map((word) => word.trim());
  const keys = words.map((word) => ({ field: word.replace(/^-/, ""), isDescending: word.startsWith("-") }));
  if (keys.length > mostKeys) return no({ code: "too_many_sort_keys", field: keys[mostKeys]!.field });
  for (const [index, { field }] of keys.entries()) {
    const known = fieldOf(catalogue, field);
    if (known === undefined) return no({ code: "unknown_field", field });
    if (!sortable.has(known.kind)) return no({ code: "not_sortable", field });
    if (keys.findIndex((other) => other.field === field) < index) return no({ code: "repeated_sort_key", field });
  }
  return yes(keys);
}

/** The order as a `sort` parameter. */
export function orderText(order: Order): string {
  return order.map(({ field, isDescending }) => `${isDescending ? "-" : ""}${field}`).join(",");
}

/** Compares two records by an order, as the database sorts their rows. Texts go by their folded form and the numbers of its characters. */
export function byOrder<Row>(order: Order, catalogue: Catalogue<Row>): (one: Row, other: Row) => number {
  return (one, other) => {
    for (const { field, isDescending } of order) {
      const found = compareField(field, isDescending ? -1 : 1, catalogue, one, other);
      if (found !== 0) return found;
    }
    return compareValues(catalogue.id(one), catalogue.id(other)) * (order.at(-1)?.isDescending ? -1 : 1);
  };
}

function compareField<Row>(name: string, sign: 1 | -1, catalogue: Catalogue<Row>, one: Row, other: Row): number {
  const field = fieldOf(catalogue, name);
  if (field === undefined) throw new Error(`The list is sorted by "${name}", which its catalogue does not have.`);
  const [left, right] = [field.of(one), field.of(other)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return sign * compare(left, right);

  function compare(a: unknown, b: unknown): number {
    switch (field!.kind) {
      case "number":
        return compareRatios(ratioOfNumber(a as number), ratioOfNumber(b as number));
      case "money": {
        const [x, y] = [a as Money, b as Money];
        return compareValues(x.currency, y.currency) || compareValues(x.minor, y.minor);
      }
      case "boolean":
        return Number(a) - Number(b);
      case "instant":
        return (a as Date).getTime() - (b as Date).getTime();
      case "date":
        return compareValues(a as string, b as string);
      default: {
        const [x, y] = [textOf(field!, a), textOf(field!, b)].map((text) => (field!.isLong ? firstCharacters(text) : text));
        return compareByCharacter(x as string, y as string);
      }
    }
  }
}

const firstCharacters = (text: string) => [...text].slice(0, sortedLength).join("");

/** By the numbers of the characters, as the bytes of UTF-8 do; JavaScript's own order puts emoji before some letters of wide scripts. */
export function compareByCharacter(one: string, other: string): number {
  const left = one[Symbol.iterator]();
  const right = other[Symbol.iterator]();
  for (;;) {
    const [a, b] = [left.next(), right.next()];
    if (a.done || b.done) return Number(b.done) - Number(a.done);
    const difference = a.value.codePointAt(0)! - b.value.codePointAt(0)!;
    if (difference !== 0) return Math.sign(difference);
  }
}
