/** How a screen names what its catalogue knows: fields, options, related records. Words come from the page, for the kit knows no feature. */
import type { Catalogue } from "#shared/filter/catalogue.ts";

export type FieldWords = {
  readonly field: (name: string) => string;
  /** The word of an option of a field of choices; the option itself where there is none. */
  readonly option?: (field: string, option: string) => string;
  /** "an open deal": after "has a". */
  readonly relation?: (name: string) => string;
  /** The words of related records. */
  readonly related?: (relation: string) => FieldWords;
  /** Fields that stand in the address and are not offered in the builder, such as those shown by a switch. */
  readonly hidden?: readonly string[];
  /** Words already in use for a field that holds texts, offered while typing: sources, regions, tags. */
  readonly suggestions?: Readonly<Record<string, readonly string[]>>;
};

/** What can be asked about a kind of record, with its words. */
export type Askable = { readonly catalogue: Catalogue<never>; readonly words: FieldWords };

export const optionWord = (words: FieldWords, field: string, option: string): string => words.option?.(field, option) ?? option;

/** The related records of that name and their words; null where there are none. */
export function relatedAskable({ catalogue, words }: Askable, relation: string): Askable | null {
  const found = Object.hasOwn(catalogue.relations, relation) ? catalogue.relations[relation] : undefined;
  return found === undefined ? null : { catalogue: found.to(), words: words.related?.(relation) ?? { field: (name) => name } };
}
