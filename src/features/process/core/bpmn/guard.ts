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

/** Document types and entities are refused outright: no diagram needs them, and they are how a small file grows large or reads others. */
export function guardXml(xml: string): Result<string, XmlRefusal> {
  if (xml.length > limits.characters) return no("file_too_large");
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml)) return no("declarations_refused");
  const open: string[] = [];
  let elements = 0;
  let at = xml.indexOf("<");
  while (at !== -1) {
    const past = skipped(xml, at);
    if (past !== null) {
      if (past === -1) return no("not_well_formed");
      at = xml.indexOf("<", past);
      continue;
    }
    const end = endOfTag(xml, at);
    if (end === -1) return no("not_well_formed");
    const name = /^<\/?([^\s/>]*)/.exec(xml.slice(at, Math.min(end + 1, at + 200)))?.[1] ?? "";
    if (name === "") return no("not_well_formed");
    if (xml[at + 1] === "/") {
      if (open.pop() !== name) return no("not_well_formed");
    } else {
      elements += 1;
      if (elements > limits.elements) return no("too_many_elements");
      if (xml[end - 1] !== "/") open.push(name);
      if (open.length > limits.depth) return no("nested_too_deep");
    }
    at = xml.indexOf("<", end);
  }
  return open.length === 0 && elements > 0 ? yes(xml) : no("not_well_formed");
}

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
