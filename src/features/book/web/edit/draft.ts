/** A text while it is being written: variants in order, rows with an id that stays while they move. Pure; sent as a whole, as the API takes it. */
import type { Filter } from "#shared/filter/language.ts";
import { type Content, kindOf, saidOf, type TextKind } from "../../core/content.ts";
import type { Variant } from "../../core/edition.ts";

export type NewId = () => string;
export const lineKinds = ["say", "ask", "if", "hint"] as const;
export type LineKind = (typeof lineKinds)[number];
/** `tie`: the field that an answer is kept in, or the objection that the line leads to; "" for none. */
export type LineRow = { readonly id: string; readonly kind: LineKind; readonly text: string; readonly tie: string };
export type ObjectionRow = { readonly id: string; readonly key: string; readonly objection: string; readonly answer: string };
export type ItemRow = { readonly id: string; readonly key: string; readonly text: string; readonly isRequired: boolean };
export type ContentDraft =
  | { readonly kind: "script"; readonly rows: readonly LineRow[] }
  | { readonly kind: "objections"; readonly rows: readonly ObjectionRow[] }
  | { readonly kind: "letter"; readonly subject: string; readonly body: string }
  | { readonly kind: "checklist"; readonly rows: readonly ItemRow[] };
export type VariantDraft = { readonly id: string; readonly name: string; readonly filter: Filter; readonly content: ContentDraft };

/** The filter of the last variant is never asked for. */
export const always: Filter = { and: [] };

export const draftsOf = (variants: readonly Variant[], newId: NewId): readonly VariantDraft[] =>
  variants.map(({ name, filter, content }) => ({ id: newId(), name, filter: filter ?? always, content: contentDraft(content, newId) }));

export function contentDraft(content: Content, newId: NewId): ContentDraft {
  if ("lines" in content) {
    const rows = content.lines.map((line): LineRow => {
      const [kind, text] = saidOf(line);
      return { id: newId(), kind, text, tie: ("ask" in line ? line.field : "if" in line ? line.objection : undefined) ?? "" };
    });
    return { kind: "script", rows };
  }
  if ("objections" in content) return { kind: "objections", rows: content.objections.map((one) => ({ id: newId(), ...one })) };
  if ("items" in content) return { kind: "checklist", rows: content.items.map((one) => ({ id: newId(), ...one })) };
  return { kind: "letter", ...content };
}

/** One empty row to begin with. */
export function emptyContent(kind: TextKind, newId: NewId): ContentDraft {
  switch (kind) {
    case "script":
      return { kind, rows: [newLine(newId())] };
    case "objections":
      return { kind, rows: [newObjection([], newId())] };
    case "checklist":
      return { kind, rows: [newItem([], newId())] };
    case "letter":
      return { kind, subject: "", body: "" };
  }
}

export const newLine = (id: string, kind: LineKind = "say"): LineRow => ({ id, kind, text: "", tie: "" });
export const newObjection = (rows: readonly ObjectionRow[], id: string): ObjectionRow => ({
  id,
  key: freeKey("objection", rows),
  objection: "",
  answer: "",
});
export const newItem = (rows: readonly ItemRow[], id: string): ItemRow => ({ id, key: freeKey("item", rows), text: "", isRequired: false });

/** objection_1, objection_2 … whichever is free first after the number of rows. */
function freeKey(word: string, rows: readonly { readonly key: string }[]): string {
  const taken = new Set(rows.map(({ key }) => key));
  for (let count = rows.length + 1; ; count++) if (!taken.has(`${word}_${count}`)) return `${word}_${count}`;
}

/** The variants as they are sent. Rows in which nothing was written are left out; the last variant has no filter. */
export const variantsOf = (drafts: readonly VariantDraft[]): readonly Variant[] =>
  drafts.map(({ name, filter, content }, index) => ({
    name: name.trim(),
    filter: index === drafts.length - 1 ? null : filter,
    content: contentOf(content),
  }));

export function contentOf(draft: ContentDraft): Content {
  switch (draft.kind) {
    case "script":
      return {
        lines: draft.rows
          .filter(({ text }) => text.trim())
          .map(({ kind, text, tie }) => {
            const said = text.trim();
            if (kind === "ask") return tie ? { ask: said, field: tie } : { ask: said };
            if (kind === "if") return tie ? { if: said, objection: tie } : { if: said };
            return kind === "say" ? { say: said } : { hint: said };
          }),
      };
    case "objections":
      return {
        objections: draft.rows
          .filter(({ objection, answer }) => objection.trim() || answer.trim())
          .map(({ key, objection, answer }) => ({ key: key.trim(), objection: objection.trim(), answer: answer.trim() })),
      };
    case "checklist":
      return {
        items: draft.rows
          .filter(({ text }) => text.trim())
          .map(({ key, text, isRequired }) => ({ key: key.trim(), text: text.trim(), isRequired })),
      };
    case "letter":
      return { subject: draft.subject.trim(), body: draft.body.trim() };
  }
}

/** Another variant before the last one, beginning with what the last one says. */
export function withVariant(drafts: readonly VariantDraft[], id: string, newId: NewId): readonly VariantDraft[] {
  const last = drafts.at(-1);
  if (!last) return drafts;
  const copy = contentDraft(contentOf(last.content), newId);
  const isEmpty = "rows" in copy && copy.rows.length === 0;
  const content = isEmpty ? emptyContent(kindOf(contentOf(last.content)), newId) : copy;
  return [...drafts.slice(0, -1), { id, name: "", filter: always, content }, last];
}

type Row = { readonly id: string };
export const changedRow = <R extends Row>(rows: readonly R[], id: string, change: Partial<R>): readonly R[] =>
  rows.map((row) => (row.id === id ? { ...row, ...change } : row));
export const withoutRow = <R extends Row>(rows: readonly R[], id: string): readonly R[] => rows.filter((row) => row.id !== id);

/** After the row of that id; at the end where there is none. */
export function withRow<R extends Row>(rows: readonly R[], after: string | null, row: R): readonly R[] {
  const at = rows.findIndex(({ id }) => id === after);
  return at < 0 ? [...rows, row] : [...rows.slice(0, at + 1), row, ...rows.slice(at + 1)];
}

/** By one place; at the edge, or past `end` rows, it stays. */
export function movedRow<R extends Row>(rows: readonly R[], id: string, step: 1 | -1, end = rows.length): readonly R[] {
  const at = rows.findIndex((row) => row.id === id);
  const to = at + step;
  const row = rows[at];
  if (!row || at >= end || to < 0 || to >= end) return rows;
  const rest = withoutRow(rows, id);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}
