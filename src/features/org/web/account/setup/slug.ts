/** The company's address made of its name: "Lumen Lichttechnik GmbH" → "lumen-lichttechnik". */

const cyrillic: Readonly<Record<string, string>> = Object.fromEntries(
  "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);
const german: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
const legalForms = /^(gmbh|ag|kg|ohg|ug|se|co|ltd|llc|inc|plc|sarl|ooo|oao|zao|pao|ao|ip)$/;

export function slugFor(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => cyrillic[letter] ?? german[letter] ?? letter).join("");
  const words = latin
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const kept = words.filter((word) => !legalForms.test(word));
  return (kept.length > 0 ? kept : words).join("-").slice(0, 40).replace(/-+$/, "");
}
