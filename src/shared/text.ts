/** Names and searched text as people type them: any script, one form. */

/** Letters whose stroke or ligature Unicode does not take apart; each is searched by the plain letters people type for it. */
const plainLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ŧ: "t", ı: "i", ŋ: "n", ς: "σ" }),
);
const STROKED = new RegExp(`[${[...plainLetters.keys()].join("")}]`, "gu");

/** Marks that are part of a letter with a key of its own: й (и + breve), ў (у + breve), ї (і + diaeresis). */
const OWN_LETTERS = /(?:[иу]\u0306|\u0456\u0308)\p{M}*/gu;
/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic: marks that searchers leave out. Indic, Thai and kana marks are letters and stay. */
const ACCENTS =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/gu;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u0640]/gu;
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07`\u00b4]/gu;
const SPACES = /[\s\p{Cc}]+/gu;

/**
 * The one form in which texts are compared when somebody searches by "contains": compatibility forms resolved, case folded, accents removed
 * (ё becomes е, é e, Ł l, ß ss), quotes and dashes made plain, white space collapsed. й, ў and ї stay, for they are letters of their own
 * and not accented и, у and і. German umlauts lose their dots (Müller is found by "muller", not by "mueller"). Folding twice changes nothing.
 */
export function foldText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKD")
    .replace(INVISIBLE, "")
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKD")
    .replace(OWN_LETTERS, (letter) => letter.slice(0, 2).normalize("NFC"))
    .replace(ACCENTS, "")
    .replace(STROKED, (letter) => plainLetters.get(letter) as string)
    .replace(APOSTROPHES, "'")
    .replace(/\p{Pd}/gu, "-")
    .replace(SPACES, " ")
    .trim()
    .normalize("NFC");
}

/** A name as it is kept: without space around it, with single spaces within, in Unicode's NFC form. Tabs and line ends within it stay, for `nameProblem` to refuse. */
export function cleanName(text: string): string {
  return text
    .trim()
    .replace(/\p{Zs}+/gu, " ")
    .normalize("NFC");
}

/**
 * The same text with memory of its own. V8 cuts a piece out of a long text by pointing into it: a name that is kept would keep the 64 KB of the file
 * around it too.
 */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}

export type NameProblem = "empty" | "too_long" | "control_characters" | "bidi_marks";

const BIDI_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Control characters, line ends, soft hyphens, zero-width spaces and joiners of words, deprecated formatting, noncharacters. */
const CONTROLS =
  /[\p{Cc}\u00ad\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]/u;
/** Flags of regions (a black flag spelt out in tag characters). */
const REGION_FLAGS = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,12}\u{e007f}/gu;
/** Joiners that do their work: a ZWJ that joins two emoji, a ZWJ or ZWNJ after a letter or sign of a script that is written with them. */
const USEFUL_JOINERS =
  /(?<=\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?)\u200d(?=\p{Extended_Pictographic})|(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}])[\u200c\u200d]/gu;
const JOINERS = /[\u200c\u200d]/u;
const NOTHING_VISIBLE = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * What is wrong with a name, or null if nothing is. A name may hold letters of any script, digits, punctuation and emoji, and is at most
 * `max` characters (code points) long. Refused are names in which nothing can be seen; control characters, lone surrogates and invisible
 * characters that make two equal-looking names differ; and marks that turn the direction of the text around them.
 */
export function nameProblem(text: string, { max }: { readonly max: number }): NameProblem | null {
  if (text.trim() === "") return "empty";
  if (text.length > 2 * max || [...text].length > max) return "too_long";
  if (BIDI_MARKS.test(text)) return "bidi_marks";
  const plain = text.replace(REGION_FLAGS, "x").replace(USEFUL_JOINERS, "");
  if (!text.isWellFormed() || CONTROLS.test(plain) || JOINERS.test(plain)) return "control_characters";
  return NOTHING_VISIBLE.test(text) ? "empty" : null;
}
