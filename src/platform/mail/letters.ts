/** Letters in the reader's language. Plain text: nothing to block, nothing that tracks, links are seen before they are followed. */
import { de } from "./letters.de.ts";
import { en } from "./letters.en.ts";
import { ru } from "./letters.ru.ts";
import type { LetterLanguage } from "./long-date.ts";

export type Letter = { readonly subject: string; readonly text: string };

/** Every letter that the product sends, with what it must be given. */
export type LetterParameters = {
  readonly invitation: {
    readonly name: string;
    readonly company: string;
    readonly link: string /** Date, YYYY-MM-DD. */;
    readonly expiresAt: string;
  };
  readonly password_reset: { readonly name: string; readonly link: string };
  readonly password_changed: { readonly name: string };
  readonly notification: { readonly name: string; readonly headline: string; readonly link: string; readonly settings: string };
  readonly notifications: {
    readonly name: string;
    readonly headline: string;
    /** One line each. */
    readonly entries: readonly string[];
    /** How many more there are. */
    readonly more: number;
    readonly link: string;
    readonly settings: string;
  };
};
export type LetterName = keyof LetterParameters;

type LetterText<Name extends LetterName> = {
  readonly subject: (given: LetterParameters[Name]) => string;
  readonly paragraphs: (given: LetterParameters[Name]) => readonly string[];
};
export type LetterTexts = { readonly [Name in LetterName]: LetterText<Name> } & { readonly signature: string };

const catalogues: Readonly<Record<LetterLanguage, LetterTexts>> = { en, ru, de };

/** The text of a letter. Names come from people, so they are kept to one line: nobody writes paragraphs into somebody else's letter. */
export function writeLetter<Name extends LetterName>(name: Name, language: string | null, parameters: LetterParameters[Name]): Letter {
  const texts = catalogues[isLanguage(language) ? language : "en"];
  const plain = Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, plainly(value)])) as LetterParameters[Name];
  const { subject, paragraphs } = texts[name] as LetterText<Name>;
  return { subject: subject(plain), text: `${[...paragraphs(plain), `-- \n${texts.signature}`].join("\n\n")}\n` };
}

const isLanguage = (text: string | null): text is LetterLanguage => text !== null && Object.hasOwn(catalogues, text);
const plainly = (value: unknown) =>
  typeof value === "string" ? oneLine(value) : Array.isArray(value) ? value.map((one) => oneLine(String(one))) : value;
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
