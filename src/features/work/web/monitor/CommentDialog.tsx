/** A word to whoever has the task: a note with the record it is about, which names them, so that they are told of it. */
import { Modal, Textarea } from "@mantine/core";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { DayTaskView } from "../../contract/day.ts";

type Props = { readonly task: DayTaskView; readonly person: { readonly id: string; readonly name: string }; readonly onClose: () => void };

export function CommentDialog({ task, person, onClose }: Props) {
  const t = useText();
  const form = useCommandForm({
    feature: "clients",
    initialValues: { text: "" },
    check: ({ text }) => ({ text: text.trim() ? null : t("problems:field.required") }),
    send: ({ text }, key) =>
      api.post<unknown>(`/records/${task.subject?.id}/notes`, {
        body: { text: `@[${person.id}] ${task.title}: ${text.trim()}` },
        idempotencyKey: key,
      }),
    done: () => t("monitor:comment.done", { name: person.name }),
    onDone: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("monitor:comment.title", { name: person.name })}
      closeButtonProps={{ "aria-label": t("kit:close") }}
    >
      <CommandForm form={form} submitLabel={t("monitor:comment.submit")} onCancel={onClose}>
        <Textarea
          data-autofocus
          label={t("monitor:comment.text")}
          description={t("monitor:comment.hint")}
          required
          autosize
          minRows={3}
          {...form.field("text")}
        />
      </CommandForm>
    </Modal>
  );
}
