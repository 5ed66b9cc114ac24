/**
 * A long list by pages of its cursor: only the pages one looks at are asked for, watched and asked again when something changed, so that a
 * list of a hundred thousand rows costs no more than its window. The next page is fetched before it is needed.
 *
 *     const rows = usePages<ClientRow>(["clients", "list"], "/clients", { filter, sort });
 *     rows.count, rows.at(17), rows.watch(first, last)
 */
import { type QueryKey, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { api, type Page } from "../../api.ts";
import type { Parameters, ReadKey } from "../../query.ts";

export const pageSize = 100;

export type Rows<T> = {
  /** How many rows are known so far. */
  readonly count: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** The rows shown are those of the question before. */
  readonly isStale: boolean;
  readonly problem: Error | null;
  /** The row at that place; undefined while its page is on its way. */
  readonly at: (index: number) => T | undefined;
  readonly indexOf: (key: string, rowKey: (row: T) => string) => number;
  /** Tells which rows are looked at. */
  readonly watch: (first: number, last: number) => void;
  readonly retry: () => void;
};

type Known = { readonly question: string; readonly cursors: readonly (string | null)[]; readonly lengths: readonly number[] };

export function usePages<T>(key: ReadKey, path: string, query: Parameters, { isEnabled = true } = {}): Rows<T> {
  const question = JSON.stringify([key, path, query]);
  const [known, setKnown] = useState<Known>({ question, cursors: [null], lengths: [] });
  const now = known.question === question ? known : { question, cursors: [null], lengths: [] };
  const [watched, setWatched] = useState<readonly [number, number]>([0, 0]);
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is all three, compared by value.
  const keyOf = useCallback((cursor: string | null): QueryKey => [...key, path, query, "page", cursor], [question]);

  const lastKnown = now.cursors.length - 1;
  const [first, last] = [Math.min(watched[0], lastKnown), Math.min(watched[1], lastKnown)];
  const pages = Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => first + at);
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: keyOf(now.cursors[page] ?? null),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<Page<T>>(path, {
          query: { ...query, limit: pageSize, ...(now.cursors[page] ? { cursor: now.cursors[page] } : {}) },
          signal,
        }),
      enabled: isEnabled,
    })),
  });

  const news = answers.map((answer, at) => [pages[at]!, answer.data] as const);
  useEffect(() => {
    setKnown((before) => news.reduce<Known>(learn, before.question === question ? before : { question, cursors: [null], lengths: [] }));
  });

  // While the first page of a new question is on its way, the earlier rows stay where they are.
  const isWaiting = now.lengths.length === 0 && answers[0]?.data === undefined;
  const [shown, setShown] = useState<{ readonly known: Known; readonly keyOf: typeof keyOf }>({ known: now, keyOf });
  useEffect(() => {
    if (now.lengths.length > 0) setShown({ known: now, keyOf });
  }, [now, keyOf]);
  const view = isWaiting ? shown : now.lengths.length > 0 ? { known: now, keyOf } : shown;

  const count = useMemo(() => view.known.lengths.reduce((sum, length) => sum + length, 0), [view.known.lengths]);
  const at = (index: number): T | undefined => {
    const { page, offset } = placeOf(index, view.known.lengths);
    return page < 0 ? undefined : client.getQueryData<Page<T>>(view.keyOf(view.known.cursors[page] ?? null))?.items[offset];
  };
  return {
    count,
    hasMore: view.known.cursors.length > view.known.lengths.length,
    isLoading: count === 0 && isWaiting && isEnabled && !answers[0]?.error,
    isStale: isWaiting && count > 0,
    problem: now.lengths.length === 0 ? (answers[0]?.error ?? null) : null,
    at,
    indexOf: (wanted, rowKey) => {
      for (let index = 0; index < count; index++) {
        const row = at(index);
        if (row !== undefined && rowKey(row) === wanted) return index;
      }
      return -1;
    },
    watch: useCallback(
      (from: number, to: number) => {
        const lengths = view.known.lengths;
        const start = Math.max(0, placeOf(from, lengths).page);
        // The page after the one looked at is fetched in good time.
        const end = placeOf(to + pageSize, lengths).page;
        const until = end < 0 ? lengths.length : end;
        setWatched((before) => (before[0] === start && before[1] === until ? before : [start, until]));
      },
      [view.known.lengths],
    ),
    retry: () => void client.invalidateQueries({ queryKey: [...key] }),
  };
}

/** What a page's answer teaches: how long it is and where the next begins. A page that changed moves the beginnings after it by and by. */
function learn<T>(before: Known, [page, answer]: readonly [number, Page<T> | undefined]): Known {
  if (answer === undefined || page > before.lengths.length) return before;
  const isSame = before.lengths[page] === answer.items.length && (before.cursors[page + 1] ?? null) === answer.nextCursor;
  if (isSame) return before;
  const isLast = answer.nextCursor === null;
  const cursors = isLast ? before.cursors.slice(0, page + 1) : replaced(before.cursors, page + 1, answer.nextCursor);
  const lengths = isLast
    ? replaced(before.lengths.slice(0, page), page, answer.items.length)
    : replaced(before.lengths, page, answer.items.length);
  return { ...before, cursors, lengths };
}

function replaced<V>(list: readonly V[], index: number, value: V): readonly V[] {
  const copy = [...list];
  copy[index] = value;
  return copy;
}

/** The page a row lies on, and its place there; page -1 is past the end of what is known. All pages but the last are full. */
export function placeOf(index: number, lengths: readonly number[]): { readonly page: number; readonly offset: number } {
  const [page, offset] = [Math.floor(index / pageSize), index % pageSize];
  return offset < (lengths[page] ?? 0) ? { page, offset } : { page: -1, offset: 0 };
}
