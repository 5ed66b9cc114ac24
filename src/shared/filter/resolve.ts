/** From what a filter says to what it asks, for a person, on a day, in a place. */
import { foldText } from "#shared/text.ts";
import { type Catalogue, type Field, fieldOf, relationOf } from "./catalogue.ts";
import type { CheckedFilter } from "./check.ts";
import type { Comparison, Filter, Op, Scalar } from "./language.ts";
import type { Predicate, Test } from "./predicate.ts";
import { dateRange, type Frame, instantRange, moneyRanges, numberRange } from "./range.ts";

/** What the answer depends on besides the record. */
export type FilterContext = Frame & {
  /** The person who asks; null for the system, for which "me" is nobody. */
  readonly me: string | null;
  /** That person and everybody below. */
  readonly myPeople: readonly string[];
};

/** The filter, resolved. */
export function resolveFilter(filter: CheckedFilter, catalogue: Catalogue<never>, context: FilterContext): Predicate {
  return resolve(filter, catalogue, context);
}

/** The depth was checked, so this may call itself. */
function resolve(filter: Filter, catalogue: Catalogue<never>, context: FilterContext): Predicate {
  if ("and" in filter) return { all: filter.and.map((member) => resolve(member, catalogue, context)) };
  if ("or" in filter) return { any: filter.or.map((member) => resolve(member, catalogue, context)) };
  if ("not" in filter) return { not: resolve(filter.not, catalogue, context) };
  if ("has" in filter) return related(filter.has, filter.where, catalogue, context);
  if ("hasNo" in filter) return { not: related(filter.hasNo, filter.where, catalogue, context) };
  const field = fieldOf(catalogue, filter.field);
  if (field === undefined) throw new Error(`The filter was checked against another catalogue: it asks for "${filter.field}".`);
  return comparison(filter, field, context);
}

function related(name: string, where: Filter | undefined, catalogue: Catalogue<never>, context: FilterContext): Predicate {
  const relation = relationOf(catalogue, name);
  if (relation === undefined) throw new Error(`The filter was checked against another catalogue: it asks for "${name}".`);
  return { related: name, where: where === undefined ? { all: [] } : resolve(where, relation.to(), context) };
}

const opposites: Readonly<Partial<Record<Op, Op>>> = { ne: "eq", notIn: "in", empty: "notEmpty" };

function comparison({ field: name, op, value }: Comparison, field: Field<never>, context: FilterContext): Predicate {
  const opposite = opposites[op];
  const asked = { field: name, test: testOf(field, opposite ?? op, value, context) };
  return opposite === undefined ? asked : { not: asked };
}

function testOf({ kind }: Field<never>, op: Op, value: Comparison["value"], context: FilterContext): Test {
  if (op === "notEmpty") return { is: "present" };
  const values = (op === "in" ? value : [value]) as readonly Scalar[];
  switch (kind) {
    case "boolean":
      return { is: "truth", value: value as boolean };
    case "number":
      return { is: "numberIn", ranges: values.map((one) => numberRange(op, one)) };
    case "money":
      return { is: "moneyIn", ranges: values.flatMap((one) => moneyRanges(op, one, context)) };
    case "date":
      return { is: "dateIn", ranges: values.map((one) => dateRange(op, one, context)) };
    case "instant":
      return { is: "instantIn", ranges: values.map((one) => instantRange(op, one, context)) };
    case "person":
    case "people":
      return { is: "oneOf", values: (values as readonly string[]).flatMap((one) => peopleOf(one, context)) };
    case "text":
    case "link":
      return textTest(op, (values as readonly string[]).map(foldText));
    case "code":
      return textTest(op, values as readonly string[]);
    default:
      return { is: "oneOf", values: values as readonly string[] };
  }
}

function textTest(op: Op, values: readonly string[]): Test {
  return op === "contains" || op === "startsWith" ? { is: op, text: values[0] as string } : { is: "oneOf", values };
}

function peopleOf(value: string, { me, myPeople }: FilterContext): readonly string[] {
  if (value === "myPeople") return myPeople;
  if (value === "me") return me === null ? [] : [me];
  return [value];
}
