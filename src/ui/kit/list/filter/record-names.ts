/** Names of records by their ids, read under the person's own rights; those one may not see stay nameless. */
import { queryOptions, useQueries } from "@tanstack/react-query";
import type { Chip } from "#shared/filter/chips.ts";
import { isId } from "#shared/id.ts";
import { mostNamed } from "#shared/record-names.ts";
import { api } from "../../../api.ts";
import { inBatches } from "../../../in-batches.ts";

/** The lists in which records of a kind have their cards. */
export const listOfKind: Readonly<Record<string, string>> = {
  client: "clients",
  contact: "contacts",
  lead: "leads",
  deal: "deals",
  trial: "trials",
  contract: "contracts",
};

export type NamedRecord = { readonly id: string; readonly name: string; readonly currency: string | null };

const namedOf = inBatches({ most: mostNamed, waits: 20 }, async (ids) => {
  const { items } = await api.get<{ items: readonly NamedRecord[] }>("/names", { query: { of: ids.join(",") } });
  return new Map(items.map((one) => [one.id, one]));
});

/** Many on one page are asked for together. */
export const nameQuery = (id: string) =>
  queryOptions({ queryKey: ["names", id], queryFn: async () => (await namedOf(id)) ?? null, staleTime: 300_000, retry: false });

type Asked = { readonly id: string; readonly kind: string };

export function useRecordNames(chips: readonly Chip[]): (id: string) => string | null {
  return useNamesOf(chips.flatMap(recordsIn));
}

export function useNamesOf(asked: readonly Asked[]): (id: string) => string | null {
  // What somebody typed into an address in an id's place would spoil the answer for all that are asked with it.
  const ids = [...new Set(asked.filter(({ id, kind }) => listOfKind[kind] && isId(id)).map(({ id }) => id))];
  const answers = useQueries({ queries: ids.map(nameQuery) });
  return (id) => answers[ids.indexOf(id)]?.data?.name ?? null;
}

function recordsIn(chip: Chip): readonly Asked[] {
  if (chip.is !== "comparison") return chip.chips.flatMap(recordsIn);
  return chip.values.flatMap((value) => (value.is === "record" && value.record ? [{ id: value.text, kind: value.record }] : []));
}
