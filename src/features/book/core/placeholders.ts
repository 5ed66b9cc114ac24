/** Words in double braces that a text is filled in with for a client, a deal and whoever speaks. Plain text in, plain text out: nothing is ever read as HTML. */

export const placeholders = [
  "client.name",
  "contact.name",
  "deal.title",
  "deal.amount",
  "me.name",
  "me.phone",
  "company.name",
  "today",
] as const;
export type Placeholder = (typeof placeholders)[number];

/** What is known of each, as it is to be read; what is not there is not known. */
export type Known = { readonly [name in Placeholder]?: string | null };

const anyBraces = /\{\{([^{}]*)\}\}/g;

/** The text with every placeholder filled in. One whose value is not known stays to be seen, as "[client.name]", and never becomes a gap. */
export function fillIn(text: string, known: Known): string {
  return text.replaceAll(anyBraces, (braces, inner: string) => {
    const name = inner.trim();
    if (!isPlaceholder(name)) return braces;
    const value = known[name]?.trim();
    return value ? value : `[${name}]`;
  });
}

/** What stands in braces and is no placeholder, braces that are not closed too; in the order of the text. */
export function unknownPlaceholders(text: string): readonly string[] {
  const strange = [...text.matchAll(anyBraces)].map(([, inner = ""]) => inner.trim()).filter((name) => !isPlaceholder(name));
  const isOpen = /\{\{|\}\}/.test(text.replaceAll(anyBraces, ""));
  return isOpen ? [...strange, "{{"] : strange;
}

const isPlaceholder = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name);
