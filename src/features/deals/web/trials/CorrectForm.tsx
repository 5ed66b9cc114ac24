/** Sets right what was written down wrongly when it went out. */
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useFormat } from "#ui/kit/format.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { ItemRows } from "./ItemRows.tsx";
import { areWhole, asSent, draftOf } from "./item-draft.ts";
import { correctTrial, type Trial } from "./trial-words.ts";

type Props = { readonly trial: Trial; readonly onCancel: () => void; readonly onDone: () => void };

export function CorrectForm({ trial, onCancel, onDone }: Props) {
  const t = useText();
  const format = useFormat();
  const form = useCommandForm({
    feature: "deals",
    initialValues: {
      items: trial.items.map((item) => draftOf(item, (amount) => format.number(amount, { minimumFractionDigits: 0, useGrouping: false }))),
    },
    check: ({ items }) => ({ items: areWhole(items) ? null : t("money:trial.item_malformed") }),
    send: ({ items }, key) => correctTrial(trial, { items: items.map((item) => asSent(item, trial.value.currency)) }, key),
    done: () => t("money:trial.corrected"),
    onDone,
  });
  const { values, set, form: fields } = form;
  return (
    <CommandForm form={form} submitLabel={t("money:trial.correct_submit")} onCancel={onCancel}>
      <ItemRows items={values.items} onChange={(items) => set("items", [...items])} error={fields.errors["items"]} />
    </CommandForm>
  );
}
