/** Putting a task off: until when, and why. The usual reasons are one press away. */
import { Chip, Group, Modal, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import { endOfWork } from "#ui/kit/zone-time.ts";
import { useMe } from "#ui/me.ts";
import type { Task } from "./answers.ts";
import { postponeTask, undoTask } from "./calls.ts";
import classes from "./Task.module.css";

type Props = { readonly task: Task; readonly onClose: () => void };
const lengths = ["1", "2", "5", "10"] as const;
const reasons = ["client_asked", "not_reached", "waiting", "no_time"] as const;

export function PostponeDialog({ task, onClose }: Props) {
  const t = useText();
  return (
    <Modal opened onClose={onClose} title={t("work:postpone.title")} closeButtonProps={{ "aria-label": t("kit:close") }}>
      <Text size="sm" mb="sm" className={classes["dialogTask"]!}>
        {task.title}
      </Text>
      <PostponeForm task={task} onClose={onClose} />
    </Modal>
  );
}

function PostponeForm({ task, onClose }: Props) {
  const t = useText();
  const { timeZone } = useMe().workspace;
  const words = useDueWords();
  const [length, setLength] = useState<string>("1");
  const form = useCommandForm({
    feature: "process",
    initialValues: { reason: "", until: null as string | null },
    check: ({ reason, until }) => ({
      reason: reason.trim() ? null : t("problems:field.required"),
      until: length === "date" && until === null ? t("problems:field.required") : null,
    }),
    send: ({ reason, until }, key) => {
      const when = length === "date" && until !== null ? { until: endOfWork(until, timeZone) } : { workingDays: Number(length) };
      return postponeTask(task.id, { ...when, reason: reason.trim() }, key);
    },
    done: ({ due }) => t("work:postpone.done", { title: task.title, until: due ? words.at(due) : "–" }),
    undo: () => undoTask(task.id),
    onDone: onClose,
  });
  // The usual lengths may lead too far, too; there is no field of a date then.
  const tooFar = length === "date" ? null : form.field("until").error;
  return (
    <CommandForm form={form} submitLabel={t("work:postpone.submit")} onCancel={onClose}>
      <fieldset className={classes["fieldset"]}>
        <legend>{t("work:postpone.until")}</legend>
        <Chip.Group value={length} onChange={(next) => setLength(next as string)}>
          <Group gap={8}>
            {lengths.map((days) => (
              <Chip key={days} value={days} size="sm" variant="outline">
                {t("work:postpone.days", { count: Number(days) })}
              </Chip>
            ))}
            <Chip value="date" size="sm" variant="outline">
              {t("work:postpone.date")}
            </Chip>
          </Group>
        </Chip.Group>
        {tooFar && (
          <p role="alert" className={classes["error"]}>
            {tooFar}
          </p>
        )}
      </fieldset>
      {length === "date" && (
        <DateField
          label={t("work:postpone.date")}
          required
          value={form.values.until}
          error={form.field("until").error}
          onChange={(date) => form.set("until", date)}
        />
      )}
      <Textarea
        data-autofocus
        label={t("work:postpone.reason")}
        required
        autosize
        minRows={2}
        {...form.field("reason")}
        onKeyDown={sendByEnter(form.submit)}
      />
      <Group gap={8}>
        {reasons.map((reason) => (
          <button
            key={reason}
            type="button"
            className={classes["quick"]}
            onClick={() => form.set("reason", t(`work:postpone.because.${reason}`))}
          >
            {t(`work:postpone.because.${reason}`)}
          </button>
        ))}
      </Group>
    </CommandForm>
  );
}

/** Enter sends; a new line takes Shift. */
export const sendByEnter = (send: () => void) => (event: React.KeyboardEvent) => {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  send();
};
