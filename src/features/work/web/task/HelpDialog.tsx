/** "Pull in my head": whoever leads me gets a task on this deal, with what I write here. */
import { Chip, Group, Modal, Text, Textarea } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { type HelpAbout, helpAbouts } from "../../core/help/help.ts";
import { askHelp } from "./calls.ts";
import { sendByEnter } from "./PostponeDialog.tsx";
import classes from "./Task.module.css";

type Props = { readonly dealId: string; readonly onClose: () => void };

export function HelpDialog({ dealId, onClose }: Props) {
  const t = useText();
  const form = useCommandForm({
    feature: "process",
    initialValues: { text: "", about: null as HelpAbout | null },
    check: ({ text }) => ({ text: text.trim() ? null : t("problems:field.required") }),
    send: ({ text, about }, key) => askHelp(dealId, { text: text.trim(), ...(about === null ? {} : { about }) }, key),
    done: ({ task }) => t("work:help.done", { name: task.assignee.name }),
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t("work:help.title")} closeButtonProps={{ "aria-label": t("kit:close") }}>
      <Text size="sm" c="dimmed" mb="sm">
        {t("work:help.hint")}
      </Text>
      <CommandForm form={form} submitLabel={t("work:help.submit")} onCancel={onClose}>
        <fieldset className={classes["fieldset"]}>
          <legend>{t("work:help.about")}</legend>
          <Chip.Group value={form.values.about ?? ""} onChange={(about) => form.set("about", about as HelpAbout)}>
            <Group gap={8}>
              {helpAbouts.map((about) => (
                <Chip key={about} value={about} size="sm" variant="outline">
                  {t(`work:help.about.${about}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </fieldset>
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
