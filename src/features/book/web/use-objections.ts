/** Every objection of the book by its key, in its own words and with the text it stands in: a line of a script names only the key. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, type Page } from "#ui/api.ts";
import type { TextSummary, TextView } from "../contract/texts.ts";
import { type KnownObjection, objectionsIn } from "./objections-in.ts";

const none: ReadonlyMap<string, KnownObjection> = new Map();

export function useObjections(isEnabled: boolean): ReadonlyMap<string, KnownObjection> {
  const texts = useQuery({
    queryKey: ["book", "objections"],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Page<TextSummary>>("/texts", { query: { kind: "objections", limit: 200 }, signal });
      return Promise.all(items.map(({ key }) => api.get<TextView>(`/texts/${key}`, { signal })));
    },
    enabled: isEnabled,
  });
  return useMemo(() => (texts.data ? objectionsIn(texts.data) : none), [texts.data]);
}
