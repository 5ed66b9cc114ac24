/** Reads source files into what the rules ask about. Parsed, not matched: a comment or a string is no import. */
import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync } from "vite";

export type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;
/** `path` is where an import leads inside the house; null for a package. */
export type Import = { readonly spec: string; readonly path: string | null };
export type Source = {
  /** From the root of the house, with slashes. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly nodes: readonly Node[];
  readonly body: readonly Node[];
};

/** All TypeScript under src. */
export function readSources(root: string): Source[] {
  return globSync("src/**/*.{ts,tsx}", { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => parse(path, readFileSync(posix.join(root, path), "utf8")));
}

/** Tests, and what only tests use, may reach for anything. */
export const isTest = (path: string) => /\.test\.tsx?$|(^|\/)(testing|test-support)(\/|[-.][a-z.-]+$)/.test(path);

export function parse(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const nodes: Node[] = [];
  collect(program, nodes);
  const imports = nodes.flatMap(importsOf).map((spec) => ({ spec, path: targetOf(path, spec) }));
  return { path, lines: text.replace(/\n$/, "").split("\n").length, imports, nodes, body: program.body as unknown as Node[] };
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

function collect(value: unknown, into: Node[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (typeof value === "object" && value !== null) {
    if (isNode(value)) into.push(value);
    for (const part of Object.values(value)) collect(part, into);
  }
}

/** Static imports, re-exports, dynamic imports, imports in a type, and Vite's globs. A dynamic import must name its file. */
function importsOf(node: Node): string[] {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return node["source"] ? [textOf(node["source"]) ?? ""] : [];
    case "ImportExpression":
    case "TSImportType":
      return [textOf(node["source"]) ?? "an import of something computed"];
    case "CallExpression":
      return isGlob(node["callee"] as Node) ? globsOf(node["arguments"]) : [];
    default:
      return [];
  }
}

const isGlob = (callee: Node) =>
  callee.type === "MemberExpression" &&
  (callee["object"] as Node).type === "MetaProperty" &&
  (callee["property"] as Node)["name"] === "glob";

function globsOf(given: unknown): string[] {
  const texts: Node[] = [];
  collect((given as unknown[])[0], texts);
  return texts.flatMap((node) => textOf(node) ?? []).filter((text) => !text.startsWith("!"));
}

export const textOf = (node: unknown): string | null =>
  isNode(node) && node.type === "Literal" && typeof node["value"] === "string" ? node["value"] : null;

function targetOf(from: string, spec: string): string | null {
  if (spec.startsWith("#")) return `src/${spec.slice(1)}`;
  if (spec.startsWith("/")) return spec.slice(1);
  return spec.startsWith(".") ? posix.join(posix.dirname(from), spec) : null;
}

/** Every string and template of a file as text; what is put into a template becomes "?". */
export function textsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== "TemplateLiteral") return textOf(node) ?? [];
    return (node["quasis"] as readonly { value: { cooked: string | null; raw: string } }[])
      .map(({ value }) => value.cooked ?? value.raw)
      .join(" ? ");
  });
}
