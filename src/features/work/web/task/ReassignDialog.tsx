/** Handing a task to somebody else, with the reason that they will read. */
import { Modal, Text, Textarea } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { Task } from "./answers.ts";
import { reassignTask, undoTask } from "./calls.ts";
import { sendByEnter } from "./PostponeDialog.tsx";
import classes from "./Task.module.css";

type Props = { readonly task: Task; readonly onClose: () => void };

export function ReassignDialog({ task, onClose }: Props) {
  const t = useText();
  const people = usePeople();
  const form = useCommandForm({
    feature: "process",
    initialValues: { to: null as string | null, reason: "" },
    check: ({ to, reason }) => ({
      to: to ? null : t("problems:field.required"),
      reason: reason.trim() ? null : t("problems:field.required"),
    }),
    send: ({ to, reason }, key) => reassignTask(task.id, { to: to!, reason: reason.trim() }, key),
    done: (_, { to }) => t("work:reassign.done", { title: task.title, name: people.nameOf(to) ?? "" }),
    undo: () => undoTask(task.id),
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t("work:reassign.title")} closeButtonProps={{ "aria-label": t("kit:close") }}>
      <Text size="sm" mb="sm" className={classes["dialogTask"]!}>
        {task.title}
      </Text>
      <CommandForm form={form} submitLabel={t("work:reassign.submit")} onCancel={onClose}>
        <ChoiceOfPerson
          post="task_assignee"
          except={task.assignee.id}
          data-autofocus
          label={t("work:reassign.to")}
          required
          {...form.field("to")}
        />
        <Textarea
          label={t("work:reassign.reason")}
          required
          autosize
          minRows={2}
          {...form.field("reason")}
          onKeyDown={sendByEnter(form.submit)}
        />
      </CommandForm>
    </Modal>
  );
}
