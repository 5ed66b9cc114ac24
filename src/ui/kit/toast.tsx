/** Short messages at the screen's edge. Undo beats "are you sure?": whatever can be taken back says so for ten seconds. */
import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import { text } from "../i18n/text.ts";
import { problemWords } from "./problem-text.ts";

const undoTime = 10_000;

export function showDone(message: string, undo?: () => void): void {
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {undo && (
          <Button
            size="compact-sm"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            {text("kit:undo")}
          </Button>
        )}
      </Group>
    ),
    icon: <IconCheck size={16} aria-hidden />,
    color: "green",
    autoClose: undo ? undoTime : 4_000,
    closeButtonProps: { "aria-label": text("kit:close") },
  });
}

export function showProblem(problem: unknown): void {
  const { title, advice } = problemWords(problem);
  notifications.show({
    title,
    message: advice,
    icon: <IconAlertTriangle size={16} aria-hidden />,
    color: "red",
    autoClose: 10_000,
    closeButtonProps: { "aria-label": text("kit:close") },
  });
}

/** Something that happened elsewhere and changes what one sees: not a failure, but worth reading. */
export function showNotice(title: string, message: string): void {
  notifications.show({
    title,
    message,
    icon: <IconInfoCircle size={16} aria-hidden />,
    color: "amber",
    autoClose: 10_000,
    closeButtonProps: { "aria-label": text("kit:close") },
  });
}
