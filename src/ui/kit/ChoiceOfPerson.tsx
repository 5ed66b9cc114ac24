/** Choosing somebody for something: only those whom the server accepts; whoever stands there now stays shown. */
import { Select, type SelectProps } from "@mantine/core";
import type { Post } from "#shared/choosing.ts";
import { useText } from "../i18n/text.ts";
import { useChoices } from "./list/choices.ts";
import { usePeople } from "./list/people.ts";

type Props = Omit<SelectProps, "data"> & {
  readonly post: Post;
  /** Who has it already. */
  readonly except?: string | null;
};

export function ChoiceOfPerson({ post, except = null, value, ...rest }: Props) {
  const t = useText();
  const { nameOf } = usePeople();
  const choices = useChoices(post);
  const isOther = value && !choices.some(({ id }) => id === value);
  const data = [
    ...choices.filter(({ id }) => id !== except).map(({ id, name }) => ({ value: id, label: name })),
    ...(isOther ? [{ value, label: nameOf(value) ?? "–" }] : []),
  ];
  return <Select data={data} value={value ?? null} searchable nothingFoundMessage={t("kit:select.nothing")} {...rest} />;
}
