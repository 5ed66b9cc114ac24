/** Words already in use, offered while one filters by them. */
import { useMemo } from "react";
import { useWords } from "./use-words.ts";

export function useSuggestions() {
  const [industry, region, source, tags] = [useWords("industries"), useWords("regions"), useWords("sources"), useWords("tags")];
  return useMemo(() => ({ industry, region, source, tags }), [industry, region, source, tags]);
}
