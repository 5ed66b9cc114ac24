/** Every key there is. */
import { Group, Kbd, Modal, Stack, Text, Title } from "@mantine/core";
import { useText } from "../i18n/text.ts";
import type { House } from "./house.ts";

type Props = { readonly house: House; readonly isOpen: boolean; readonly onClose: () => void };

export function KeysHelp({ house, isOpen, onClose }: Props) {
  const t = useText();
  const going = [...house.pages, ...house.actions].filter((one) => one.keys);
  return (
    <Modal opened={isOpen} onClose={onClose} title={t("shell:keys.title")} closeButtonProps={{ "aria-label": t("kit:close") }}>
      <Stack gap="lg">
        <KeyList title={t("shell:keys.everywhere")}>
          <KeyRow keys={[`${t("shell:keys.ctrl")} / ⌘`, "K"]} does={t("shell:palette")} />
          <KeyRow keys={["/"]} does={t("shell:search")} />
          <KeyRow keys={["?"]} does={t("shell:keys.title")} />
          <KeyRow keys={["Esc"]} does={t("shell:keys.escape")} />
        </KeyList>
        {going.length > 0 && (
          <KeyList title={t("shell:keys.go")}>
            {going.map((one) => (
              <KeyRow key={one.path} keys={one.keys!.split(" ")} does={t(one.titleKey)} />
            ))}
          </KeyList>
        )}
        <KeyList title={t("shell:keys.lists")}>
          <KeyRow keys={["j"]} does={t("shell:keys.down")} />
          <KeyRow keys={["k"]} does={t("shell:keys.up")} />
          <KeyRow keys={[t("shell:keys.enter")]} does={t("shell:keys.open")} />
        </KeyList>
      </Stack>
    </Modal>
  );
}

function KeyList({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section>
      <Title order={3} mb={8}>
        {title}
      </Title>
      <Stack gap={4}>{children}</Stack>
    </section>
  );
}

function KeyRow({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{does}</Text>
      <Group gap={4} wrap="nowrap">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </Group>
    </Group>
  );
}
