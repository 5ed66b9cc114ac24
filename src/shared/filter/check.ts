/** Reads a filter from outside: refused, with a pointer to every fault, unless each word of it is in the catalogue. */
import { no, type Result, yes } from "#shared/result.ts";
import { type Catalogue, fieldOf, opsOf, relationOf } from "./catalogue.ts";
import { type Filter, limits, type Op, ops } from "./language.ts";
import { type ValueFault, valueFaults } from "./value.ts";

export type FilterFaultCode =
  | "not_json"
  | "too_long"
  | "too_deep"
  | "too_many_nodes"
  | "malformed"
  | "unknown_field"
  | "unknown_relation"
  | "unknown_op"
  | "op_not_for_kind"
  | ValueFault;

/** What is wrong, and where: a JSON pointer into the filter, "" for the whole of it. */
export type FilterFault = { readonly pointer: string; readonly code: FilterFaultCode };

declare const checked: unique symbol;
/** A filter of which every field, operator and value was found good for a catalogue. */
export type CheckedFilter = Filter & { readonly [checked]: true };

const mostFaults = 20;

/** A filter from JSON text. */
export function readFilter(text: string, catalogue: Catalogue<never>): Result<CheckedFilter, readonly FilterFault[]> {
  if (text.length > limits.json) return no([{ pointer: "", code: "too_long" }]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return no([{ pointer: "", code: "not_json" }]);
  }
  return checkFilter(json, catalogue);
}

type Visit = { readonly node: unknown; readonly pointer: string; readonly depth: number; readonly catalogue: Catalogue<never> };

/**
 * A filter from JSON that was read before. It is walked with a list of what is still to visit and never goes deeper than allowed,
 * so that no nesting, however deep, can exhaust the stack.
 */
export function checkFilter(json: unknown, catalogue: Catalogue<never>): Result<CheckedFilter, readonly FilterFault[]> {
  const faults: FilterFault[] = [];
  const open: Visit[] = [{ node: json, pointer: "", depth: 1, catalogue }];
  let nodes = 1;
  for (let visit = open.pop(); visit !== undefined && faults.length < mostFaults; visit = open.pop()) {
    if (visit.depth > limits.depth) return no([{ pointer: visit.pointer, code: "too_deep" }]);
    const { children, found } = look(visit);
    faults.push(...found);
    nodes += children.length;
    if (nodes > limits.nodes) return no([{ pointer: visit.pointer, code: "too_many_nodes" }]);
    open.push(...children.reverse());
  }
  return faults.length > 0 ? no(faults.slice(0, mostFaults)) : yes(json as CheckedFilter);
}

type Look = { readonly children: Visit[]; readonly found: readonly FilterFault[] };

function look({ node, pointer, depth, catalogue }: Visit): Look {
  const refuse = (code: FilterFaultCode, at = ""): Look => ({ children: [], found: [{ pointer: pointer + at, code }] });
  if (typeof node !== "object" || node === null || Array.isArray(node)) return refuse("malformed");
  const form = node as Readonly<Record<string, unknown>>;
  const child = (inner: unknown, at: string, of = catalogue): Visit => ({
    node: inner,
    pointer: pointer + at,
    depth: depth + 1,
    catalogue: of,
  });
  switch (Object.keys(form).sort().join(" ")) {
    case "and":
    case "or": {
      const word = "and" in form ? "and" : "or";
      const members = form[word];
      if (!Array.isArray(members)) return refuse("malformed", `/${word}`);
      if (members.length > limits.nodes) return refuse("too_many_nodes", `/${word}`);
      return { children: members.map((inner, index) => child(inner, `/${word}/${index}`)), found: [] };
    }
    case "not":
      return { children: [child(form["not"], "/not")], found: [] };
    case "has":
    case "has where":
    case "hasNo":
    case "hasNo where": {
      const word = "has" in form ? "has" : "hasNo";
      const relation = typeof form[word] === "string" ? relationOf(catalogue, form[word]) : undefined;
      if (relation === undefined) return refuse("unknown_relation", `/${word}`);
      return { children: "where" in form ? [child(form["where"], "/where", relation.to())] : [], found: [] };
    }
    case "field op":
    case "field op value":
      return { children: [], found: comparisonFaults(form, catalogue).map(({ pointer: at, code }) => ({ pointer: pointer + at, code })) };
    default:
      return refuse("malformed");
  }
}

function comparisonFaults(form: Readonly<Record<string, unknown>>, catalogue: Catalogue<never>): readonly FilterFault[] {
  const field = typeof form["field"] === "string" ? fieldOf(catalogue, form["field"]) : undefined;
  if (field === undefined) return [{ pointer: "/field", code: "unknown_field" }];
  const op = form["op"] as Op;
  if (!ops.includes(op)) return [{ pointer: "/op", code: "unknown_op" }];
  if (!opsOf[field.kind].includes(op)) return [{ pointer: "/op", code: "op_not_for_kind" }];
  return valueFaults(field, op, form["value"]).map(({ pointer, code }) => ({ pointer: `/value${pointer}`, code }));
}
