/** The person of a lead as a contact at the client it becomes. */
import { foldText } from "#shared/text.ts";

export type KnownContact = {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Telephones in E.164, e-mail addresses in small letters. */
  readonly reached: readonly string[];
};

/** "Maier, Helga" and "Helga Maier" → first and last name; the last word is the last name, as is a word alone. */
export function namesOf(person: string): { readonly firstName: string; readonly lastName: string } {
  const [last, ...first] = person.split(",").map((part) => part.trim());
  if (first.length > 0) return { firstName: first.join(" ").trim(), lastName: last ?? "" };
  const words = person.trim().split(/\s+/);
  return { firstName: words.slice(0, -1).join(" "), lastName: words.at(-1) ?? "" };
}

/**
 * Whom of those known at the client the person is: by name, in whatever order its words stand. Of several of one name only the one who
 * is reached in the same way; a shared telephone alone makes nobody the same. null: nobody, a new contact is needed.
 */
export function knownPerson(person: string, reached: readonly string[], known: readonly KnownContact[]): string | null {
  const wanted = nameKey(person);
  const named = known.filter(({ firstName, lastName }) => nameKey(`${firstName} ${lastName}`) === wanted);
  if (named.length === 1) return named[0]!.id;
  const alike = named.filter((one) => one.reached.some((way) => reached.includes(way)));
  return alike.length === 1 ? alike[0]!.id : null;
}

const nameKey = (name: string): string =>
  foldText(name)
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .sort()
    .join(" ");
