/** "Pull in my head": whoever leads me gets a task on this deal, with what I write here. */
import { Modal, Text, Textarea } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { askHelp } from "./calls.ts";
import { sendByEnter } from "./PostponeDialog.tsx";

type Props = { readonly dealId: string; readonly onClose: () => void };

export function HelpDialog({ dealId, onClose }: Props) {
  const t = useText();
  const form = useCommandForm({
    feature: "process",
    initialValues: { text: "" },
    check: ({ text }) => ({ text: text.trim() ? null : t("problems:field.required") }),
    send: ({ text }, key) => askHelp(dealId, text.trim(), key),
    done: ({ task }) => t("work:help.done", { name: task.assignee.name }),
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t("work:help.title")} closeButtonProps={{ "aria-label": t("kit:close") }}>
      <Text size="sm" c="dimmed" mb="sm">
        {t("work:help.hint")}
      </Text>
      <CommandForm form={form} submitLabel={t("work:help.submit")} onCancel={onClose}>
        <Textarea
          data-autofocus
          label={t("work:help.text")}
          required
          autosize
          minRows={3}
          {...form.field("text")}
          onKeyDown={sendByEnter(form.submit)}
        />
      </CommandForm>
    </Modal>
  );
}
