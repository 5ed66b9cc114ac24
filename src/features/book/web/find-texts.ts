/** What ⌘K finds in the book: texts by their name or by what they say. */
import { api } from "#ui/api.ts";
import { text } from "#ui/i18n/text.ts";
import type { Found } from "#ui/pages.ts";
import type { TextSummary } from "../contract/texts.ts";

export async function findTexts(query: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await api.get<{ readonly items: readonly TextSummary[] }>("/texts", { query: { query, limit: 5 }, signal });
  return items.map(({ id, key, name, kind }) => ({ id, title: name, detail: text(`pages:kind.${kind}`), path: `book/${key}` }));
}
