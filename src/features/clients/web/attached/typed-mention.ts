/** What is being typed after an @, and whom it may mean. */
import type { Named } from "../../core/mention.ts";

const longestName = 60;

/** The words after the last @ before the caret; null where none is being typed. An @ within a word is an address. */
export function typedMention(text: string, caret: number): { readonly from: number; readonly query: string } | null {
  const from = text.lastIndexOf("@", caret - 1);
  if (from < 0 || caret - from > longestName || /[\p{L}\p{N}]/u.test(text[from - 1] ?? "")) return null;
  const query = text.slice(from + 1, caret);
  return /^[\p{L}\p{N}'.-]*(?: [\p{L}\p{N}'.-]*){0,2}$/u.test(query) ? { from, query } : null;
}

export type Offered = Named & { readonly mayBe: boolean };

/** Those whose name or a part of it begins so, whoever sees the record first; of two of one name only the first can be meant. */
export function offeredFor(query: string, people: readonly Named[], seers: ReadonlySet<string>): readonly Offered[] {
  const wanted = query.toLocaleLowerCase();
  const fits = ({ name }: Named) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(" ").some((part) => part.startsWith(wanted));
  };
  // The name is written out already: nothing is left to choose.
  if (people.some(({ name }) => query.length > name.length && query.startsWith(name))) return [];
  const found = people.filter(fits).map((one) => ({ ...one, mayBe: seers.has(one.id) }));
  return found.toSorted((one, other) => Number(other.mayBe) - Number(one.mayBe)).slice(0, 8);
}
