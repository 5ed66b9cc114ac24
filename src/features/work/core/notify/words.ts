/** A notice in a sentence, for letters and push messages. The inbox has its own words, with links in them. */
import type { NoticeKind } from "./kind.ts";
import { words as de } from "./words.de.ts";
import { words as en } from "./words.en.ts";
import { words as ru } from "./words.ru.ts";

/** What the sentence may name; what the person does not see (any more) is null. */
export type Facts = {
  readonly actor: string | null;
  readonly task: string | null;
  readonly record: string | null;
  readonly text: string | null;
  /** Tasks taken over from somebody who left. */
  readonly many: { readonly count: number; readonly from: string } | null;
};
export type Words = {
  readonly [Kind in NoticeKind]: (facts: Facts) => string;
} & {
  readonly several: (count: number) => string;
  readonly taken_over: (count: number, from: string) => string;
  readonly trial: string;
  readonly about: (record: string) => string;
};

const catalogues: Readonly<Record<string, Words>> = { en, ru, de };
export const wordsIn = (language: string): Words => (Object.hasOwn(catalogues, language) ? catalogues[language]! : en);

/** The sentence, with the record it is about where the sentence itself does not name it. */
export function sentence(kind: NoticeKind, facts: Facts, language: string): string {
  const words = wordsIn(language);
  const { many } = facts;
  const said = many === null ? words[kind](facts) : words.taken_over(many.count, many.from);
  return facts.record !== null && !said.includes(facts.record) ? `${said} · ${facts.record}` : said;
}
