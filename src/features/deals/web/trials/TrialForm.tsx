/** Something goes out: to whom, what, how many, worth how much, until when. */
import { Group, TextInput } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { CurrencySelect } from "#ui/kit/PlaceSelects.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useMe } from "#ui/me.ts";
import { named, type Place } from "../belonging/place.ts";
import { ClientSelect } from "../ClientSelect.tsx";
import { useToday } from "../use-today.ts";
import { ItemRows } from "./ItemRows.tsx";
import { areWhole, asSent, type ItemDraft, newItem } from "./item-draft.ts";
import { startTrial, type Trial } from "./trial-words.ts";

type Props = { readonly place?: Place | null; readonly onCancel: () => void; readonly onStarted: (trial: Trial) => void };

export function TrialForm({ place = null, onCancel, onStarted }: Props) {
  const t = useText();
  const today = useToday();
  const { workspace } = useMe();
  const form = useCommandForm({
    feature: "deals",
    initialValues: {
      clientId: place?.clientId ?? null,
      items: [newItem(0)] as readonly ItemDraft[],
      currency: place?.currency ?? workspace.currency,
      outOn: today as string | null,
      dueBackOn: null as string | null,
      actNumber: "",
    },
    check: ({ clientId, items }) => ({
      clientId: clientId ? null : t("problems:field.required"),
      items: areWhole(items) ? null : t("money:trial.item_malformed"),
    }),
    send: ({ clientId, items, currency, outOn, dueBackOn, actNumber }, key) =>
      startTrial(
        {
          ...named(place, clientId),
          items: items.map((item) => asSent(item, currency)),
          ...(outOn ? { outOn } : {}),
          ...(dueBackOn ? { dueBackOn } : {}),
          ...(actNumber.trim() ? { actNumber: actNumber.trim() } : {}),
        },
        key,
      ),
    done: (trial) => t("money:trial.started", { client: trial.clientName ?? "" }),
    onDone: onStarted,
  });
  const { values, set, field, form: fields } = form;
  return (
    <CommandForm form={form} submitLabel={t("money:trial.start")} onCancel={onCancel}>
      {!place?.clientId && (
        <ClientSelect
          label={t("money:trial.client")}
          required
          value={values.clientId}
          onChange={(next) => set("clientId", next)}
          error={fields.errors["clientId"]}
        />
      )}
      <ItemRows items={values.items} onChange={(items) => set("items", items)} error={fields.errors["items"]} />
      <Group grow align="flex-start">
        <CurrencySelect
          label={t("deals:field.currency")}
          allowDeselect={false}
          value={values.currency}
          onChange={(next) => set("currency", next ?? workspace.currency)}
        />
        <TextInput label={t("money:trial.actNumber")} maxLength={100} {...field("actNumber")} />
      </Group>
      <Group grow align="flex-start">
        <DateField
          label={t("money:trial.outOn")}
          value={values.outOn}
          onChange={(next) => set("outOn", next)}
          error={fields.errors["outOn"]}
        />
        <DateField
          label={t("money:trial.dueBackOn")}
          clearable
          value={values.dueBackOn}
          onChange={(next) => set("dueBackOn", next)}
          error={fields.errors["dueBackOn"]}
        />
      </Group>
    </CommandForm>
  );
}
