/** Looks at a file before anything is built from it: size, declarations, depth, and whether every tag is closed. */
import { no, type Result, yes } from "#shared/result.ts";

export const limits = {
  /** Characters of a file: 5 MB. Real diagrams have 10 to 500 KB. */
  characters: 5 * 1024 * 1024,
  /** Elements within each other; the standard needs fewer than 20. */
  depth: 64,
  elements: 20_000,
} as const;

export type XmlRefusal = "file_too_large" | "declarations_refused" | "nested_too_deep" | "too_many_elements" | "not_well_formed";

/** `line` counts from 1; null where the fault is the whole file's. */
export type XmlFault = { readonly why: XmlRefusal; readonly line: number | null };

/** Document types and entities are refused outright: no diagram needs them, and they are how a small file grows large or reads others. */
export function guardXml(xml: string): Result<string, XmlFault> {
  if (xml.length > limits.characters) return no({ why: "file_too_large", line: null });
  const refused = (why: XmlRefusal, place: number) => no({ why, line: lineAt(xml, place) });
  const declared = xml.search(/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i);
  if (declared !== -1) return refused("declarations_refused", declared);
  const open: { readonly name: string; readonly at: number }[] = [];
  let elements = 0;
  let at = xml.indexOf("<");
  while (at !== -1) {
    const past = skipped(xml, at);
    if (past !== null) {
      if (past === -1) return refused("not_well_formed", at);
      at = xml.indexOf("<", past);
      continue;
    }
    const end = endOfTag(xml, at);
    if (end === -1) return refused("not_well_formed", at);
    const name = /^<\/?([^\s/>]*)/.exec(xml.slice(at, Math.min(end + 1, at + 200)))?.[1] ?? "";
    if (name === "") return refused("not_well_formed", at);
    if (xml[at + 1] === "/") {
      if (open.pop()?.name !== name) return refused("not_well_formed", at);
    } else {
      elements += 1;
      if (elements > limits.elements) return refused("too_many_elements", at);
      if (xml[end - 1] !== "/") open.push({ name, at });
      if (open.length > limits.depth) return refused("nested_too_deep", at);
    }
    at = xml.indexOf("<", end);
  }
  const unclosed = open.at(-1);
  if (unclosed) return refused("not_well_formed", unclosed.at);
  return elements > 0 ? yes(xml) : refused("not_well_formed", 0);
}

/** The line, counted from 1, in which a character stands. */
const lineAt = (xml: string, place: number): number => xml.slice(0, place).split(/\r\n|[\r\n]/).length;

/** Behind a comment, a section of characters or an instruction that begins here; null for a tag, -1 where it has no end. */
function skipped(xml: string, at: number): number | null {
  for (const [begin, end] of [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<?", "?>"],
  ] as const)
    if (xml.startsWith(begin, at)) {
      const found = xml.indexOf(end, at + begin.length);
      return found === -1 ? -1 : found + end.length;
    }
  return null;
}

/** The ">" of the tag that begins here; one within quotes is none. */
function endOfTag(xml: string, at: number): number {
  let quote = "";
  for (let index = at + 1; index < xml.length; index += 1) {
    const char = xml[index]!;
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === ">") return index;
    else if (char === "<") return -1;
  }
  return -1;
}
