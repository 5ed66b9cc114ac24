/** Money came: for a contract, or for a deal or a client without one; or it went back with a minus. */
import { Group, Text, TextInput } from "@mantine/core";
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
import { type Contract, type Payment, receivePayment, voidPayment } from "./money-words.ts";

type Props = {
  readonly contract?: Contract;
  /** Without a contract: the card it is written down on; from the list neither. */
  readonly place?: Place;
  readonly onCancel: () => void;
  readonly onDone: () => void;
};
type Entered = { clientId: string | null; amount: string; currency: string; paidOn: string | null };

export function PaymentForm({ contract, place, onCancel, onDone }: Props) {
  const t = useText();
  const today = useToday();
  const { workspace } = useMe();
  const next = contract?.instalments.find(({ open }) => !/^[0.]+$/.test(open.amount));
  const usual = Number(next?.open.amount ?? contract?.open?.amount ?? 0);
  const usualCurrency = contract?.currency ?? place?.currency ?? workspace.currency;
  const needsClient = contract === undefined && !place?.clientId && !place?.dealId;
  const form = useCommandForm<Entered, Payment>({
    feature: "deals",
    // What is due next is the usual case.
    initialValues: {
      clientId: place?.clientId ?? null,
      amount: usual > 0 ? new Intl.NumberFormat(currentLanguage(), { useGrouping: false, maximumFractionDigits: 4 }).format(usual) : "",
      currency: usualCurrency,
      paidOn: today,
    },
    check: ({ amount, clientId }) => ({
      amount: plainAmount(amount, currentLanguage()) === null ? t("deals:amount.malformed") : null,
      clientId: needsClient && !clientId ? t("problems:field.required") : null,
    }),
    send: ({ amount, currency, paidOn, clientId }, key) =>
      receivePayment(
        {
          ...(contract ? { contractId: contract.id } : named(place ?? null, clientId)),
          amount: { amount: plainAmount(amount, currentLanguage()) ?? "", currency },
          ...(paidOn ? { paidOn } : {}),
        },
        key,
      ),
    done: (one) => t("money:payment.received", { number: contract?.number ?? one.dealTitle ?? one.clientName ?? "" }),
    undo: (payment) => voidPayment(payment, `undo ${payment.id}`),
    onDone,
  });
  const { values, set, field, form: fields } = form;
  return (
    <CommandForm form={form} submitLabel={t("money:payment.submit")} onCancel={onCancel}>
      {!contract && (
        <Text size="sm" c="dimmed">
          {t("money:payment.without_contract")}
        </Text>
      )}
      {needsClient && (
        <ClientSelect
          label={t("money:payment.client")}
          required
          value={values.clientId}
          onChange={(one) => set("clientId", one)}
          error={fields.errors["clientId"]}
        />
      )}
      <Group grow align="flex-start">
        <TextInput
          label={t("money:payment.amount")}
          description={t("money:payment.amount_hint")}
          inputWrapperOrder={["label", "input", "error", "description"]}
          required
          autoFocus
          inputMode="decimal"
          className="figures"
          {...field("amount")}
        />
        <CurrencySelect
          label={t("deals:field.currency")}
          allowDeselect={false}
          value={values.currency}
          onChange={(one) => set("currency", one ?? usualCurrency)}
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
