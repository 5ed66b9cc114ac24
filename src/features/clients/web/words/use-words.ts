/** The names of a list of the company (industries, regions, sources, tags): those in use. */
import { useMemo } from "react";
import { useRead } from "#ui/query.ts";

type Word = { readonly name: string; readonly retiredAt: string | null };
export type WordList = "industries" | "regions" | "sources" | "tags";

const none: readonly Word[] = [];

export function useWords(list: WordList): string[] {
  const { data } = useRead<{ readonly items: readonly Word[] }>(["clients", "words", list], `/${list}`, { limit: 200 });
  return useMemo(() => (data?.items ?? none).filter(({ retiredAt }) => retiredAt === null).map(({ name }) => name), [data]);
}
