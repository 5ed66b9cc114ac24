/** The record that an entry is about, by its name, and the way to its card; one that cannot be seen is left unnamed. */
import { useQuery } from "@tanstack/react-query";
import { listOfKind, type NamedRecord, nameQuery } from "#ui/kit/list/filter/record-names.ts";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";

type Props = { readonly kind: string; readonly id: string };

/** Kinds of records with a page of their own; the others open beside their list. */
const withPage: readonly string[] = ["client", "contact", "deal"];
export const isRecordKind = (kind: string): boolean => Object.hasOwn(listOfKind, kind);

export function useRecord(kind: string, id: string): NamedRecord | null {
  const can = useCan();
  return useQuery({ ...nameQuery(id), enabled: isRecordKind(kind) && can("clients.read") }).data ?? null;
}

export function RecordText({ kind, id }: Props) {
  const list = listOfKind[kind];
  const name = useRecord(kind, id)?.name;
  if (!list || !name) return null;
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
