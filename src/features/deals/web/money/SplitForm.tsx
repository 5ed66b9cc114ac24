/** A payment schedule of equal parts; the server splits, so that they add up to the last cent. */
import { Group, NumberInput } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useToday } from "../use-today.ts";
import { type Contract, scheduleContract } from "./money-words.ts";

type Props = { readonly contract: Contract; readonly onCancel: () => void; readonly onDone: () => void };

export function SplitForm({ contract, onCancel, onDone }: Props) {
  const t = useText();
  const today = useToday();
  const before = contract.instalments.map(({ dueOn, amount }) => ({ dueOn, amount }));
  const form = useCommandForm({
    feature: "deals",
    initialValues: { parts: 3, firstDueOn: (contract.signedOn ?? today) as string | null, everyMonths: 1 },
    check: ({ firstDueOn }) => ({ firstDueOn: firstDueOn ? null : t("problems:field.required") }),
    send: ({ parts, firstDueOn, everyMonths }) =>
      scheduleContract(contract, { split: { parts, firstDueOn: firstDueOn ?? today, everyMonths } }),
    done: () => t("money:contract.scheduled"),
    undo: (one) => scheduleContract(one, { instalments: before }),
    onDone,
  });
  const { values, set, form: fields } = form;
  return (
    <CommandForm form={form} submitLabel={t("money:contract.split_submit")} onCancel={onCancel}>
      <Group grow align="flex-start">
        <NumberInput
          label={t("money:contract.parts")}
          autoFocus
          min={1}
          max={600}
          allowDecimal={false}
          value={values.parts}
          onChange={(next) => set("parts", Number(next) || 1)}
        />
        <NumberInput
          label={t("money:contract.every")}
          min={1}
          max={12}
          allowDecimal={false}
          value={values.everyMonths}
          onChange={(next) => set("everyMonths", Number(next) || 1)}
        />
      </Group>
      <DateField
        label={t("money:contract.firstDueOn")}
        value={values.firstDueOn}
        onChange={(next) => set("firstDueOn", next)}
        error={fields.errors["firstDueOn"]}
      />
    </CommandForm>
  );
}
