/** The × beside evidence. Words are given back by Undo; a file, which cannot be put back as it was, is asked about first. */
import { Button, CloseButton, Group, Popover, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { newKey } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import type { GivenEvidence } from "./answers.ts";
import { addEvidence, removeEvidence } from "./calls.ts";
import { shown } from "./draft.ts";

type Props = { readonly taskId: string; readonly evidence: GivenEvidence; readonly name: string };

export function RemoveEvidence({ taskId, evidence, name }: Props) {
  const t = useText();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { demand, kind, text } = evidence;
  const remove = useCommand({
    feature: "process",
    run: (id: string, key) => removeEvidence(taskId, id, key),
    done: () => t("work:evidence.removed", { name }),
    ...(kind === "file" || text === null ? {} : { undo: () => addEvidence(taskId, { demand, ...shown(kind, text) }, newKey()) }),
  });
  const cross = (
    <CloseButton
      size="sm"
      aria-label={t("work:evidence.remove_of", { name })}
      disabled={remove.isBusy}
      onClick={kind === "file" ? toggle : () => remove.run(evidence.id)}
    />
  );
  if (kind !== "file") return cross;
  return (
    <Popover opened={isOpen} onChange={close} width={280} trapFocus position="bottom-end">
      <Popover.Target>{cross}</Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text size="sm">{t("work:evidence.remove_question", { name })}</Text>
          <Text size="xs" c="dimmed">
            {t("work:evidence.remove_file")}
          </Text>
          <Group gap="xs">
            <Button
              color="red"
              size="compact-sm"
              onClick={() => {
                close();
                remove.run(evidence.id);
              }}
            >
              {t("work:evidence.remove")}
            </Button>
            <Button variant="default" size="compact-sm" onClick={close}>
              {t("kit:cancel")}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
