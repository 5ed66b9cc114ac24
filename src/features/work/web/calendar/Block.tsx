/** A planned task in its column. Enter opens it; Shift with an arrow moves it by a quarter of an hour or a day. */
import { useDraggable } from "@dnd-kit/core";
import { IconCheck } from "@tabler/icons-react";
import type { CSSProperties, KeyboardEvent } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import type { Task } from "../task/answers.ts";
import classes from "./Calendar.module.css";

type Props = {
  readonly task: Task;
  readonly place: CSSProperties;
  readonly isOpen: boolean;
  readonly mayDo: boolean;
  readonly onOpen: (id: string) => void;
  readonly onMove: (task: Task, from: string) => void;
};

const minute = 60_000;
const steps: Readonly<Record<string, number>> = {
  ArrowUp: -15 * minute,
  ArrowDown: 15 * minute,
  ArrowLeft: -1_440 * minute,
  ArrowRight: 1_440 * minute,
};

export function Block({ task, place, isOpen, mayDo, onOpen, onMove }: Props) {
  const t = useText();
  const words = useDueWords();
  const isFree = mayDo && task.status === "open";
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: task.id, data: { task }, disabled: !isFree });
  const move = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (!event.shiftKey || by === undefined || !isFree || task.plannedFrom === null) return;
    event.preventDefault();
    onMove(task, new Date(Date.parse(task.plannedFrom) + by).toISOString());
  };
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={classes["block"]}
      style={place}
      data-status={task.status}
      data-overdue={(task.status === "open" && task.dueIn === "overdue") || undefined}
      data-open={isOpen || undefined}
      data-dragging={isDragging || undefined}
      aria-label={t("work:calendar.block", { title: task.title, at: task.plannedFrom ? words.at(task.plannedFrom) : "" })}
      title={task.due ? t("work:due.by", { at: words.at(task.due) }) : undefined}
      onClick={() => onOpen(task.id)}
      {...listeners}
      onKeyDown={move}
    >
      <b>
        {task.status === "done" && <IconCheck size={12} aria-hidden />}
        {task.plannedFrom && words.time(task.plannedFrom)}
      </b>{" "}
      {task.title}
      {task.subject?.client && <span className={classes["blockClient"]}>{task.subject.client.name}</span>}
    </button>
  );
}
