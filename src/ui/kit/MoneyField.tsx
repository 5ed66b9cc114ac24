/** An amount with its currency, typed as people write it: "84 000,50" or "84,000.50". */
import { Autocomplete, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { currentLanguage } from "../i18n/start.ts";
import { useText } from "../i18n/text.ts";
import { useMe } from "../me.ts";
import type { MoneyJson } from "./format.ts";
import { plainAmount, writtenAmount } from "./plain-amount.ts";

type Props = {
  readonly label: string;
  readonly value: MoneyJson | null;
  readonly onChange: (value: MoneyJson | null) => void;
  readonly error?: React.ReactNode;
};

const usual = ["EUR", "USD", "GBP", "CHF", "PLN", "RUB"];

export function MoneyField({ label, value, onChange, error }: Props) {
  const t = useText();
  const { workspace } = useMe();
  const [amount, setAmount] = useState(() => writtenAmount(value?.amount ?? "", currentLanguage()));
  const [currency, setCurrency] = useState(value?.currency ?? workspace.currency);
  const say = (typed: string, of: string) => onChange(typed.trim() === "" ? null : { amount: plainAmount(typed), currency: of });
  return (
    <Group gap={8} align="flex-end" wrap="nowrap">
      <TextInput
        flex={1}
        label={label}
        inputMode="decimal"
        value={amount}
        error={error}
        onChange={(event) => {
          setAmount(event.currentTarget.value);
          say(event.currentTarget.value, currency);
        }}
      />
      <Autocomplete
        w={88}
        aria-label={t("list:value.currency")}
        value={currency}
        data={[...new Set([workspace.currency, ...usual])]}
        onChange={(typed) => {
          const code = typed.toUpperCase();
          setCurrency(code);
          say(amount, code);
        }}
      />
    </Group>
  );
}
