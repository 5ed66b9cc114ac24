/** One day by the hour: what is planned lies where it is planned, and can be put elsewhere. */
import { useDroppable } from "@dnd-kit/core";
import { useText } from "#ui/i18n/text.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import { minutesOf } from "#ui/kit/zone-time.ts";
import type { Task } from "../task/answers.ts";
import { Block } from "./Block.tsx";
import classes from "./Calendar.module.css";
import type { DrawingProps } from "./Drawing.tsx";
import { type Hours, hourHeight } from "./hours.ts";
import { placeInLanes } from "./lanes.ts";
import type { CalendarDay } from "./TimeGrid.tsx";

type Props = DrawingProps & {
  readonly day: CalendarDay;
  readonly tasks: readonly Task[];
  readonly hours: Hours;
  readonly onMove: (task: Task, from: string) => void;
};

const leastMinutes = 25;

export function DayColumn({ day, tasks, hours, calendar, today, mayDo, openId, onOpen, onMove }: Props) {
  const t = useText();
  const words = useDueWords();
  const { timeZone } = calendar;
  const { setNodeRef, isOver } = useDroppable({ id: `on:${day.on}` });
  const topOf = (minutes: number) => ((minutes - hours.from * 60) / 60) * hourHeight;
  const blocks = tasks.flatMap((task) => {
    if (task.plannedFrom === null || task.plannedTo === null) return [];
    const from = minutesOf(task.plannedFrom, timeZone);
    const length = (Date.parse(task.plannedTo) - Date.parse(task.plannedFrom)) / 60_000;
    return [{ id: task.id, task, from, to: Math.min(1_440, from + Math.max(leastMinutes, length)) }];
  });
  const lanes = new Map(placeInLanes(blocks).map((one) => [one.id, one]));
  return (
    <section
      ref={setNodeRef}
      className={classes["column"]}
      data-over={isOver || undefined}
      aria-label={words.date(day.on, { dateStyle: "full" })}
    >
      {day.hours.map(({ from, to }) => {
        const [begins, ends] = [minutesOf(from, timeZone), minutesOf(to, timeZone) || 1_440];
        return (
          <span key={from} className={classes["working"]} style={{ top: topOf(begins), height: topOf(ends) - topOf(begins) }} aria-hidden />
        );
      })}
      {Array.from({ length: hours.to - hours.from - 1 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an hour of the day is its place.
        <span key={at} className={classes["hourLine"]} style={{ top: (at + 1) * hourHeight }} aria-hidden />
      ))}
      {day.on === today && (
        <span
          className={classes["now"]}
          style={{ top: topOf(minutesOf(new Date(), timeZone)) }}
          role="img"
          aria-label={t("work:calendar.now")}
        />
      )}
      {blocks.map(({ task, from, to }) => {
        const { lane, lanes: all } = lanes.get(task.id)!;
        const place = {
          top: topOf(from),
          height: topOf(to) - topOf(from) - 2,
          left: `${(100 * lane) / all}%`,
          width: `calc(${100 / all}% - 2px)`,
        };
        return <Block key={task.id} task={task} place={place} isOpen={task.id === openId} mayDo={mayDo} onOpen={onOpen} onMove={onMove} />;
      })}
    </section>
  );
}
