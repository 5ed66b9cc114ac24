/** People named in a note. The text keeps their ids, never their names: a name is read when the note is shown, and goes with whoever is erased. */

const token = /@\[([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/g;

export const mentionOf = (personId: string): string => `@[${personId}]`;

/** Whom the text mentions, each once, in their order. */
export const mentionedIn = (text: string): readonly string[] => [...new Set([...text.matchAll(token)].map(([, id]) => id ?? ""))];

export type Piece = { readonly text: string } | { readonly personId: string };

/** The text in pieces, as it is shown: words, and people by their names. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(token)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index) });
    pieces.push({ personId: found[1] ?? "" });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

export type Named = { readonly id: string; readonly name: string };

/** As it is written: "@Anna Berg" for each mention. Whoever has no name any more stays the token they are. */
export const withNames = (text: string, people: readonly Named[]): string =>
  text.replaceAll(token, (whole, id: string) => {
    const name = people.find((one) => one.id === id)?.name;
    return name === undefined ? whole : `@${name}`;
  });

/** Back from what was written: the longest name first, so that "@Anna Berg" is not taken for "@Anna". */
export function withMentions(written: string, people: readonly Named[]): string {
  const byLength = people.toSorted((one, other) => other.name.length - one.name.length);
  return byLength.reduce(
    (text, { id, name }) => text.replaceAll(new RegExp(`@${escaped(name)}(?![\\p{L}\\p{N}])`, "gu"), () => mentionOf(id)),
    written,
  );
}

const escaped = (name: string) => name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
