/** A new deal: for whom, what, where it begins, what it may be worth. */
import { Group, Select, TextInput } from "@mantine/core";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { OwnInputs } from "#ui/kit/custom/OwnInputs.tsx";
import { changedOwn, type OwnChange, useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { CurrencySelect } from "#ui/kit/PlaceSelects.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useMe } from "#ui/me.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { ClientSelect } from "../ClientSelect.tsx";
import { openDeal } from "../calls.ts";
import { openStages } from "../use-pipelines.ts";
import { plainAmount } from "./plain-amount.ts";

type Props = {
  readonly pipelines: readonly Pipeline[];
  readonly pipeline: Pipeline;
  readonly client?: { readonly id: string; readonly name: string } | null;
  readonly onCancel: () => void;
  readonly onOpened: (deal: Deal) => void;
};

export function NewDealForm({ pipelines, pipeline, client = null, onCancel, onOpened }: Props) {
  const t = useText();
  const { personId } = useMe();
  const own = useOwnFields("deal");
  const form = useCommandForm({
    feature: "deals",
    initialValues: {
      title: "",
      clientId: client?.id ?? null,
      pipeline: pipeline.key,
      stage: openStages(pipeline)[0]?.key ?? "",
      amount: "",
      currency: pipeline.currency,
      ownerId: personId,
      expectedPaymentOn: null as string | null,
      custom: {} as OwnChange,
    },
    check: ({ title, amount }) => ({
      title: title.trim() ? null : t("problems:field.required"),
      amount: amount.trim() && plainAmount(amount, currentLanguage()) === null ? t("deals:amount.malformed") : null,
    }),
    send: ({ amount, currency, expectedPaymentOn, custom, ...values }, key) => {
      const plain = plainAmount(amount, currentLanguage());
      const worth = plain === null ? {} : { amount: { amount: plain, currency } };
      const own = changedOwn({}, custom);
      const more = { ...(expectedPaymentOn ? { expectedPaymentOn } : {}), ...(Object.keys(own).length > 0 ? { custom: own } : {}) };
      return openDeal({ ...values, title: values.title.trim(), ...worth, ...more }, key);
    },
    done: (deal) => t("deals:new.done", { title: deal.title }),
    onDone: onOpened,
  });
  const { values, set, field, form: fields } = form;
  const chosen = pipelines.find(({ key }) => key === values.pipeline) ?? pipeline;
  return (
    <CommandForm form={form} submitLabel={t("deals:new.submit")} onCancel={onCancel}>
      <TextInput label={t("deals:field.title")} required maxLength={300} data-autofocus {...field("title")} />
      <ClientSelect
        label={t("deals:field.client")}
        known={client}
        clearable
        clearButtonProps={{ "aria-label": t("org:clear") }}
        value={values.clientId}
        onChange={(next) => set("clientId", next)}
        error={fields.errors["clientId"]}
      />
      <Group grow align="flex-start">
        <Select
          label={t("deals:field.pipeline")}
          allowDeselect={false}
          data={pipelines.filter(({ retiredAt }) => retiredAt === null).map(({ key, name }) => ({ value: key, label: name }))}
          value={values.pipeline}
          onChange={(next) => {
            const other = pipelines.find(({ key }) => key === next);
            if (!other) return;
            set("pipeline", other.key);
            set("stage", openStages(other)[0]?.key ?? "");
            set("currency", other.currency);
          }}
          error={fields.errors["pipeline"]}
        />
        <Select
          label={t("deals:field.stage")}
          allowDeselect={false}
          data={openStages(chosen).map(({ key, name }) => ({ value: key, label: name }))}
          value={values.stage}
          onChange={(next) => set("stage", next ?? "")}
          error={fields.errors["stage"]}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput label={t("deals:field.amount")} inputMode="decimal" className="figures" {...field("amount")} />
        <CurrencySelect
          label={t("deals:field.currency")}
          allowDeselect={false}
          value={values.currency}
          onChange={(next) => set("currency", next ?? chosen.currency)}
          error={fields.errors["currency"]}
        />
      </Group>
      <DateField
        label={t("deals:field.expectedPaymentOn")}
        clearable
        value={values.expectedPaymentOn}
        onChange={(next) => set("expectedPaymentOn", next)}
        error={fields.errors["expectedPaymentOn"]}
      />
      <ChoiceOfPerson
        post="deal_owner"
        label={t("deals:field.ownerId")}
        allowDeselect={false}
        value={values.ownerId}
        onChange={(next) => set("ownerId", next ?? personId)}
        error={fields.errors["ownerId"]}
      />
      <OwnInputs fields={own} values={values.custom} onChange={(next) => set("custom", next as never)} />
    </CommandForm>
  );
}
