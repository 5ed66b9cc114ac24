/** What the other side may say, by the key that scripts name it with. */
import type { TextView } from "../contract/texts.ts";

export type KnownObjection = {
  readonly key: string;
  readonly words: string;
  readonly text: { readonly key: string; readonly name: string };
};
type Written = Pick<TextView, "key" | "name" | "variants">;

/** The first that is found of a key: variants say the same objection in other words. Quotation marks are left to whoever quotes. */
export function objectionsIn(texts: readonly Written[]): ReadonlyMap<string, KnownObjection> {
  const found = new Map<string, KnownObjection>();
  for (const { key: text, name, variants } of texts)
    for (const { content } of variants)
      if ("objections" in content)
        for (const { key, objection } of content.objections)
          if (!found.has(key)) found.set(key, { key, words: unquoted(objection), text: { key: text, name } });
  return found;
}

const unquoted = (words: string) => words.trim().replace(/^[„“”«"](.*)[“”»"]$/su, "$1");

/** Grouped by the text they stand in; a key that no text has yet stays to be seen. */
export function objectionsOffered(known: ReadonlyMap<string, KnownObjection>, chosen: string) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { key, words, text } of known.values())
    groups.set(text.name, [...(groups.get(text.name) ?? []), { value: key, label: words }]);
  const unknown = chosen === "" || known.has(chosen) ? [] : [{ value: chosen, label: chosen }];
  return [...[...groups].map(([group, items]) => ({ group, items })), ...unknown];
}
