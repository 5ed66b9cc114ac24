/** The people of the company by their ids, for names in cells and for choosing in filters. Everybody may know who works here. */
import { useMemo } from "react";
import { currentLanguage } from "../../i18n/start.ts";
import { useRead } from "../../query.ts";
import { inOrder } from "../in-order.ts";

export type PersonName = { readonly id: string; readonly name: string };
type Tree = {
  readonly people: readonly (PersonName & { readonly status: string })[];
};

export type People = { readonly active: readonly PersonName[]; readonly nameOf: (id: string | null | undefined) => string | null };

export function usePeople(): People {
  const { data } = useRead<Tree>(["org", "tree"], "/org/tree");
  const language = currentLanguage();
  return useMemo(() => {
    const names = new Map(data?.people.map((one) => [one.id, one.name]));
    const active = (data?.people ?? []).filter(({ status }) => status === "active" || status === "invited");
    return {
      active: inOrder(active, ({ name }) => name, language),
      // Before the names are there nobody is "unknown".
      nameOf: (id) => (id ? (names.get(id) ?? (data === undefined ? "" : null)) : null),
    };
  }, [data, language]);
}
