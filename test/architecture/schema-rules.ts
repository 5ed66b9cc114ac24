/** Whose tables a file touches: a room writes its own schema and reads those to its left; the platform knows no room's. */
import { type Place, placeOf } from "./place.ts";
import { isTest, type Node, type Source, textOf, textsOf } from "./source.ts";
import type { Violation } from "./violations.ts";

type Touch = { readonly schema: string; readonly table: string; readonly isWrite: boolean };

const platformSchemas = ["platform", "auth", "migration", "graphile_worker"];
const readers = /^(selectFrom|(inner|left|right|full|cross)Join(Lateral)?|using|from)$/;
const writers = /^(insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/;

const name = `"?([a-z_][a-z0-9_]*)"?\\."?([a-z_][a-z0-9_]*)"?`;
const writing = new RegExp(
  `\\b(?:insert\\s+into|update(?:\\s+only)?|delete\\s+from(?:\\s+only)?|merge\\s+into|truncate(?:\\s+table)?|(?:alter|drop|create|lock)\\s+table(?:\\s+if\\s+(?:not\\s+)?exists)?|copy)\\s+${name}`,
  "gi",
);
const reading = new RegExp(`(?:\\b(?:from|join|using|only|table)\\b|,)\\s*(?:lateral\\s+)?${name}`, "gi");
/** A word that begins a statement, so that a sentence with a comma in it is not taken for SQL. */
const isSql = (text: string) =>
  /\b(select|insert\s+into|update|delete\s+from|merge\s+into|truncate|copy|lock\s+table|with|from|join)\b/i.test(text);

export function schemaViolations(sources: readonly Source[], rooms: readonly string[]): Violation[] {
  return sources
    .filter(({ path }) => !isTest(path))
    .flatMap((source) => {
      const place = placeOf(source.path);
      const known = new Set([...rooms, ...platformSchemas]);
      const touches = touchesOf(source.nodes).filter(({ schema }) => known.has(schema));
      const found = touches.flatMap((touch) =>
        judge(place, touch, rooms).map((rule) => ({
          rule,
          path: source.path,
          what: `${touch.isWrite ? "writes" : "reads"} ${touch.schema}.${touch.table}`,
        })),
      );
      const isElsewhere = touches.length > 0 && place?.wing === "room" && place.piece !== "sql";
      const misplaced = isElsewhere
        ? [{ rule: "SQL stands in sql", path: source.path, what: `touches ${touches[0]?.schema}.${touches[0]?.table}` }]
        : [];
      return unique([...found, ...misplaced]);
    });
}

function judge(place: Place | null, { schema, isWrite }: Touch, rooms: readonly string[]): string[] {
  if (place?.wing === "platform") return rooms.includes(schema) ? ["the platform knows no room's tables"] : [];
  if (place?.wing === "ui" || place?.wing === "shared") return ["SQL stands in sql"];
  if (place?.wing !== "room") return [];
  if (schema === place.room) return [];
  if (isWrite) return ["a room writes its own schema"];
  const isLeft = schema === "platform" || (rooms.includes(schema) && rooms.indexOf(schema) < rooms.indexOf(place.room));
  return isLeft ? [] : ["a room reads schemas to its left"];
}

function touchesOf(nodes: readonly Node[]): Touch[] {
  return [...nodes.flatMap(kyselyTouches), ...textsOf(nodes).filter(isSql).flatMap(sqlTouches)];
}

/** insertInto("org.person"), selectFrom(["org.person as p", …]), innerJoin("org.level as l", …) */
function kyselyTouches(node: Node): Touch[] {
  if (node.type !== "CallExpression") return [];
  const callee = node["callee"] as Node;
  const method = callee.type === "MemberExpression" ? String((callee["property"] as Node)["name"] ?? "") : "";
  const isWrite = writers.test(method);
  if (!isWrite && !readers.test(method)) return [];
  const [first] = node["arguments"] as Node[];
  const named = first?.type === "ArrayExpression" ? (first["elements"] as unknown[]) : [first];
  return named.flatMap((one) => {
    const [, schema, table] = /^([a-z_]+)\.([a-z_]+)/.exec(textOf(one) ?? "") ?? [];
    return schema !== undefined && table !== undefined ? [{ schema, table, isWrite }] : [];
  });
}

function sqlTouches(text: string): Touch[] {
  const said = text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, " ");
  const touches = (pattern: RegExp, isWrite: boolean) =>
    [...said.matchAll(pattern)].map(([, schema = "", table = ""]) => ({
      schema: schema.toLowerCase(),
      table: table.toLowerCase(),
      isWrite,
    }));
  return [...touches(writing, true), ...touches(reading, false)];
}

const unique = (violations: readonly Violation[]) => [...new Map(violations.map((one) => [JSON.stringify(one), one])).values()];
