/** An amount in a currency. Of a list one amount is asked for: more than one exact amount is rarely meant. */
import { Autocomplete, Group } from "@mantine/core";
import { isCurrency } from "#shared/currency.ts";
import { currentLanguage } from "../../../../i18n/start.ts";
import { useText } from "../../../../i18n/text.ts";
import { useMe } from "../../../../me.ts";
import { plainAmount, writtenAmount } from "../../../plain-amount.ts";
import classes from "../filter.module.css";
import { LaterText } from "./LaterText.tsx";

type Draft = { readonly amount?: string; readonly currency?: string };
type Props = { readonly isList: boolean; readonly value: unknown; readonly onChange: (value: unknown) => void; readonly label: string };

const usual = ["EUR", "USD", "GBP", "CHF", "PLN", "RUB"];

const written = (amount: string) => writtenAmount(amount, currentLanguage());

export function MoneyValue({ isList, value, onChange, label }: Props) {
  const t = useText();
  const { workspace } = useMe();
  const one = ((isList && Array.isArray(value) ? value[0] : value) ?? {}) as Draft;
  const currency = one.currency ?? workspace.currency;
  const say = (next: Draft) => onChange(isList ? [next] : next);
  return (
    <Group gap={4} wrap="nowrap">
      <LaterText
        label={label}
        className={classes["amount"]!}
        value={one.amount ?? ""}
        show={written}
        read={plainAmount}
        onChange={(amount) => say({ amount, currency })}
      />
      <Autocomplete
        size="xs"
        w={80}
        aria-label={t("list:value.currency")}
        value={currency}
        onChange={(typed) => say({ ...(one.amount === undefined ? {} : { amount: one.amount }), currency: typed.toUpperCase() })}
        error={!isCurrency(currency)}
        data={[...new Set([workspace.currency, ...usual])]}
      />
    </Group>
  );
}
