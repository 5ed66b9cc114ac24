/** The same word in another script or typed on the keyboard of another language: what people meant when they typed it. */
import { foldText } from "./text.ts";

/** Cyrillic letters as they are commonly written in Latin ones (GOST 7.79-2000 system B and ICAO 9303, without marks); of two ways the one typed in searches. */
const latinOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      а: "a",
      б: "b",
      в: "v",
      г: "g",
      д: "d",
      е: "e",
      ж: "zh",
      з: "z",
      и: "i",
      й: "y",
      к: "k",
      л: "l",
      м: "m",
      н: "n",
      о: "o",
      п: "p",
      р: "r",
    },
    ...{ с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya" },
    ...{ і: "i", ї: "yi", є: "ye", ґ: "g", ў: "u" },
  }),
);

/** Latin letters, those of several first, as the Cyrillic ones they stand for most often. */
const cyrillicOf: readonly (readonly [string, string])[] = Object.entries({
  ...{ shch: "щ", sch: "щ", zh: "ж", kh: "х", ts: "ц", tz: "ц", ch: "ч", sh: "ш", yu: "ю", ju: "ю", ya: "я", ja: "я", yo: "е", ye: "е" },
  ...{
    a: "а",
    b: "б",
    c: "к",
    d: "д",
    e: "е",
    f: "ф",
    g: "г",
    h: "х",
    i: "и",
    j: "й",
    k: "к",
    l: "л",
    m: "м",
    n: "н",
    o: "о",
    p: "п",
    q: "к",
  },
  ...{ r: "р", s: "с", t: "т", u: "у", v: "в", w: "в", x: "кс", y: "й", z: "з" },
});

/** The keys of a keyboard in the two layouts, each letter beside the one that shares its key. */
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const cyrillicKeys = "йцукенгшщзхъфывапролджэячсмитьбюё";
const otherKey: ReadonlyMap<string, string> = new Map(
  [...latinKeys].flatMap((key, index) => [
    [key, cyrillicKeys[index] as string],
    [cyrillicKeys[index] as string, key],
  ]),
);

const hasLatin = (text: string) => /[a-z]/.test(text);
const hasCyrillic = (text: string) => /\p{Script=Cyrillic}/u.test(text);

/** A folded text in Latin letters; other letters than Cyrillic ones stay. */
export const toLatin = (folded: string): string => folded.replace(/\p{Script=Cyrillic}/gu, (letter) => latinOf.get(letter) ?? letter);

/** A folded text in Cyrillic letters, as it is most likely meant; signs and figures stay. */
export function toCyrillic(folded: string): string {
  let rest = folded;
  let written = "";
  while (rest !== "") {
    const found = cyrillicOf.find(([latin]) => rest.startsWith(latin));
    written += found ? found[1] : (rest[0] as string);
    rest = rest.slice(found ? found[0].length : 1);
  }
  return written;
}

/** A folded text as the same keys write it in the other layout: "ghbdtn" is "привет", and "дфьз" is "lamp". */
export const otherLayout = (folded: string): string => [...folded].map((letter) => otherKey.get(letter) ?? letter).join("");

/**
 * What somebody may have meant by a text: the text itself in the form of `foldText` first, then in the other keyboard layout, then each in
 * the other script. A text in both scripts, or in none (figures), means itself only.
 */
export function meantBy(text: string): readonly string[] {
  const folded = foldText(text);
  const [latin, cyrillic] = [hasLatin(folded), hasCyrillic(folded)];
  if (latin === cyrillic) return folded === "" ? [] : [folded];
  const other = foldText(otherLayout(text.toWellFormed().normalize("NFC").toLowerCase()));
  const [written, otherWritten] = latin ? [toCyrillic(folded), toLatin(other)] : [toLatin(folded), toCyrillic(other)];
  return [...new Set([folded, other, written, otherWritten])].filter((one) => one !== "");
}

/** A key for a name, in Latin letters, figures and underscores, beginning with a letter, at most 40 long, that is not taken; `otherwise` for a name of none of these. */
export function keyOf(name: string, otherwise: string, taken: ReadonlySet<string>): string {
  const plain = toLatin(foldText(name))
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_0-9]+|_+$/g, "")
    .slice(0, 40)
    .replace(/_+$/, "");
  const first = plain === "" ? otherwise : plain;
  for (let number = 1; ; number++) {
    const key = number === 1 ? first : `${first}_${number}`;
    if (!taken.has(key)) return key;
  }
}
