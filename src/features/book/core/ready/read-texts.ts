/**
 * Ready texts as people write them, read into what the book keeps. A text begins with "## KIND KEY NAME"; what follows is for all, and
 * "### INDUSTRY NAME" begins a variant for an industry.
 *
 * Script: "say …", "ask …", "hint …", "if …", or "if(objection_key) …". Objections: "[key] objection => answer". Checklist: "* [key] …" is
 * required, "- [key] …" is not. Letter: the subject, an empty line, the body.
 */
import type { Filter } from "#shared/filter/language.ts";
import type { Content, ScriptLine, TextKind } from "../content.ts";

export type ReadyText = {
  readonly key: string;
  readonly kind: TextKind;
  readonly name: string;
  readonly variants: readonly { readonly name: string; readonly filter: Filter | null; readonly content: Content }[];
};

/** Throws an Error that names the line on whatever is written differently. */
export function readTexts(source: string, forAll: string, filters: Readonly<Record<string, Filter>>): readonly ReadyText[] {
  return sections(source, "## ").map(({ head, body }) => {
    const [, kind, key, name] = /^(script|objections|letter|checklist) ([a-z0-9_]+) (.+)$/.exec(head) ?? strange(head);
    const [common, ...special] = sections(`### all ${forAll}\n${body}`, "### ");
    const variants = [...special, common!].map((section) => {
      const [, word, variantName] = /^([a-z_]+) (.+)$/.exec(section.head) ?? strange(section.head);
      const filter = word === "all" ? null : (filters[word!] ?? strange(section.head));
      return { name: variantName!, filter, content: readContent(kind as TextKind, section.body) };
    });
    return { key: key!, kind: kind as TextKind, name: name!, variants };
  });
}

function readContent(kind: TextKind, body: string): Content {
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  switch (kind) {
    case "script":
      return { lines: lines.map(readLine) };
    case "objections":
      return {
        objections: lines.map((line) => {
          const [, key, objection, answer] = /^\[([a-z_]+)\] (.+?) => (.+)$/.exec(line) ?? strange(line);
          return { key: key!, objection: objection!, answer: answer! };
        }),
      };
    case "checklist":
      return {
        items: lines.map((line) => {
          const [, mark, key, text] = /^([*-]) \[([a-z_]+)\] (.+)$/.exec(line) ?? strange(line);
          return { key: key!, text: text!, isRequired: mark === "*" };
        }),
      };
    case "letter": {
      const [subject, ...rest] = body.trim().split("\n");
      return { subject: subject!, body: rest.join("\n").trim() };
    }
  }
}

function readLine(line: string): ScriptLine {
  const [, word, objection, text] = /^(say|ask|hint|if)(?:\(([a-z_]+)\))? (.+)$/.exec(line) ?? strange(line);
  switch (word) {
    case "say":
      return { say: text! };
    case "ask":
      return { ask: text! };
    case "hint":
      return { hint: text! };
    default:
      return { if: text!, ...(objection === undefined ? {} : { objection }) };
  }
}

/** What stands under each heading; nothing may stand before the first. */
function sections(source: string, mark: string): readonly { readonly head: string; readonly body: string }[] {
  const [before, ...parts] = `\n${source}`.split(`\n${mark}`);
  if (before!.trim() !== "") strange(before!);
  return parts.map((part) => {
    const [head, ...rest] = part.split("\n");
    return { head: head!.trim(), body: rest.join("\n") };
  });
}

function strange(line: string): never {
  throw new Error(`a ready text cannot be read at: ${line}`);
}
