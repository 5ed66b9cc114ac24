/** Choosing a client by a part of its name; the server finds, for there may be a hundred thousand. */
import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";

type Found = { readonly items: readonly { readonly id: string; readonly name: string }[] };
type Props = Omit<SelectProps, "data" | "searchValue" | "onSearchChange"> & {
  readonly known?: { readonly id: string; readonly name: string } | null;
};

export function ClientSelect({ known = null, ...rest }: Props) {
  const t = useText();
  const [typed, setTyped] = useState(known?.name ?? "");
  const [query] = useDebouncedValue(typed.trim(), 200);
  const isName = query !== "" && query !== known?.name;
  const filter = isName ? JSON.stringify({ field: "name", op: "contains", value: query.slice(0, 200) }) : undefined;
  const { data } = useRead<Found>(["clients", "picker"], "/clients", { filter, limit: 30, sort: "name" });
  const found = data?.items ?? [];
  const offered = known && !found.some(({ id }) => id === known.id) ? [known, ...found] : found;
  return (
    <Select
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={t("kit:select.nothing")}
      {...rest}
    />
  );
}
