/** For the few things that cannot be undone: a second press on a button that says what will happen, right where the first was. */
import { Button, type ButtonProps, Group, Popover, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../i18n/text.ts";

type Asked = { readonly question: ReactNode; readonly confirmLabel: string; readonly onConfirm: () => void };
type Props = ButtonProps & Asked & { readonly "aria-label"?: string };

export function ConfirmButton({ question, confirmLabel, onConfirm, children, ...button }: Props) {
  return (
    <Confirm question={question} confirmLabel={confirmLabel} onConfirm={onConfirm}>
      {(ask) => (
        <Button variant="default" {...button} onClick={ask}>
          {children}
        </Button>
      )}
    </Confirm>
  );
}

/** The same question at another thing to press, such as the cross beside a file: `{(ask) => <CloseButton onClick={ask} />}`. */
export function Confirm({ question, confirmLabel, onConfirm, children }: Asked & { readonly children: (ask: () => void) => ReactElement }) {
  const t = useText();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={isOpen} onChange={close} width={280} trapFocus position="bottom-end">
      <Popover.Target>{children(toggle)}</Popover.Target>
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
