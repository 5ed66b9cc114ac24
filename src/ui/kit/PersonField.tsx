/** Choosing one of the people who work here; whoever has left stays shown where they stand. */
import { Select, type SelectProps } from "@mantine/core";
import { useText } from "../i18n/text.ts";
import { usePeople } from "./list/people.ts";

export function PersonField({ value, ...rest }: Omit<SelectProps, "data">) {
  const t = useText();
  const people = usePeople();
  const isGone = value && !people.active.some(({ id }) => id === value);
  const data = [
    ...people.active.map(({ id, name }) => ({ value: id, label: name })),
    ...(isGone ? [{ value, label: people.nameOf(value) ?? "–" }] : []),
  ];
  return <Select data={data} value={value ?? null} searchable nothingFoundMessage={t("kit:select.nothing")} {...rest} />;
}
