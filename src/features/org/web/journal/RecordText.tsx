/** The record that an entry is about, by its name, and the way to its card; one that cannot be seen is left unnamed. */
import { useQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { nameOfRecord, pathOfKind } from "#ui/kit/list/filter/record-names.ts";
import { PageLink } from "#ui/link.tsx";

type Props = { readonly kind: string; readonly id: string };

/** Kinds of records with a page of their own; the others open beside their list. */
const withPage: readonly string[] = ["client", "contact", "deal"];
export const isRecordKind = (kind: string): boolean => Object.hasOwn(pathOfKind, kind);

type Found = Parameters<typeof nameOfRecord>[0] & { readonly currency?: string; readonly amount?: { readonly currency: string } | null };

export function useRecord(kind: string, id: string): Found | undefined {
  const path = pathOfKind[kind];
  return useQuery({
    queryKey: ["names", kind, id],
    queryFn: ({ signal }) => api.get<Found>(`${path}/${id}`, { signal }),
    enabled: path !== undefined,
    staleTime: 300_000,
    retry: false,
  }).data;
}

export function RecordText({ kind, id }: Props) {
  const path = pathOfKind[kind];
  const record = useRecord(kind, id);
  const name = record && nameOfRecord(record);
  if (!path || !name) return null;
  const list = path.slice(1);
  return (
    <>
      {": "}
      {withPage.includes(kind) ? (
        <PageLink to={`${list}/${id}`}>{name}</PageLink>
      ) : (
        <PageLink to={list} search={{ panel: id }}>
          {name}
        </PageLink>
      )}
    </>
  );
}
