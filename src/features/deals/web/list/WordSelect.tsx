/** One word of a list of the company, or none, for many records at once. */
import { Select } from "@mantine/core";
import { useWords } from "../use-words.ts";

type Props = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly list: "sources" | "regions";
};

export function WordSelect({ list, label, value, onChange }: Props) {
  const words = useWords(list);
  return (
    <Select
      label={label}
      value={value}
      onChange={onChange}
      data={words}
      searchable
      clearable
      data-autofocus
      comboboxProps={{ withinPortal: false }}
    />
  );
}
