/** A task as a small card: dragged into the calendar, or pressed to be opened. */
import { useDraggable } from "@dnd-kit/core";
import { IconCheck, IconFlag } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import type { Task } from "../task/answers.ts";
import classes from "./Calendar.module.css";

type Props = { readonly task: Task; readonly isLifted?: boolean; readonly isDated?: boolean; readonly onOpen?: (id: string) => void };

export function Chip({ task, isLifted = false, isDated = false, onOpen }: Props) {
  const t = useText();
  const words = useDueWords();
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: `chip:${task.id}`,
    data: { task },
    disabled: isLifted || task.status !== "open",
  });
  const at = task.plannedFrom ?? task.due;
  const isOverdue = task.status === "open" && task.dueIn === "overdue";
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={classes["chip"]}
      data-status={task.status}
      data-overdue={isOverdue || undefined}
      data-planned={task.plannedFrom !== null || undefined}
      data-dragging={isDragging || undefined}
      data-lifted={isLifted || undefined}
      title={[task.title, task.subject?.client?.name].filter(Boolean).join(" · ")}
      onClick={() => onOpen?.(task.id)}
      {...listeners}
    >
      {task.status === "done" && <IconCheck size={12} aria-label={t("work:calendar.done")} />}
      {task.isCheckpoint && <IconFlag size={12} aria-label={t("work:checkpoint")} />}
      {at && task.status === "open" && (
        <span className={classes["chipTime"]}>
          {task.plannedFrom ? words.time(at) : t("work:calendar.due", { at: (isDated ? words.at : words.time)(at) })}
        </span>
      )}
      <span className={classes["chipTitle"]}>
        {task.title}
        {task.subject?.client && <span className={classes["chipClient"]}>{task.subject.client.name}</span>}
      </span>
      {isOverdue && <span className={classes["hidden"]}>{t("work:calendar.overdue")}</span>}
    </button>
  );
}
