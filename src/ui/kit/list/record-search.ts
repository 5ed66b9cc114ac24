/** Records by what one types: the search box's index, with its forgiveness for case, script and slips. */
import { useRead } from "../../query.ts";

export type FoundRecord = { readonly id: string; readonly kind: string; readonly title: string; readonly parentTitle: string | null };

export const leastLetters = 2;

export function useRecordSearch(kind: string | null, query: string): readonly FoundRecord[] {
  const asked = query.trim();
  const { data } = useRead<{ readonly items: readonly FoundRecord[] }>(
    ["records", "search", kind],
    "/search",
    { q: asked, kind: kind ?? undefined, limit: 8 },
    { isEnabled: asked.length >= leastLetters },
  );
  return asked.length >= leastLetters ? (data?.items ?? []) : [];
}
