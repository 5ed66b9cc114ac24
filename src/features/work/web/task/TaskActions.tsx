/** What can be done with a task besides ending it. */
import { Button, Group } from "@mantine/core";
import { IconCalendarPlus, IconClockPause, IconLifebuoy, IconPlayerPlay, IconTrash, IconUserShare } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useCan, useMe } from "#ui/me.ts";
import type { Details, Task } from "./answers.ts";
import { beginTask, cancelTask, undoTask } from "./calls.ts";
import { HelpDialog } from "./HelpDialog.tsx";
import { PlanDialog } from "./PlanDialog.tsx";
import { PostponeDialog } from "./PostponeDialog.tsx";
import { ReassignDialog } from "./ReassignDialog.tsx";
import classes from "./Task.module.css";
import { usePlainKeys } from "./use-plain-keys.ts";

type Dialog = "postpone" | "reassign" | "help" | "plan";

export function TaskActions({ task, mayDo, children }: { readonly task: Details; readonly mayDo: boolean; readonly children?: ReactNode }) {
  const t = useText();
  const can = useCan();
  const me = useMe();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const begin = useBegin();
  const cancel = useCommand({
    feature: "process",
    run: (one: Task, key) => cancelTask(one.id, t("work:cancel.reason"), key),
    done: (_, one) => t("work:cancel.done", { title: one.title }),
    undo: (_, one) => undoTask(one.id),
  });
  const close = () => setDialog(null);
  usePlainKeys((key) => {
    if (!mayDo) return null;
    if (key === "p") return () => setDialog("postpone");
    if (key === "r") return () => setDialog("reassign");
    return key === "b" && task.begunAt === null ? () => begin.run(task) : null;
  });
  if (task.status !== "open") return null;
  const mayReassign = can("tasks.change");
  const mayCancel = task.run === null && mayReassign && (mayDo || task.giver?.id === me.personId);
  const dealId = task.subject?.kind === "deal" && task.kind !== "help" && mayDo ? task.subject.id : null;
  return (
    <Group gap={8} className={classes["actions"]!}>
      {mayDo && task.begunAt === null && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={() => begin.run(task)}
          aria-keyshortcuts="b"
        >
          {t("work:begin")}
        </Button>
      )}
      {mayDo && (
        <>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconClockPause size={14} aria-hidden />}
            onClick={() => setDialog("postpone")}
            aria-keyshortcuts="p"
          >
            {t("work:postpone.open")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconCalendarPlus size={14} aria-hidden />}
            onClick={() => setDialog("plan")}
          >
            {t("work:plan.open")}
          </Button>
        </>
      )}
      {mayReassign && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconUserShare size={14} aria-hidden />}
          onClick={() => setDialog("reassign")}
          aria-keyshortcuts="r"
        >
          {t("work:reassign.open")}
        </Button>
      )}
      {dealId && (
        <Button size="compact-sm" variant="default" leftSection={<IconLifebuoy size={14} aria-hidden />} onClick={() => setDialog("help")}>
          {t("work:help.open")}
        </Button>
      )}
      {children}
      {mayCancel && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={cancel.isBusy}
          onClick={() => cancel.run(task)}
          leftSection={<IconTrash size={14} aria-hidden />}
        >
          {t("work:cancel.open")}
        </Button>
      )}
      {dialog === "postpone" && <PostponeDialog task={task} onClose={close} />}
      {dialog === "reassign" && <ReassignDialog task={task} onClose={close} />}
      {dialog === "plan" && <PlanDialog task={task} onClose={close} />}
      {dialog === "help" && dealId && <HelpDialog dealId={dealId} onClose={close} />}
    </Group>
  );
}

export function useBegin() {
  const t = useText();
  return useCommand({
    feature: "process",
    run: (task: Task, key) => beginTask(task.id, key),
    done: (task) => t("work:begin.done", { title: task.title }),
  });
}
