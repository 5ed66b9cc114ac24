/** A record, found by its name through the search box's own index. */
import { MultiSelect, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useText } from "../../../../i18n/text.ts";
import { useRecordSearch } from "../../record-search.ts";
import { useNamesOf } from "../record-names.ts";

type Props = {
  readonly isList: boolean;
  readonly kind: string | null;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly label: string;
  /** In a form the label stands above; in the builder it is for screen readers. */
  readonly isLabelShown?: boolean;
};

export function RecordValue({ isList, kind, value, onChange, label, isLabelShown = false }: Props) {
  const t = useText();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed, 200);
  const chosen = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
  const found = useRecordSearch(kind, query);
  const nameOf = useNamesOf(chosen.map((id) => ({ id, kind: kind ?? "" })));
  const data = [
    ...chosen.map((id) => ({ value: id, label: nameOf(id) ?? t("list:value.one_record") })),
    ...found.filter(({ id }) => !chosen.includes(id)).map(({ id, title }) => ({ value: id, label: title })),
  ];
  const shared = {
    ...(isLabelShown ? { label } : { size: "xs", "aria-label": label }),
    placeholder: t("list:value.find_record"),
    data,
    searchable: true,
    onSearchChange: setTyped,
    // The server has found them already, letters apart included.
    filter: ({ options }: { options: unknown }) => options as never,
    nothingFoundMessage: query.length < 2 ? t("list:value.type_more") : t("kit:select.nothing"),
  } as const;
  return isList ? (
    <MultiSelect {...shared} value={chosen} onChange={onChange} hidePickedOptions />
  ) : (
    <Select {...shared} clearable={isLabelShown} value={chosen[0] ?? null} onChange={(next) => onChange(next ?? undefined)} />
  );
}
