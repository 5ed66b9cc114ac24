/**
 * Reading from the server. Query keys begin with the room whose data they show, because live messages name rooms:
 *
 *     const tree = useRead<Tree>(["org", "tree"], "/org/tree");
 *     const people = useList<Person>(["org", "people"], "/people", { query: search.query, level: search.level });
 *     people.items, people.hasMore, people.loadMore(), people.isLoading, people.problem, people.retry()
 */
import { QueryClient, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, type Page } from "./api.ts";
import { isApiProblem } from "./problem.ts";

export type Parameters = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type ReadKey = readonly [feature: string, ...rest: readonly unknown[]];

/** Only a missing or failing network is worth another try; a refusal stays one. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  return failures < 2 && isApiProblem(error) && (error.kind !== "refused" || error.status >= 502);
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: isWorthRetrying, staleTime: 30_000, refetchOnWindowFocus: true, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
}

type ReadOptions = { readonly isEnabled?: boolean };

/**
 * One answer. While its parameters change the earlier answer stays, so that nothing jumps. Under another address stands another record: what
 * could be done to the one before must not be offered in its place.
 */
export function useRead<T>(key: ReadKey, path: string, query: Parameters = {}, { isEnabled = true }: ReadOptions = {}) {
  const read = useQuery<T>({
    queryKey: [...key, path, query],
    queryFn: ({ signal }) => api.get<T>(path, { query, signal }),
    enabled: isEnabled,
    placeholderData: (before, query) => (query?.queryKey.at(-2) === path ? before : undefined),
  });
  return {
    data: read.data,
    isLoading: read.isLoading,
    isStale: read.isPlaceholderData,
    problem: read.data === undefined ? read.error : null,
    retry: () => void read.refetch(),
  };
}

/** A list paged by key: pages are fetched as they are asked for and shown as one. What stays while it is read anew is as with `useRead`. */
export function useList<T>(key: ReadKey, path: string, query: Parameters = {}, { isEnabled = true }: ReadOptions = {}): List<T> {
  const pages = useInfiniteQuery({
    queryKey: [...key, path, query, "pages"],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<T>>(path, { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    enabled: isEnabled,
    placeholderData: (before, query) => (query?.queryKey.at(-3) === path ? before : undefined),
  });
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  return {
    items,
    isLoading: pages.isLoading,
    isStale: pages.isPlaceholderData,
    problem: pages.data === undefined ? pages.error : null,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore: () => void pages.fetchNextPage(),
    retry: () => void pages.refetch(),
  };
}

export type List<T> = {
  readonly items: readonly T[];
  readonly isLoading: boolean;
  readonly isStale: boolean;
  readonly problem: Error | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
};
