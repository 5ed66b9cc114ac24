/** For the few things that cannot be undone: a second press on a button that says what will happen, right where the first was. */
import { Button, type ButtonProps, Group, Popover, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useText } from "../i18n/text.ts";

type Props = ButtonProps & {
  readonly question: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly "aria-label"?: string;
};

export function ConfirmButton({ question, confirmLabel, onConfirm, children, ...button }: Props) {
  const t = useText();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={isOpen} onChange={close} width={280} trapFocus position="bottom-end">
      <Popover.Target>
        <Button variant="default" {...button} onClick={toggle}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text size="sm" component="div">
            {question}
          </Text>
          <Group gap="xs">
            <Button
              color="red"
              size="compact-sm"
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {confirmLabel}
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
