/** When I mean to do it: the way into the calendar without a mouse. */
import { Button, Modal, NumberInput, Text, TextInput } from "@mantine/core";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import { atClock, clockOf, dateOf } from "#ui/kit/zone-time.ts";
import { useMe } from "#ui/me.ts";
import type { Task } from "./answers.ts";
import { planTask } from "./calls.ts";
import classes from "./Task.module.css";

type Props = { readonly task: Task; readonly onClose: () => void };
export const usualMinutes = 30;

export function PlanDialog({ task, onClose }: Props) {
  const t = useText();
  const words = useDueWords();
  const { timeZone } = useMe().workspace;
  const from = task.plannedFrom ?? nextHalfHour();
  const form = useCommandForm({
    feature: "process",
    initialValues: { on: dateOf(from, timeZone) as string | null, at: clockOf(from, timeZone), minutes: minutesFor(task) },
    check: ({ on, at }) => ({
      on: on ? null : t("problems:field.required"),
      at: /^([01]\d|2[0-3]):[0-5]\d$/.test(at) ? null : t("work:plan.time_malformed"),
    }),
    send: ({ on, at, minutes }, key) => {
      const begins = atClock(on!, at, timeZone);
      return planTask(task.id, begins, new Date(Date.parse(begins) + Number(minutes) * 60_000).toISOString(), key);
    },
    done: ({ plannedFrom }) => t("work:plan.done", { title: task.title, at: plannedFrom ? words.at(plannedFrom) : "–" }),
    undo: () => planTask(task.id, task.plannedFrom, task.plannedTo),
    onDone: onClose,
  });
  const take = useCommand({
    feature: "process",
    run: (one: Task, key) => planTask(one.id, null, null, key),
    done: (one) => t("work:plan.taken_out", { title: one.title }),
    undo: (_, one) => planTask(one.id, one.plannedFrom, one.plannedTo),
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t("work:plan.title")} closeButtonProps={{ "aria-label": t("kit:close") }}>
      <Text size="sm" mb="sm" className={classes["dialogTask"]!}>
        {task.title}
      </Text>
      <CommandForm form={form} submitLabel={t("work:plan.submit")} onCancel={onClose}>
        <DateField
          data-autofocus
          label={t("work:plan.on")}
          required
          value={form.values.on}
          error={form.field("on").error}
          onChange={(date) => form.set("on", date)}
        />
        <TextInput type="time" label={t("work:plan.at")} required {...form.field("at")} />
        <NumberInput label={t("work:plan.minutes")} min={5} max={600} step={15} {...form.field("minutes")} />
      </CommandForm>
      {task.plannedFrom && (
        <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => take.run(task)} loading={take.isBusy}>
          {t("work:plan.take_out")}
        </Button>
      )}
    </Modal>
  );
}

export const minutesFor = ({ plannedFrom, plannedTo, effortMinutes }: Task): number =>
  plannedFrom && plannedTo ? Math.round((Date.parse(plannedTo) - Date.parse(plannedFrom)) / 60_000) : (effortMinutes ?? usualMinutes);

function nextHalfHour(): Date {
  return new Date(Math.ceil(Date.now() / 1_800_000) * 1_800_000);
}
