/** What the law gives a person: all that is known as a file, and being forgotten. */
import { Button, Group, Text, TextInput } from "@mantine/core";
import { IconEraser } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { Person } from "../../company/answers.ts";
import { erase } from "../calls.ts";
import { DownloadPersonalData } from "../DownloadPersonalData.tsx";
import { Block } from "./Block.tsx";

export function PersonalDataBlock({ person }: { readonly person: Person }) {
  const t = useText();
  const [isErasing, setErasing] = useState(false);
  if (person.status === "erased") return null;
  return (
    <Block title={t("people:data.title")}>
      {isErasing ? (
        <EraseForm person={person} onClose={() => setErasing(false)} />
      ) : (
        <>
          <Group gap="xs">
            <DownloadPersonalData personId={person.id} label={t("people:data.download")} />
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
