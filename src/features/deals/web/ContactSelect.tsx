/** Choosing one of the people at a client. */
import { Select, type SelectProps } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";

type Contact = { readonly id: string; readonly firstName: string; readonly lastName: string; readonly position: string | null };
type Props = Omit<SelectProps, "data"> & { readonly clientId: string };

export function ContactSelect({ clientId, ...rest }: Props) {
  const t = useText();
  const filter = JSON.stringify({ field: "clientId", op: "eq", value: clientId });
  const { data } = useRead<{ readonly items: readonly Contact[] }>(["clients", "contact picker"], "/contacts", {
    filter,
    limit: 100,
    sort: "name",
  });
  const label = ({ firstName, lastName, position }: Contact) =>
    [[firstName, lastName].filter(Boolean).join(" "), position].filter(Boolean).join(", ");
  return (
    <Select
      searchable
      nothingFoundMessage={t("kit:select.nothing")}
      data={(data?.items ?? []).map((contact) => ({ value: contact.id, label: label(contact) }))}
      {...rest}
    />
  );
}
