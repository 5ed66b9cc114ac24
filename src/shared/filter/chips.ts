/** A filter taken apart for the screen: what stands on each chip, without a word of any language. */
import { type Catalogue, type FieldKind, fieldOf, relationOf } from "./catalogue.ts";
import type { CheckedFilter } from "./check.ts";
import type { Filter, Op, PeriodValue, RelativeDate, Scalar } from "./language.ts";

export type Chip = { readonly pointer: string; readonly isNegated: boolean } & (
  | { readonly is: "comparison"; readonly field: string; readonly kind: FieldKind; readonly op: Op; readonly values: readonly ChipValue[] }
  | { readonly is: "group"; readonly join: "and" | "or"; readonly chips: readonly Chip[] }
  /** Related records, with what is asked of them: all chips hold. */
  | { readonly is: "related"; readonly relation: string; readonly chips: readonly Chip[] }
);

export type ChipValue =
  | { readonly is: "text" | "option" | "person" | "record" | "date" | "instant"; readonly text: string; readonly record?: string }
  | { readonly is: "me" | "myPeople" }
  | { readonly is: "number"; readonly number: number }
  | { readonly is: "truth"; readonly value: boolean }
  | { readonly is: "money"; readonly amount: string; readonly currency: string }
  | { readonly is: "relative"; readonly date: RelativeDate }
  | { readonly is: "period"; readonly period: PeriodValue };

/** The chips of a filter, all of which hold; none for the filter that holds for everything. Each names its place in the filter, for a click to take it away. */
export function describeFilter(filter: CheckedFilter, catalogue: Catalogue<never>): readonly Chip[] {
  return chipsOf(filter, catalogue, "");
}

/** A list of all that hold is taken apart; anything else is one chip. */
function chipsOf(filter: Filter, catalogue: Catalogue<never>, pointer: string): readonly Chip[] {
  if (!("and" in filter)) return [chipOf(filter, catalogue, pointer, false)];
  return filter.and.map((member, index) => chipOf(member, catalogue, `${pointer}/and/${index}`, false));
}

function chipOf(filter: Filter, catalogue: Catalogue<never>, pointer: string, isNegated: boolean): Chip {
  if ("not" in filter) return { ...chipOf(filter.not, catalogue, `${pointer}/not`, !isNegated), pointer };
  if ("and" in filter || "or" in filter) {
    const join = "and" in filter ? "and" : "or";
    const members = "and" in filter ? filter.and : filter.or;
    const chips = members.map((member, index) => chipOf(member, catalogue, `${pointer}/${join}/${index}`, false));
    return { pointer, isNegated, is: "group", join, chips };
  }
  if ("has" in filter || "hasNo" in filter) {
    const relation = "has" in filter ? filter.has : filter.hasNo;
    const target = relationOf(catalogue, relation)?.to();
    const chips = filter.where === undefined || target === undefined ? [] : chipsOf(filter.where, target, `${pointer}/where`);
    return { pointer, isNegated: isNegated !== "hasNo" in filter, is: "related", relation, chips };
  }
  const field = fieldOf(catalogue, filter.field);
  if (field === undefined) throw new Error(`The filter was checked against another catalogue: it asks for "${filter.field}".`);
  const { op, value } = filter;
  const values = value === undefined ? [] : ((Array.isArray(value) ? value : [value]) as readonly (Scalar | PeriodValue)[]);
  const shown = values.map(
    (one): ChipValue =>
      op === "within" ? { is: "period", period: one as PeriodValue } : chipValue(one as Scalar, field.kind, field.record),
  );
  return { pointer, isNegated, is: "comparison", field: filter.field, kind: field.kind, op, values: shown };
}

function chipValue(value: Scalar, kind: FieldKind, record: string | undefined): ChipValue {
  if (typeof value === "number") return { is: "number", number: value };
  if (typeof value === "boolean") return { is: "truth", value };
  if (typeof value === "object")
    return "relative" in value ? { is: "relative", date: value } : { is: "money", amount: value.amount, currency: value.currency };
  switch (kind) {
    case "choice":
    case "choices":
      return { is: "option", text: value };
    case "person":
    case "people":
      return value === "me" || value === "myPeople" ? { is: value } : { is: "person", text: value };
    case "record":
    case "records":
      return { is: "record", text: value, ...(record === undefined ? {} : { record }) };
    case "date":
      return { is: "date", text: value };
    case "instant":
      return { is: value.length === 10 ? "date" : "instant", text: value };
    default:
      return { is: "text", text: value };
  }
}

/** The filter without what stands at the pointer of a chip; what it leaves empty goes with it. */
export function withoutChip(filter: Filter, pointer: string): Filter {
  return without(filter, pointer.split("/").slice(1)) ?? { and: [] };
}

function without(filter: Filter, [word, ...rest]: readonly string[]): Filter | null {
  if (word === undefined) return null;
  if ((word === "and" && "and" in filter) || (word === "or" && "or" in filter)) {
    const members = "and" in filter ? filter.and : (filter as { or: readonly Filter[] }).or;
    const kept = members.flatMap((member, index) => {
      const left = String(index) === rest[0] ? without(member, rest.slice(1)) : member;
      return left === null ? [] : [left];
    });
    return kept.length === 0 ? null : word === "and" ? { and: kept } : { or: kept };
  }
  if (word === "not" && "not" in filter) {
    const left = without(filter.not, rest);
    return left === null ? null : { not: left };
  }
  if (word === "where" && ("has" in filter || "hasNo" in filter) && filter.where !== undefined) {
    const left = without(filter.where, rest);
    const { where: _, ...bare } = filter;
    return left === null ? bare : { ...filter, where: left };
  }
  return filter;
}
