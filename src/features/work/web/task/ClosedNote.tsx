/** A task that is over: how, by whom, when; and that nothing is lost of it. */
import { Alert, Text } from "@mantine/core";
import { IconCheck, IconFlagCheck, IconX } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import type { Details } from "./answers.ts";

export function ClosedNote({ task }: { readonly task: Details }) {
  const t = useText();
  const isDone = task.status === "done";
  const Icon = isDone ? IconCheck : task.status === "overtaken" ? IconFlagCheck : IconX;
  const label = task.outcomes.find(({ name }) => name === task.outcome)?.label ?? task.outcome;
  return (
    <Alert
      color={isDone ? "green" : "gray"}
      variant="light"
      mb="md"
      icon={<Icon size={16} aria-hidden />}
      title={
        isDone
          ? t("work:closed.done", { outcome: label ?? "" })
          : task.status === "overtaken"
            ? t("work:closed.overtaken", { what: t(`work:overtaken.${task.outcome as "deal_won"}`) })
            : t("work:closed.cancelled")
      }
    >
      {task.comment && <Text size="sm">{task.comment}</Text>}
      {task.closedAt && (
        <Text size="sm">
          {task.closedBy?.name ?? t("work:closed.server")} · <Moment at={task.closedAt} />
        </Text>
      )}
    </Alert>
  );
}
