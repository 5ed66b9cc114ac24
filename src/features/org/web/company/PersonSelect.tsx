/** Choosing one of the people who work here, by name or level. */
import { Select, type SelectProps } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import type { TreeNode } from "./answers.ts";
import type { Company } from "./company.ts";
import { placeWord } from "./words.ts";

type Props = Omit<SelectProps, "data"> & { readonly company: Company; readonly people: readonly TreeNode[] };

export function PersonSelect({ company, people, ...rest }: Props) {
  const t = useText();
  const data = people
    .map((one) => ({ value: one.id, label: `${one.name} · ${placeWord(company, one)}` }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <Select
      data={data}
      searchable
      clearable
      nothingFoundMessage={t("org:nobody_found")}
      clearButtonProps={{ "aria-label": t("org:clear") }}
      {...rest}
    />
  );
}
