/** The levels of the company from the top down, with their names in the person's language. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useRead } from "#ui/query.ts";

type Level = {
  readonly key: string;
  readonly rank: number;
  readonly names: Readonly<Record<string, string>>;
  readonly retiredAt?: string | null;
};
export type NamedLevel = { readonly key: string; readonly name: string };

export function useLevels(): readonly NamedLevel[] {
  const { i18n } = useTranslation();
  const { data } = useRead<{ readonly levels: readonly Level[] }>(["org", "tree"], "/org/tree");
  return useMemo(
    () =>
      (data?.levels ?? [])
        .filter(({ retiredAt }) => !retiredAt)
        .toSorted((one, other) => other.rank - one.rank)
        .map(({ key, names }) => ({ key, name: names[i18n.language] ?? names["en"] ?? key })),
    [data, i18n.language],
  );
}
