/** What the law gives a person: all that is known as a file, and being forgotten. */
import { Button, Group, Text, TextInput } from "@mantine/core";
import { IconDownload, IconEraser } from "@tabler/icons-react";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useMe } from "#ui/me.ts";
import type { Person } from "../../company/answers.ts";
import { erase, personalDataOf } from "../calls.ts";
import { saveFile } from "../save-file.ts";
import { Block } from "./Block.tsx";

export function PersonalDataBlock({ person }: { readonly person: Person }) {
  const t = useText();
  const me = useMe();
  const [isErasing, setErasing] = useState(false);
  const download = useCommand({
    feature: "org",
    run: (id: string) => personalDataOf(id),
    onDone: (data) => saveFile(`${me.workspace.slug}-${person.id}.json`, JSON.stringify(data, null, 2), "application/json"),
  });
  if (person.status === "erased") return null;
  return (
    <Block title={t("people:data.title")}>
      {isErasing ? (
        <EraseForm person={person} onClose={() => setErasing(false)} />
      ) : (
        <>
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="default"
              loading={download.isBusy}
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => download.run(person.id)}
            >
              {t("people:data.download")}
            </Button>
            {person.status === "inactive" && (
              <Button
                size="compact-sm"
                variant="default"
                c="red"
                leftSection={<IconEraser size={16} aria-hidden />}
                onClick={() => setErasing(true)}
              >
                {t("people:erase.action")}
              </Button>
            )}
          </Group>
          {person.status !== "inactive" && (
            <Text size="xs" c="dimmed" mt={6}>
              {t("people:erase.leave_first")}
            </Text>
          )}
        </>
      )}
    </Block>
  );
}

function EraseForm({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const t = useText();
  const form = useCommandForm({
    feature: "org",
    initialValues: { confirm: "" },
    check: ({ confirm }) => ({ confirm: confirm.trim() === person.name ? null : t("people:erase.name_differs", { name: person.name }) }),
    send: ({ confirm }, key) => erase(person.id, confirm.trim(), key),
    done: () => t("people:erase.done"),
    onDone: onClose,
  });
  return (
    <CommandForm form={form} submitLabel={t("people:erase.action")} onCancel={onClose} isDangerous>
      <Text size="sm">{t("people:erase.hint")}</Text>
      <TextInput label={t("people:erase.type_name", { name: person.name })} autoComplete="off" required {...form.field("confirm")} />
    </CommandForm>
  );
}
