/** Choosing a field by its word. Without a value it is the way to add a row. */
import { Select } from "@mantine/core";
import { currentLanguage } from "../../../i18n/start.ts";
import { useText } from "../../../i18n/text.ts";
import { inOrder } from "../../in-order.ts";
import type { Askable } from "../field-words.ts";

type Props = { readonly askable: Askable; readonly value: string | null; readonly onChange: (field: string) => void };

export function FieldChoice({ askable: { catalogue, words }, value, onChange }: Props) {
  const t = useText();
  const named = Object.keys(catalogue.fields)
    .filter((name) => !words.hidden?.includes(name))
    .map((name) => ({ value: name, label: words.field(name) }));
  const all = inOrder(named, ({ label }) => label, currentLanguage());
  const own = all.filter(({ value: name }) => name.startsWith("custom."));
  const usual = all.filter(({ value: name }) => !name.startsWith("custom."));
  return (
    <Select
      // Begins anew after each choice, so that the next row is one letter away.
      key={value === null ? Object.keys(catalogue.fields).length : "field"}
      size="xs"
      w={value === null ? 180 : undefined}
      aria-label={value === null ? t("list:filter.add") : t("list:filter.field")}
      placeholder={t("list:filter.add")}
      value={value}
      onChange={(name) => name && onChange(name)}
      data={
        own.length > 0
          ? [
              { group: t("list:filter.fields"), items: usual },
              { group: t("list:filter.own_fields"), items: own },
            ]
          : usual
      }
      searchable
      allowDeselect={false}
      nothingFoundMessage={t("kit:select.nothing")}
      comboboxProps={{ withinPortal: true, width: 240, position: "bottom-start" }}
    />
  );
}
