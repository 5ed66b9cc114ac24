/** How words are written, language by language; each rule says what is wrong with one text, or nothing. */
import type { Catalogues } from "./catalogue-rules.ts";

type Rule = { readonly name: string; readonly languages: string; readonly isBroken: (text: string) => boolean };

/** After a Russian preposition a name would have to be declined, which nobody can do for any name; numbers, dates and codes stay as they are. */
const undeclined =
  "count|date|at|from|to|asOf|until|hours|days|shown|email|number|edition|norm|total|all|base|currency|currencies|load|available|capacity";
const preposition = "у|к|ко|от|для|с|со|о|об|из|без|над|под|при|после|до|в|на|за|по|через|перед|между";
const nameInACase = new RegExp(`(?:^|[\\s(])(?:${preposition})\\s\\{\\{(?!(?:${undeclined})\\}\\})`, "iu");

const rules: readonly Rule[] = [
  { name: "quotation marks of a typewriter", languages: "en ru de", isBroken: (text) => /["'`]/.test(text) },
  { name: "an exclamation mark", languages: "en ru de", isBroken: (text) => text.includes("!") },
  {
    name: "a space too many",
    languages: "en ru de",
    isBroken: (text) => /\s{2}|^\s|\s$|\s[,;:?]| \.$/.test(text) && !text.endsWith("_ ."),
  },
  { name: "three dots for an ellipsis", languages: "en ru de", isBroken: (text) => text.includes("...") },
  { name: "two alphabets in one word", languages: "en ru de", isBroken: (text) => /[а-яё][a-z]|[a-z][а-яё]/i.test(text) },
  { name: "Russian letters", languages: "en de", isBroken: (text) => /[а-яё]/i.test(text) },
  {
    name: "quotation marks of another language",
    languages: "en",
    isBroken: (text) => /[„«»]/.test(text) || count(text, "“") !== count(text, "”"),
  },
  {
    name: "quotation marks of another language",
    languages: "ru",
    isBroken: (text) => /[„“”]/.test(text) || count(text, "«") !== count(text, "»"),
  },
  {
    name: "quotation marks of another language",
    languages: "de",
    isBroken: (text) => /[”«»]/.test(text) || count(text, "„") !== count(text, "“"),
  },
  { name: "a space before the per cent sign", languages: "en", isBroken: (text) => /\d\s%/.test(text) },
  { name: "no hard space before the per cent sign", languages: "ru de", isBroken: (text) => /\d %|\d%/.test(text) },
  {
    name: "a short dash, or a dash that can begin a line",
    languages: "ru",
    isBroken: (text) => /(?<!\}\}) – | – (?!\{\{)|(?<=\S) — /.test(text),
  },
  {
    name: "a familiar form of address",
    languages: "ru",
    isBroken: (text) => /(?<![а-яё])(?:ты|тебя|тебе|тво[йяиею])(?![а-яё])/i.test(text),
  },
  { name: "a familiar form of address", languages: "de", isBroken: (text) => /\b(?:du|dich|dir|dein(?:e[mnrs]?)?)\b/i.test(text) },
  { name: "a person's sex in brackets", languages: "ru de", isBroken: (text) => /\p{L}\((?:а|ла|на|in|innen)\)/u.test(text) },
  { name: "a name that would have to be declined", languages: "ru", isBroken: (text) => nameInACase.test(text) },
  // One word for one concept: what the glossary calls otherwise.
  {
    name: "a word that the glossary does not use (ответственный, собственник, отдел, телесейл)",
    languages: "ru",
    isBroken: (text) => /владел|департамент|телемаркетинг|телесейлз/i.test(text),
  },
  {
    name: "a word that the glossary does not use (zuständig, Kennung, Bereich, Protokoll)",
    languages: "de",
    isBroken: (text) => /Eigentümer|Fremdschlüssel|Sparte|\bJournal\b|Geheimnis/.test(text),
  },
];

const count = (text: string, sign: string) => text.split(sign).length - 1;

export function wordingFaults(catalogues: Catalogues): string[] {
  return textsOf(catalogues).flatMap(({ language, at, text }) =>
    rules.flatMap(({ name, languages, isBroken }) =>
      languages.includes(language) && isBroken(text) ? [`${at} in ${language} has ${name}: ${text}`] : [],
    ),
  );
}

/** A text that is the same as the English one, letters in it beside the values, was perhaps never translated. */
export function untranslated(catalogues: Catalogues, alike: ReadonlySet<string>): string[] {
  const english = catalogues["en"] ?? {};
  return textsOf(catalogues).flatMap(({ language, namespace, key, at, text }) =>
    language !== "en" && english[namespace]?.[key] === text && /\p{L}/u.test(text.replaceAll(/\{\{[^}]*\}\}/g, "")) && !alike.has(text)
      ? [`${at} in ${language} is English: ${text}`]
      : [],
  );
}

function textsOf(catalogues: Catalogues) {
  return Object.entries(catalogues).flatMap(([language, spaces]) =>
    Object.entries(spaces).flatMap(([namespace, catalogue]) =>
      Object.entries(catalogue).map(([key, text]) => ({ language, namespace, key, at: `${namespace}:${key}`, text })),
    ),
  );
}
