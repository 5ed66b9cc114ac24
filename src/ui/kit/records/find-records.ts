/** What ⌘K finds: records of every kind that the person may see, best first, each leading to its card. */
import { api } from "../../api.ts";
import { text } from "../../i18n/text.ts";
import type { Found } from "../../pages.ts";
import type { FoundRecord } from "../list/record-search.ts";

/** Where the cards of a kind are. */
const cards = {
  client: (id: string) => `clients/${id}`,
  contact: (id: string) => `contacts/${id}`,
  lead: (id: string) => `leads?panel=${id}`,
  deal: (id: string) => `deals/${id}`,
  trial: (id: string) => `trials?panel=${id}`,
  contract: (id: string) => `contracts?panel=${id}`,
} as const;
const isCard = (kind: string): kind is keyof typeof cards => Object.hasOwn(cards, kind);

export async function findRecords(query: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await api.get<{ readonly items: readonly FoundRecord[] }>("/search", { query: { q: query, limit: 10 }, signal });
  return items.flatMap(({ id, kind, title, parentTitle }) =>
    isCard(kind)
      ? [{ id, title, path: cards[kind](id), detail: [text(`pages:kind.${kind}`), parentTitle].filter(Boolean).join(" · ") }]
      : [],
  );
}
