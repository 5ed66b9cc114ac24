/** Names of the records that a filter asks for by id, read under the person's own rights; those one may not see stay nameless. */
import { useQueries } from "@tanstack/react-query";
import type { Chip } from "#shared/filter/chips.ts";
import { api } from "../../../api.ts";

/** Where records of a kind are read one by one. */
export const pathOfKind: Readonly<Record<string, string>> = {
  client: "/clients",
  contact: "/contacts",
  lead: "/leads",
  deal: "/deals",
  trial: "/trials",
  contract: "/contracts",
};

type Named = { readonly name?: string; readonly title?: string; readonly firstName?: string; readonly lastName?: string };
export const nameOfRecord = ({ name, title, firstName, lastName }: Named): string =>
  name ?? title ?? [firstName, lastName].filter(Boolean).join(" ");

type Asked = { readonly id: string; readonly kind: string };

export function useRecordNames(chips: readonly Chip[]): (id: string) => string | null {
  return useNamesOf(chips.flatMap(recordsIn));
}

export function useNamesOf(asked: readonly Asked[]): (id: string) => string | null {
  const known = asked.filter(({ kind }, at) => pathOfKind[kind] && asked.findIndex(({ id }) => id === asked[at]!.id) === at).slice(0, 20);
  const answers = useQueries({
    queries: known.map(({ id, kind }) => ({
      queryKey: ["names", kind, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Named>(`${pathOfKind[kind]}/${id}`, { signal }),
      staleTime: 300_000,
      retry: false,
    })),
  });
  return (id) => {
    const data = answers[known.findIndex((one) => one.id === id)]?.data;
    return data ? nameOfRecord(data) : null;
  };
}

function recordsIn(chip: Chip): readonly Asked[] {
  if (chip.is !== "comparison") return chip.chips.flatMap(recordsIn);
  return chip.values.flatMap((value) => (value.is === "record" && value.record ? [{ id: value.text, kind: value.record }] : []));
}
