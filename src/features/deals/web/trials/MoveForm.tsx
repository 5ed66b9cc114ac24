/** How many of each came back, or were bought, and on which day. */
import { Group, NumberInput } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useToday } from "../use-today.ts";
import { moveItems, stillOut, type Trial, takeBackMove } from "./trial-words.ts";

type Props = { readonly trial: Trial; readonly verb: "return" | "convert"; readonly onCancel: () => void; readonly onDone: () => void };

export function MoveForm({ trial, verb, onCancel, onDone }: Props) {
  const t = useText();
  const today = useToday();
  const out = trial.items.filter((item) => stillOut(item) > 0);
  const form = useCommandForm({
    feature: "deals",
    // All of it is the usual case.
    initialValues: {
      on: today as string | null,
      items: Object.fromEntries(out.map((item) => [item.position, stillOut(item)])) as Record<number, number>,
    },
    check: ({ items }) => ({ items: Object.values(items).some((quantity) => quantity > 0) ? null : t("money:trial.nothing_moved") }),
    send: ({ on, items }, key) => {
      const moved = Object.entries(items).flatMap(([position, quantity]) =>
        quantity > 0 ? [{ position: Number(position), quantity }] : [],
      );
      return moveItems(trial, verb, { items: moved, ...(on ? { on } : {}) }, key);
    },
    done: (one) => t(one.closedOn === null ? "money:trial.moved" : "money:trial.closed", { client: one.clientName ?? "" }),
    undo: (one) => takeBackMove(one),
    onDone,
  });
  const { values, set, form: fields } = form;
  return (
    <CommandForm
      form={form}
      submitLabel={t(verb === "return" ? "money:trial.return_submit" : "money:trial.convert_submit")}
      onCancel={onCancel}
    >
      {out.map((item, index) => (
        <NumberInput
          key={item.position}
          label={[item.name, item.serialNumber].filter(Boolean).join(" · ")}
          description={t("money:trial.still_out", { count: stillOut(item) })}
          min={0}
          max={stillOut(item)}
          allowDecimal={false}
          autoFocus={index === 0}
          value={values.items[item.position] ?? 0}
          onChange={(next) => set("items", { ...values.items, [item.position]: Number(next) || 0 })}
          error={index === 0 ? fields.errors["items"] : undefined}
        />
      ))}
      <Group grow>
        <DateField
          label={t("money:trial.moved_on")}
          maxDate={today}
          value={values.on}
          onChange={(next) => set("on", next)}
          error={fields.errors["on"]}
        />
      </Group>
    </CommandForm>
  );
}
