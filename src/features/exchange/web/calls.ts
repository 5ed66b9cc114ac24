/** What the pages of imports ask of the server. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { type OwnField, useOwnFields } from "#ui/kit/custom/own-fields.ts";
import type { ImportPreview, ImportUndone, ImportView } from "../contract/imports.ts";
import { guessMapping } from "../core/guess-mapping.ts";
import { recordKindOf } from "../core/import-fields.ts";

/** A file of a million rows takes minutes to be tried or taken back. */
const patience = 60 * 60_000;

export type Options = ImportView["options"];
export type Change = { readonly mapping?: ImportView["mapping"]; readonly options?: Partial<Options> };

const keyOf = (id: string) => ["exchange", "import", id] as const;

/** The next step is drawn from the answer, not from what stood there before it. */
function keep(client: QueryClient, answer: ImportView): ImportView {
  client.setQueryData(keyOf(answer.id), answer);
  return answer;
}

/** One import; while it runs, how far it is. */
export function useImport(id: string) {
  const read = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => api.get<ImportView>(`/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? 1_000 : false),
  });
  return { data: read.data, problem: read.data === undefined ? read.error : null, retry: () => void read.refetch() };
}

/**
 * What it would become as it was settled in this version. Asked once and not again when something changes elsewhere: it may take minutes.
 * Its key names no room for the same reason. Whoever leaves the page stops it.
 */
export function usePreview(id: string, version: number) {
  const read = useQuery({
    queryKey: ["import preview", id, version],
    queryFn: ({ signal }) => api.post<ImportPreview>(`/imports/${id}/preview`, { signal, patience }),
    staleTime: "static",
    retry: false,
    gcTime: 10 * 60_000,
  });
  return { data: read.data, isBusy: read.isFetching, problem: read.error, retry: () => void read.refetch() };
}

const settle = (held: ImportView, change: Change) => api.patch<ImportView>(`/imports/${held.id}`, { body: change, ifMatch: held.version });

/** The company's own fields that rows of that kind can fill in. */
export const useOwnFieldsOf = (kind: ImportView["kind"]): readonly OwnField[] => {
  const recordKind = kind === "stage_moves" ? null : recordKindOf[kind];
  const own = useOwnFields(recordKind ?? "client");
  return recordKind === null ? [] : own;
};

/** Where another encoding or sheet gives other columns, they are proposed anew: the earlier ones are not there any more. */
async function settleAgain(held: ImportView, change: Change, own: readonly OwnField[]): Promise<ImportView> {
  const settled = await settle(held, change);
  const isSame = settled.columns.join("\n") === held.columns.join("\n");
  if (isSame || settled.kind === "stage_moves") return settled;
  return settle(settled, { mapping: guessMapping(settled.kind, settled.columns, own) });
}

export function useSettle(held: ImportView, onDone?: (settled: ImportView) => void) {
  const client = useQueryClient();
  const own = useOwnFieldsOf(held.kind);
  return useCommand({
    feature: "exchange",
    run: async (change: Change) => keep(client, await settleAgain(held, change, own)),
    ...(onDone ? { onDone } : {}),
  });
}

/** Settles what is left to settle, and starts. */
export function useStart(held: ImportView) {
  const client = useQueryClient();
  return useCommand({
    feature: "exchange",
    run: async (change: Change | null, idempotencyKey) => {
      if (change) keep(client, await settle(held, change));
      return keep(client, await api.post<ImportView>(`/imports/${held.id}/start`, { idempotencyKey }));
    },
  });
}

export function useCancel(held: ImportView) {
  return useCommand({
    feature: "exchange",
    run: (_: null, idempotencyKey) => api.post<ImportView>(`/imports/${held.id}/cancel`, { idempotencyKey }),
  });
}

export function useUndo(held: ImportView) {
  return useCommand({
    feature: "exchange",
    run: (_: null, idempotencyKey) => api.post<ImportUndone>(`/imports/${held.id}/undo`, { idempotencyKey, patience }),
  });
}
