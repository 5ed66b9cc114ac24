/** Money came for a contract, or went back with a minus. */
import { Group, TextInput } from "@mantine/core";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { CurrencySelect } from "#ui/kit/PlaceSelects.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { plainAmount } from "../entry/plain-amount.ts";
import { useToday } from "../use-today.ts";
import { type Contract, type Payment, receivePayment, voidPayment } from "./money-words.ts";

type Props = { readonly contract: Contract; readonly onCancel: () => void; readonly onDone: () => void };

export function PaymentForm({ contract, onCancel, onDone }: Props) {
  const t = useText();
  const today = useToday();
  const next = contract.instalments.find(({ open }) => !/^[0.]+$/.test(open.amount));
  const usual = Number(next?.open.amount ?? contract.open?.amount ?? 0);
  const form = useCommandForm<{ amount: string; currency: string; paidOn: string | null }, Payment>({
    feature: "deals",
    // What is due next is the usual case.
    initialValues: {
      amount: usual > 0 ? new Intl.NumberFormat(currentLanguage(), { useGrouping: false, maximumFractionDigits: 4 }).format(usual) : "",
      currency: contract.currency,
      paidOn: today,
    },
    check: ({ amount }) => ({ amount: plainAmount(amount, currentLanguage()) === null ? t("deals:amount.malformed") : null }),
    send: ({ amount, currency, paidOn }, key) =>
      receivePayment(
        {
          contractId: contract.id,
          amount: { amount: plainAmount(amount, currentLanguage()) ?? "", currency },
          ...(paidOn ? { paidOn } : {}),
        },
        key,
      ),
    done: () => t("money:payment.received", { number: contract.number }),
    undo: (payment) => voidPayment(payment, `undo ${payment.id}`),
    onDone,
  });
  const { values, set, field, form: fields } = form;
  return (
    <CommandForm form={form} submitLabel={t("money:payment.submit")} onCancel={onCancel}>
      <Group grow align="flex-start">
        <TextInput
          label={t("money:payment.amount")}
          description={t("money:payment.amount_hint")}
          required
          autoFocus
          inputMode="decimal"
          className="figures"
          {...field("amount")}
        />
        <CurrencySelect
          label={t("deals:field.currency")}
          description={contract.number}
          allowDeselect={false}
          value={values.currency}
          onChange={(one) => set("currency", one ?? contract.currency)}
        />
      </Group>
      <DateField
        label={t("money:payment.paidOn")}
        maxDate={today}
        value={values.paidOn}
        onChange={(one) => set("paidOn", one)}
        error={fields.errors["paidOn"]}
      />
    </CommandForm>
  );
}
