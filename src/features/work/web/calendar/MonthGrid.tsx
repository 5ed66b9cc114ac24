/** A month: whole weeks, each day with what stands on it; the rest is a press away. */
import { useDroppable } from "@dnd-kit/core";
import { useText } from "#ui/i18n/text.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import type { Task } from "../task/answers.ts";
import classes from "./Calendar.module.css";
import { Chip } from "./Chip.tsx";
import { DayNotes } from "./DayNotes.tsx";
import type { DrawingProps } from "./Drawing.tsx";
import { byDay } from "./hours.ts";
import type { CalendarDay } from "./TimeGrid.tsx";

const most = 4;

export function MonthGrid({ calendar, month, today, onOpen, onDay }: DrawingProps) {
  const words = useDueWords();
  const stands = byDay(calendar.tasks, calendar.timeZone);
  return (
    <div className={classes["month"]}>
      {calendar.days.slice(0, 7).map(({ on }) => (
        <span key={on} className={classes["weekday"]}>
          {words.date(on, { weekday: "short" })}
        </span>
      ))}
      {calendar.days.map((day) => (
        <Cell
          key={day.on}
          day={day}
          tasks={stands.get(day.on) ?? []}
          isOutside={!day.on.startsWith(month)}
          isToday={day.on === today}
          onOpen={onOpen}
          onDay={onDay}
        />
      ))}
    </div>
  );
}

type CellProps = Pick<DrawingProps, "onOpen" | "onDay"> & {
  readonly day: CalendarDay;
  readonly tasks: readonly Task[];
  readonly isOutside: boolean;
  readonly isToday: boolean;
};

function Cell({ day, tasks, isOutside, isToday, onOpen, onDay }: CellProps) {
  const t = useText();
  const words = useDueWords();
  const { setNodeRef, isOver } = useDroppable({ id: `on:${day.on}` });
  const shown = tasks.length > most ? tasks.slice(0, most - 1) : tasks;
  return (
    <section
      ref={setNodeRef}
      className={classes["cell"]}
      data-over={isOver || undefined}
      data-free={day.hours.length === 0 || undefined}
      data-outside={isOutside || undefined}
      data-today={isToday || undefined}
      aria-label={words.date(day.on, { dateStyle: "full" })}
    >
      <button type="button" className={classes["cellDay"]} onClick={() => onDay(day.on)} aria-current={isToday ? "date" : undefined}>
        {Number(day.on.slice(8))}
      </button>
      <DayNotes day={day} />
      {shown.map((task) => (
        <Chip key={task.id} task={task} onOpen={onOpen} />
      ))}
      {tasks.length > shown.length && (
        <button type="button" className={classes["rest"]} onClick={() => onDay(day.on)}>
          {t("work:calendar.more", { count: tasks.length - shown.length })}
        </button>
      )}
    </section>
  );
}
