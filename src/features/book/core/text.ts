/** A text of the book: renamed, written anew as another edition, put away and brought back. What was once written stays. */
import { no, type Result, yes } from "#shared/result.ts";
import type { TextKind } from "./content.ts";
import type { Variant } from "./edition.ts";

export type Text = {
  readonly id: string;
  readonly key: string;
  readonly kind: TextKind;
  readonly name: string;
  /** The number of the edition that holds. */
  readonly edition: number;
  readonly variants: readonly Variant[];
  readonly archivedAt: Date | null;
  readonly version: number;
};

export type TextEvent =
  | { readonly type: "TextAdded"; readonly text: Text; readonly at: Date }
  | { readonly type: "TextRenamed"; readonly textId: string; readonly before: string; readonly after: string }
  | {
      readonly type: "EditionWritten";
      readonly textId: string;
      readonly number: number;
      readonly variants: readonly Variant[];
      readonly at: Date;
    }
  | { readonly type: "TextArchived" | "TextRestored"; readonly textId: string; readonly at: Date };
export type TextRefusal = "text_key_taken" | "text_archived" | "text_not_archived" | "too_many_editions";

/** How many editions a text may have. */
export const mostEditions = 100_000;

/** A new text with its first edition. */
export function addText(
  text: Pick<Text, "id" | "key" | "kind" | "name" | "variants">,
  isKeyTaken: boolean,
  at: Date,
): Result<readonly TextEvent[], TextRefusal> {
  if (isKeyTaken) return no("text_key_taken");
  return yes([{ type: "TextAdded", text: { ...text, edition: 1, archivedAt: null, version: 1 }, at }]);
}

/** Another name, another edition, or both; what stays the same makes none. An archived text is brought back first. */
export function changeText(
  text: Text,
  wish: { readonly name?: string | undefined; readonly variants?: readonly Variant[] | undefined },
  at: Date,
): Result<readonly TextEvent[], TextRefusal> {
  if (text.archivedAt !== null) return no("text_archived");
  const { name = text.name, variants = text.variants } = wish;
  const renamed: readonly TextEvent[] =
    name === text.name ? [] : [{ type: "TextRenamed", textId: text.id, before: text.name, after: name }];
  if (isSame(variants, text.variants)) return yes(renamed);
  if (text.edition >= mostEditions) return no("too_many_editions");
  return yes([...renamed, { type: "EditionWritten", textId: text.id, number: text.edition + 1, variants, at }]);
}

/** Put away: shown at no step any more. */
export const archiveText = (text: Text, at: Date): Result<readonly TextEvent[], TextRefusal> =>
  text.archivedAt === null ? yes([{ type: "TextArchived", textId: text.id, at }]) : no("text_archived");

export const restoreText = (text: Text, at: Date): Result<readonly TextEvent[], TextRefusal> =>
  text.archivedAt === null ? no("text_not_archived") : yes([{ type: "TextRestored", textId: text.id, at }]);

/** Whether two values say the same as JSON, in whichever order their keys stand. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
