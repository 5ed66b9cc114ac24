/** The forms in which records are compared when duplicates are sought: scripts, signs and legal forms that people write as they like are left out. */
import { foldText } from "#shared/text.ts";

/** Cyrillic letters as they are most often written in Latin ones, in names of people and companies (close to ICAO 9303). */
const latin: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  е: "e",
  є: "ye",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  ї: "yi",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ў: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

/** Words at either end of a company's name that say what it is in law, in the compared form. */
const legalForms = new Set(
  `gmbh mbh ag kg kgaa ohg ug gbr ek ev se co ko ooo oao zao pao ao nao ip chp too tov tdv odo llc llp lp ltd limited inc incorporated corp corporation
   company plc pty sa sarl sas sasu srl spa snc bv nv vof oy oyj ab as asa aps kft zrt rt sro doo dd ad eood ood sia uab spzoo`.split(
    /\s+/,
  ),
);
/** Points and spaces within them: "s. r. o.", "Sp. z o.o.", "G.m.b.H." */
const spelledForms: readonly (readonly [RegExp, string])[] = [
  [/\bsp\.? ?z ?o\.? ?o\b\.?/g, "spzoo"],
  [/\bs\. ?r\. ?o\b\.?/g, "sro"],
  [/\bd\. ?o\. ?o\b\.?/g, "doo"],
  [/\bg\. ?m\. ?b\. ?h\b\.?/g, "gmbh"],
  [/\bs\. ?[àa]\.? ?r\.? ?l\b\.?/g, "sarl"],
  [/\bs\. ?p\. ?a\b\.?/g, "spa"],
  [/\bl\. ?l\. ?c\b\.?/g, "llc"],
];

/** Latin letters, digits and single spaces: "Müller, Иван" is "muller ivan". */
export function comparedForm(text: string): string {
  return plain(transliterated(foldText(text)));
}

/** A company's name without its legal form; a name that is nothing else stays whole. "ООО «Свет»" and "Svet LLC" are both "svet". */
export function companyForm(name: string): string {
  const spelled = spelledForms.reduce((text, [form, word]) => text.replace(form, word), transliterated(foldText(name)));
  const words = plain(spelled).split(" ");
  let [from, to] = [0, words.length];
  while (from < to && legalForms.has(words[from] ?? "")) from++;
  while (to > from && legalForms.has(words[to - 1] ?? "")) to--;
  return from === to ? words.join(" ") : words.slice(from, to).join(" ");
}

/** Letters and digits in capitals: tax numbers, postcodes. */
export function codeForm(text: string): string {
  return comparedForm(text).replaceAll(" ", "").toUpperCase();
}

const transliterated = (folded: string) => folded.replace(/[\u0400-\u04ff]/g, (letter) => latin[letter] ?? letter);
const plain = (text: string) =>
  text
    .replace(/['.]/g, "")
    .replace(/&/g, " ")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
