/** Choosing one of the people who work here. */
import { Select, type SelectProps } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";

export function PersonSelect(props: Omit<SelectProps, "data">) {
  const t = useText();
  const { active } = usePeople();
  return (
    <Select
      data={active.map(({ id, name }) => ({ value: id, label: name }))}
      searchable
      nothingFoundMessage={t("org:nobody_found")}
      {...props}
    />
  );
}
