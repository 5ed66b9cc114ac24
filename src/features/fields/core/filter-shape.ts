/** Whether JSON is a filter by its shape. Which fields there are is not asked: a view outlives fields, and its screen drops what is gone. */
import { limits } from "#shared/filter/language.ts";
import { filterSchema } from "#shared/filter/schema.ts";

export type ShapeFault = "too_long" | "too_deep" | "too_many_nodes" | "malformed";

/** Null if the JSON is a filter within the limits of the language. Walked with a list of what is still to visit, so that no nesting exhausts the stack. */
export function filterShapeFault(json: unknown): ShapeFault | null {
  // Values lie at most three levels below their comparison ({"relative":…,"offset":{"days":1}} in a list).
  const deepest = limits.depth * 2 + 4;
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: json, depth: 1 }];
  let seen = 0;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    if (visit.depth > deepest) return "too_deep";
    seen += 1;
    if (seen > limits.json / 2) return "too_many_nodes";
    if (typeof visit.value !== "object" || visit.value === null) continue;
    for (const value of Object.values(visit.value)) open.push({ value, depth: visit.depth + 1 });
  }
  if (JSON.stringify(json).length > limits.json) return "too_long";
  const counted = count(json, 1);
  if (typeof counted === "string") return counted;
  if (counted > limits.nodes) return "too_many_nodes";
  return filterSchema.safeParse(json).success ? null : "malformed";
}

/** Filters within a filter, itself counted; the nesting is known to be shallow by now. */
function count(node: unknown, depth: number): number | "too_deep" {
  if (depth > limits.depth) return "too_deep";
  const form = (node ?? {}) as Readonly<Record<string, unknown>>;
  const inner = [form["and"], form["or"], form["not"], form["where"]].flat().filter((one) => typeof one === "object" && one !== null);
  let sum = 1;
  for (const one of inner) {
    const below = count(one, depth + 1);
    if (typeof below === "string") return below;
    sum += below;
  }
  return sum;
}
