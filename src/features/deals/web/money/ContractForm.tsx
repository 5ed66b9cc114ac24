/** A new contract: its number, with whom, signed when, worth how much. */
import { Group, TextInput } from "@mantine/core";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { CurrencySelect } from "#ui/kit/PlaceSelects.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useMe } from "#ui/me.ts";
import { named, type Place } from "../belonging/place.ts";
import { ClientSelect } from "../ClientSelect.tsx";
import { plainAmount } from "../entry/plain-amount.ts";
import { useToday } from "../use-today.ts";
import { type Contract, drawContract } from "./money-words.ts";

type Props = { readonly place?: Place | null; readonly onCancel: () => void; readonly onDrawn: (contract: Contract) => void };

export function ContractForm({ place = null, onCancel, onDrawn }: Props) {
  const t = useText();
  const today = useToday();
  const { workspace } = useMe();
  const form = useCommandForm({
    feature: "deals",
    initialValues: {
      number: "",
      clientId: place?.clientId ?? null,
      signedOn: today as string | null,
      // The first contract of a deal is usually about what the deal is about.
      amount: place?.amount
        ? new Intl.NumberFormat(currentLanguage(), { useGrouping: false, maximumFractionDigits: 4 }).format(Number(place.amount))
        : "",
      currency: place?.currency ?? workspace.currency,
    },
    check: ({ number, clientId, amount }) => ({
      number: number.trim() ? null : t("problems:field.required"),
      clientId: clientId ? null : t("problems:field.required"),
      amount: amount.trim() && plainAmount(amount, currentLanguage()) === null ? t("deals:amount.malformed") : null,
    }),
    send: ({ number, clientId, signedOn, amount, currency }, key) => {
      const plain = plainAmount(amount, currentLanguage());
      const worth = plain === null ? { currency } : { amount: { amount: plain, currency } };
      return drawContract({ number: number.trim(), ...named(place, clientId), ...(signedOn ? { signedOn } : {}), ...worth }, key);
    },
    done: (contract) => t("money:contract.drawn", { number: contract.number }),
    onDone: onDrawn,
  });
  const { values, set, field, form: fields } = form;
  return (
    <CommandForm form={form} submitLabel={t("money:contract.draw")} onCancel={onCancel}>
      <TextInput label={t("money:contract.number")} required autoFocus maxLength={100} {...field("number")} />
      {!place?.clientId && (
        <ClientSelect
          label={t("money:contract.client")}
          required
          value={values.clientId}
          onChange={(next) => set("clientId", next)}
          error={fields.errors["clientId"]}
        />
      )}
      <Group grow align="flex-start">
        <TextInput label={t("money:contract.amount")} inputMode="decimal" className="figures" {...field("amount")} />
        <CurrencySelect
          label={t("deals:field.currency")}
          allowDeselect={false}
          value={values.currency}
          onChange={(next) => set("currency", next ?? workspace.currency)}
        />
      </Group>
      <DateField
        label={t("money:contract.signedOn")}
        clearable
        value={values.signedOn}
        onChange={(next) => set("signedOn", next)}
        error={fields.errors["signedOn"]}
      />
    </CommandForm>
  );
}
