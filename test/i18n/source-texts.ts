/** What a source file says: the catalogue keys it names, and the human words it spells out instead of taking them from a catalogue. */
import { parseSync } from "vite";

export type KeyUse = { readonly file: string; readonly line: number; readonly key: string; readonly isPattern: boolean };
export type LiteralText = { readonly file: string; readonly line: number; readonly text: string };
export type SourceTexts = { readonly keys: readonly KeyUse[]; readonly literals: readonly LiteralText[] };

type Node = { readonly type: string; readonly start: number; readonly [name: string]: unknown };

/** Attributes and properties whose value people read (or hear). */
const spoken = new Set(
  "aria-label aria-description aria-roledescription aria-valuetext alt title label placeholder description hint message question confirmLabel submitLabel error count nothingFoundMessage".split(
    " ",
  ),
);
const spokenProperties = new Set(["title", "label", "placeholder", "description", "hint", "message"]);

/** `namespaces` decide what is a key: "people:title" is one where "people" is a namespace. */
export function readSource(file: string, source: string, namespaces: readonly string[]): SourceTexts {
  const { program, errors } = parseSync(file, source, { lang: file.endsWith("x") ? "tsx" : "ts" });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const keys: KeyUse[] = [];
  const literals: LiteralText[] = [];
  const isKey = new RegExp(`^(?:${namespaces.join("|")}):`);
  const lineOf = (node: Node) => source.slice(0, node.start).split("\n").length;
  const noteLiteral = (node: Node, text: string) => {
    if (/\p{L}{2,}/u.test(text) && !isKey.test(text) && !isAddress(text)) literals.push({ file, line: lineOf(node), text: text.trim() });
  };

  const visit = (node: Node, parents: readonly Node[]) => {
    const pattern = patternOf(node);
    if (pattern !== null && isKey.test(pattern.key)) keys.push({ file, line: lineOf(node), ...pattern });
    if (node.type === "JSXText" && !isUntranslated(parents.at(-1))) noteLiteral(node, String(node["value"]));
    if (node.type === "JSXExpressionContainer" && isElement(parents.at(-1)) && !isUntranslated(parents.at(-1)))
      for (const [part, text] of saidBy(node["expression"] as Node)) noteLiteral(part, text);
    if (node.type === "JSXAttribute" && spoken.has(attributeName(node)) && !isUntranslated(parents.at(-2) ?? parents.at(-1)))
      for (const [part, text] of saidBy(node["value"] as Node | null)) noteLiteral(part, text);
    if (node.type === "Property" && spokenProperties.has(propertyName(node)))
      for (const [part, text] of saidBy(node["value"] as Node)) noteLiteral(part, text);
    for (const child of childrenOf(node)) visit(child, [...parents, node]);
  };
  visit(program as unknown as Node, []);
  return { keys, literals };
}

/** A text as a key, or a template as a pattern in which each expression may be anything. */
function patternOf(node: Node): { readonly key: string; readonly isPattern: boolean } | null {
  if (node.type === "Literal" && typeof node["value"] === "string") return { key: node["value"], isPattern: false };
  if (node.type !== "TemplateLiteral") return null;
  const parts = (node["quasis"] as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked);
  return { key: parts.join("*"), isPattern: parts.length > 1 };
}

/** The texts that an expression may come out as: through conditions and defaults, not through calls. */
function saidBy(node: Node | null | undefined): readonly (readonly [Node, string])[] {
  if (!node) return [];
  const of = (...names: readonly string[]) => names.flatMap((name) => saidBy(node[name] as Node));
  switch (node.type) {
    case "Literal":
      return typeof node["value"] === "string" ? [[node, node["value"]]] : [];
    case "TemplateLiteral":
      return [[node, (node["quasis"] as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked).join(" ")]];
    case "JSXExpressionContainer":
    case "ParenthesizedExpression":
    case "TSAsExpression":
      return of("expression");
    case "ConditionalExpression":
      return of("consequent", "alternate");
    case "LogicalExpression":
      return node["operator"] === "&&" ? of("right") : of("left", "right");
    case "BinaryExpression":
      return node["operator"] === "+" ? of("left", "right") : [];
    default:
      return [];
  }
}

/** "https://login.example.com", "/api/auth", "name@example.com" are the same in every language. */
const isAddress = (text: string) => /^\S*[./@:]\S+$/.test(text.trim());

const isElement = (node: Node | undefined) => node?.type === "JSXElement" || node?.type === "JSXFragment";

/** `translate="no"` marks names that are the same in every language. */
function isUntranslated(node: Node | undefined): boolean {
  const opening = (node?.type === "JSXElement" ? node["openingElement"] : node) as Node | undefined;
  const attributes = (opening?.["attributes"] ?? []) as Node[];
  return attributes.some(
    (one) => one.type === "JSXAttribute" && attributeName(one) === "translate" && (one["value"] as Node | null)?.["value"] === "no",
  );
}

function attributeName(node: Node): string {
  const name = node["name"] as { name: string | { name: string } };
  return typeof name.name === "string" ? name.name : name.name.name;
}

function propertyName(node: Node): string {
  const key = node["key"] as { name?: string; value?: unknown };
  return node["computed"] ? "" : (key.name ?? String(key.value));
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node)
    .flat()
    .filter(
      (value): value is Node => typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string",
    );
}
