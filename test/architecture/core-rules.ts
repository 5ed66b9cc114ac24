/** A core is pure: clock, ids, randomness and prices come in. */
import { placeOf } from "./place.ts";
import { isTest, type Node, type Source } from "./source.ts";
import type { Violation } from "./violations.ts";

const outsideWorld = new Set([
  "process",
  "fetch",
  "console",
  "crypto",
  "performance",
  "setTimeout",
  "setInterval",
  "localStorage",
  "window",
  "document",
]);

export function coreViolations(sources: readonly Source[]): Violation[] {
  return sources
    .filter(({ path }) => !isTest(path) && isCore(path))
    .flatMap(({ path, nodes }) => nodes.flatMap(impurityOf).map((what) => ({ rule: "a core is pure", path, what })));
}

function isCore(path: string): boolean {
  const place = placeOf(path);
  return place?.wing === "room" && place.piece === "core";
}

function impurityOf(node: Node): string[] {
  const nameOf = (value: unknown) => ((value as Node | null)?.type === "Identifier" ? String((value as Node)["name"]) : "");
  if (node.type === "NewExpression" && nameOf(node["callee"]) === "Date" && (node["arguments"] as unknown[]).length === 0)
    return ["reads the clock: new Date()"];
  if (node.type === "CallExpression" && outsideWorld.has(nameOf(node["callee"]))) return [`calls ${nameOf(node["callee"])}()`];
  if (node.type !== "MemberExpression") return [];
  const called = `${nameOf(node["object"])}.${nameOf(node["property"])}`;
  if (["Date.now", "Math.random", "Temporal.Now"].includes(called)) return [`uses ${called}`];
  return outsideWorld.has(nameOf(node["object"])) ? [`uses ${called}`] : [];
}
