/** Choosing the record that a task is about: any kind, by a part of its name, as the palette finds it. */
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";

const kinds = ["client", "contact", "lead", "deal", "trial", "contract"] as const;
export type ChosenRecord = { readonly kind: (typeof kinds)[number]; readonly id: string; readonly title: string };
type Found = { readonly id: string; readonly kind: string; readonly title: string; readonly parentTitle: string | null };
type Props = { readonly label: string; readonly value: ChosenRecord | null; readonly onChange: (record: ChosenRecord | null) => void };

const isKind = (kind: string): kind is ChosenRecord["kind"] => (kinds as readonly string[]).includes(kind);

export function RecordField({ label, value, onChange }: Props) {
  const t = useText();
  const [typed, setTyped] = useState(value?.title ?? "");
  const [query] = useDebouncedValue(typed.trim(), 200);
  const isEnabled = query.length >= 2 && query !== value?.title;
  const { data } = useRead<{ readonly items: readonly Found[] }>(["records", "search"], "/search", { q: query, limit: 12 }, { isEnabled });
  const found = (isEnabled ? (data?.items ?? []) : []).filter(({ kind }) => isKind(kind));
  const offered = value && !found.some(({ id }) => id === value.id) ? [{ ...value, parentTitle: null }, ...found] : found;
  return (
    <Select
      label={label}
      placeholder={t("work:new.about_hint")}
      searchable
      clearable
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={offered.map(({ id, title }) => ({ value: id, label: title }))}
      // The server has searched already.
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const one = offered.find(({ id }) => id === option.value);
        return (
          <span>
            {option.label}
            <small style={{ display: "block", color: "var(--mantine-color-dimmed)" }}>
              {one && isKind(one.kind) ? [t(`pages:kind.${one.kind}`), one.parentTitle].filter(Boolean).join(" · ") : ""}
            </small>
          </span>
        );
      }}
      nothingFoundMessage={query.length < 2 ? t("work:new.about_type") : t("kit:select.nothing")}
      onChange={(id) => {
        const one = offered.find((other) => other.id === id);
        onChange(one && isKind(one.kind) ? { kind: one.kind, id: one.id, title: one.title } : null);
      }}
    />
  );
}
