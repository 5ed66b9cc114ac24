/** Which records are compared at all: those that share a key. Comparing all with all would take a year for a million. */
import type { ClientForms, ContactForms } from "./duplicates.ts";

/** A key that so many records share says nothing about them (a city's post box, "info@"); they still meet under their other keys. */
export const largestBlock = 60;

/** Keys under which a contact meets others: phones, addresses of mail, and pairs of things that seldom agree by chance. Both orders of the names give the same keys. */
export function keysOfContact({ firstName, lastName, client, phones, emails, street, city, postcode, birthDate }: ContactForms): string[] {
  const names = [firstName, lastName].filter((name) => name !== "");
  const initials = names.map((name) => name[0]);
  return unique([
    ...reached(phones, emails),
    ...both("n", [...names].sort().join(" "), " "),
    ...names.flatMap((name) => [
      ...both("b", soundOf(name), birthDate.slice(0, 4)),
      ...both("p", soundOf(name), postcode.slice(0, 2)),
      ...both("c", soundOf(name), city.slice(0, 3)),
      ...both("w", soundOf(name), client.slice(0, 4)),
    ]),
    ...initials.flatMap((initial) => both("i", birthDate, initial ?? "")),
    ...both("s", street.replaceAll(" ", "").slice(0, 6), [...postcode].sort().join("")),
    ...both("d", birthDate, street.slice(0, 3)),
    ...both("t", birthDate, city.slice(0, 3)),
  ]);
}

/** Keys under which a client meets others. */
export function keysOfClient({ name, taxNumber, domain, phones, emails, street, postcode }: ClientForms): string[] {
  const words = name.split(" ").filter((word) => word.length > 2);
  return unique([
    ...reached(phones, emails),
    ...both("x", taxNumber, " "),
    ...both("h", domain, " "),
    ...both("n", name, " "),
    ...both("j", name.replaceAll(" ", "").slice(0, 7), " "),
    ...[...words].sort().flatMap((word, index, all) => all.slice(index + 1, index + 3).map((next) => `v${soundOf(word)}|${soundOf(next)}`)),
    ...(words.length === 1 ? both("o", soundOf(words[0] ?? ""), " ") : []),
    ...both("s", street.replaceAll(" ", "").slice(0, 8), postcode),
  ]);
}

const unique = (keys: readonly string[]) => [...new Set(keys)];
const reached = (phones: readonly string[], emails: readonly string[]) => [
  ...phones.filter((phone) => phone !== "").map((phone) => `1${phone.slice(-9)}`),
  ...emails.filter((email) => email !== "").map((email) => `@${email}`),
];
const both = (kind: string, one: string, other: string) => (one === "" || other === "" ? [] : [`${kind}${one}|${other}`]);

/** Roughly how a word sounds: its first letter and the next consonants by groups that are mistaken for each other (after Soundex, US patent 1,261,167). */
export function soundOf(word: string): string {
  const [first = ""] = word;
  let sound = first;
  let last = groups[first] ?? "";
  for (const letter of word.slice(1)) {
    const group = groups[letter] ?? "";
    if (group !== "" && group !== last) sound += group;
    if (letter !== "h" && letter !== "w") last = group;
    if (sound.length === 4) break;
  }
  return sound;
}
const groups: Readonly<Record<string, string>> = Object.fromEntries(
  ["bfpv", "cgjkqsxz", "dt", "l", "mn", "r"].flatMap((letters, index) => [...letters].map((letter) => [letter, String(index + 1)])),
);

/** Records by their keys, as they are added: `meet` gives those who share a key with it that is not crowded, each once, then adds it. */
export function createMeeting<T>() {
  const blocks = new Map<string, T[]>();
  return {
    meet(record: T, keys: readonly string[]): ReadonlySet<T> {
      const met = new Set<T>();
      for (const key of keys) {
        const block = blocks.get(key);
        if (block === undefined) blocks.set(key, [record]);
        else {
          if (block.length < largestBlock) for (const other of block) met.add(other);
          if (block.length <= largestBlock) block.push(record);
        }
      }
      return met;
    },
  };
}
