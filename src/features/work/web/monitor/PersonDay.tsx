/** The open tasks of one of one's people: handed to somebody else, taken over, or commented on, in place. */
import { Button, Group, Title } from "@mantine/core";
import { IconHandGrab, IconMessage, IconUserShare } from "@tabler/icons-react";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { EmptyState, Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan, useMe } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { DayTaskView, DayView } from "../../contract/day.ts";
import { reassignTask, undoTask } from "../task/calls.ts";
import { ReassignDialog } from "../task/ReassignDialog.tsx";
import { CommentDialog } from "./CommentDialog.tsx";
import classes from "./Monitor.module.css";

type Person = { readonly id: string; readonly name: string };
type Dialog = { readonly kind: "reassign" | "comment"; readonly task: DayTaskView };

export function PersonDay({ person }: { readonly person: Person }) {
  const t = useText();
  const day = useRead<DayView>(["process", "day"], "/day", { person: person.id, limit: 20 });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Loaded from={day}>
        {(data) => (
          <>
            {(["overdue", "today", "later"] as const).map(
              (due) =>
                data[due].length > 0 && <TaskGroup key={due} due={due} count={data.counts[due]} tasks={data[due]} onDialog={setDialog} />,
            )}
            {data.overdue.length + data.today.length + data.later.length === 0 && <EmptyState title={t("monitor:day.nothing")} />}
            <Button component={PageLink} to="day" search={{ person: person.id }} variant="default" mt="md">
              {t("monitor:day.open")}
            </Button>
          </>
        )}
      </Loaded>
      {dialog?.kind === "reassign" && <ReassignDialog task={dialog.task} onClose={close} />}
      {dialog?.kind === "comment" && <CommentDialog task={dialog.task} person={person} onClose={close} />}
    </>
  );
}

type GroupProps = {
  readonly due: "overdue" | "today" | "later";
  readonly count: number;
  readonly tasks: readonly DayTaskView[];
  readonly onDialog: (dialog: Dialog) => void;
};

function TaskGroup({ due, count, tasks, onDialog }: GroupProps) {
  const t = useText();
  return (
    <section aria-label={t(`monitor:day.${due}`)}>
      <Title order={3} size="h5" mt="sm" mb={4}>
        {t(`monitor:day.${due}`)} {count}
      </Title>
      <ul className={classes["tasks"]}>
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} onDialog={onDialog} />
        ))}
      </ul>
    </section>
  );
}

function TaskLine({ task, onDialog }: { readonly task: DayTaskView } & Pick<GroupProps, "onDialog">) {
  const t = useText();
  const format = useFormat();
  const can = useCan();
  const me = useMe();
  const take = useCommand({
    feature: "process",
    run: (one: DayTaskView, key) => reassignTask(one.id, { to: me.personId, reason: t("monitor:take.reason") }, key),
    done: (_, one) => t("monitor:take.done", { title: one.title }),
    undo: (_, one) => undoTask(one.id),
  });
  const { subject } = task;
  const about = subject && [subject.client?.name, subject.kind === "client" ? null : subject.title].filter(Boolean).join(" · ");
  return (
    <li>
      <div className={classes["taskHead"]}>
        <PageLink to={`tasks/${task.id}`}>{task.title}</PageLink>
        <span data-late={task.dueIn === "overdue" || undefined}>{task.due ? format.near(task.due) : t("monitor:day.no_date")}</span>
      </div>
      {about && <div className={classes["about"]}>{about}</div>}
      {can("tasks.change") && (
        <Group gap={4} mt={4}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconUserShare size={14} aria-hidden />}
            onClick={() => onDialog({ kind: "reassign", task })}
          >
            {t("monitor:step_in.reassign")}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            loading={take.isBusy}
            leftSection={<IconHandGrab size={14} aria-hidden />}
            onClick={() => take.run(task)}
          >
            {t("monitor:step_in.take")}
          </Button>
          {subject && (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconMessage size={14} aria-hidden />}
              onClick={() => onDialog({ kind: "comment", task })}
            >
              {t("monitor:step_in.comment")}
            </Button>
          )}
        </Group>
      )}
    </li>
  );
}
