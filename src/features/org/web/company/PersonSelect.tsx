/** Choosing one of the people who work here, by name or level. */
import { Select, type SelectProps } from "@mantine/core";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { inOrder } from "#ui/kit/in-order.ts";
import type { TreeNode } from "./answers.ts";
import type { Company } from "./company.ts";
import { placeWord } from "./words.ts";

type Props = Omit<SelectProps, "data"> & { readonly company: Company; readonly people: readonly TreeNode[] };

export function PersonSelect({ company, people, ...rest }: Props) {
  const t = useText();
  const named = people.map((one) => ({ value: one.id, label: `${one.name} · ${placeWord(company, one)}` }));
  const data = inOrder(named, ({ label }) => label, currentLanguage());
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
