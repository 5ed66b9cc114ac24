/** A filter with everything said that depends on who asks and when: people as ids, dates as dates, texts in their one form. */
import type { Ratio } from "#shared/decimal.ts";

export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | { readonly related: string; readonly where: Predicate }
  | { readonly field: string; readonly test: Test };

/** What is asked of a value that is there; a missing one passes no test. */
export type Test =
  | { readonly is: "present" }
  /** One of these texts, folded where the field is; of several values any. */
  | { readonly is: "oneOf"; readonly values: readonly string[] }
  | { readonly is: "truth"; readonly value: boolean }
  | { readonly is: "contains" | "startsWith"; readonly text: string }
  | { readonly is: "numberIn"; readonly ranges: readonly Range<Ratio>[] }
  | { readonly is: "moneyIn"; readonly ranges: readonly (Range<bigint> & { readonly currency: string })[] }
  | { readonly is: "dateIn"; readonly ranges: readonly Range<string>[] }
  | { readonly is: "instantIn"; readonly ranges: readonly Range<number>[] };

/** The values from one edge to another; without an edge it goes on without end. Instants are milliseconds since 1970. */
export type Range<V> = { readonly from: Edge<V> | null; readonly to: Edge<V> | null };
export type Edge<V> = { readonly at: V; readonly isIncluded: boolean };

/** Whether the value lies in the range, by an order of values (negative, 0 or positive). */
export function isWithin<V>(value: V, { from, to }: Range<V>, compare: (one: V, other: V) => number): boolean {
  if (from !== null) {
    const order = compare(value, from.at);
    if (from.isIncluded ? order < 0 : order <= 0) return false;
  }
  if (to === null) return true;
  const order = compare(value, to.at);
  return to.isIncluded ? order <= 0 : order < 0;
}
