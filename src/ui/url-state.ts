/**
 * What a page shows stands in its address: filters, the open tab, the panel.
 *
 *     const [search, setSearch] = useUrlState();
 *     search.level                                       // string | undefined
 *     setSearch({ panel: person.id });                   // Back closes it
 *     setSearch({ query: text }, "replace");             // while typing: no step for Back
 *     const { personId } = usePageParams();              // of "people/$personId"
 */
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export type UrlState = Readonly<Record<string, string | undefined>>;

export function useUrlState(): readonly [UrlState, (change: UrlState, mode?: "push" | "replace") => void] {
  const search = useSearch({ strict: false }) as UrlState;
  const navigate = useNavigate();
  const set = useCallback(
    (change: UrlState, mode: "push" | "replace" = "push") => {
      const next = (earlier: UrlState) => withoutEmpty({ ...earlier, ...change });
      void navigate({ to: ".", search: next as never, replace: mode === "replace", resetScroll: false });
    },
    [navigate],
  );
  return [search, set];
}

export function usePageParams(): UrlState {
  return useParams({ strict: false }) as UrlState;
}

export function withoutEmpty(state: UrlState): UrlState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined && value !== ""));
}
