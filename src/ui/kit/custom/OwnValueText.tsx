/** The value of a company's own field, as people read it. */
import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../../i18n/text.ts";
import { useFormat } from "../format.ts";
import { useNamesOf } from "../list/filter/record-names.ts";
import { usePeople } from "../list/people.ts";
import type { OwnField, OwnValue } from "./own-fields.ts";

type Props = { readonly field: OwnField; readonly value: OwnValue | undefined };

export function OwnValueText({ field, value }: Props): ReactNode {
  const t = useText();
  const format = useFormat();
  const people = usePeople();
  const clientName = useNamesOf(field.kind === "client" && typeof value === "string" ? [{ id: value, kind: "client" }] : []);
  if (value === undefined || value === null) return "–";
  const choice = (key: string) => field.choices.find((one) => one.key === key)?.name ?? key;
  switch (field.kind) {
    case "number":
      return format.number(value as number, { maximumFractionDigits: field.decimals });
    case "money":
      return format.money(value as { amount: string; currency: string });
    case "date":
      return format.date(value as string);
    case "choice":
      return choice(value as string);
    case "choices":
      return (value as readonly string[]).map(choice).join(", ");
    case "person":
      return people.nameOf(value as string) ?? "–";
    case "client":
      return clientName(value as string) ?? t("list:value.one_record");
    case "boolean":
      return value ? t("list:value.yes") : t("list:value.no");
    case "link":
      return (
        <Anchor href={value as string} target="_blank" rel="noreferrer noopener">
          {value as string}
        </Anchor>
      );
    default:
      return value as string;
  }
}
