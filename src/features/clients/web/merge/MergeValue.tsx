/** A value of one of two records, as people read it. */
import { useText } from "#ui/i18n/text.ts";
import { OwnValueText } from "#ui/kit/custom/OwnValueText.tsx";
import type { OwnField, OwnValue } from "#ui/kit/custom/own-fields.ts";
import type { MoneyJson } from "#ui/kit/format.ts";
import { DateText, MoneyText, NumberText } from "#ui/kit/Moment.tsx";
import type { Client, Contact } from "../answers.ts";
import { CountryName } from "../card/CountryName.tsx";
import type { MergeKind } from "./merge-fields.ts";

type Props = {
  readonly kind: MergeKind;
  readonly name: string;
  readonly value: unknown;
  readonly record: Client | Contact;
  readonly own: readonly OwnField[];
};

export function MergeValue({ name, value, record, own }: Props) {
  const t = useText();
  if (value === null || value === undefined || value === "") return t("clients:merge.nothing");
  const field = own.find(({ key }) => `custom.${key}` === name);
  if (field) return <OwnValueText field={field} value={value as OwnValue} />;
  switch (name) {
    case "revenue":
      return <MoneyText value={value as MoneyJson} />;
    case "employees":
      return <NumberText value={value as number} />;
    case "birthDate":
      return <DateText date={value as string} />;
    case "country":
      return <CountryName code={value as string} />;
    case "parentId":
      return ("parentName" in record && record.parentName) || t("list:value.one_record");
    case "clientId":
      return ("clientName" in record && record.clientName) || t("list:value.one_record");
    default:
      return String(value);
  }
}
