/** The calendar as it is drawn and dragged in. Whoever does not drag plans from the task, or moves a block with Shift and the arrows. */
import { DndContext, type DragEndEvent, DragOverlay, MouseSensor, pointerWithin, TouchSensor, useSensor, useSensors } from "@dnd-kit/core";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { atClock, clockOf, clockOfMinutes } from "#ui/kit/zone-time.ts";
import type { DayCalendarView } from "../../contract/day.ts";
import type { Task } from "../task/answers.ts";
import classes from "./Calendar.module.css";
import { Chip } from "./Chip.tsx";
import { hourHeight, hoursShown } from "./hours.ts";
import { MonthGrid } from "./MonthGrid.tsx";
import type { CalendarView } from "./range.ts";
import { TimeGrid } from "./TimeGrid.tsx";
import { Tray } from "./Tray.tsx";
import { usePlan } from "./use-plan.ts";

export type DrawingProps = {
  readonly calendar: DayCalendarView;
  readonly view: CalendarView;
  /** "2026-11" */
  readonly month: string;
  readonly today: string;
  readonly person: string;
  readonly mayDo: boolean;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onDay: (date: string) => void;
};

const step = 15;

export function Drawing(props: DrawingProps) {
  const t = useText();
  const { calendar, view, mayDo } = props;
  const { timeZone } = calendar;
  const plan = usePlan();
  const [dragged, setDragged] = useState<Task | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  const hours = hoursShown(calendar);
  const drop = ({ active, over }: DragEndEvent) => {
    const task = dragged;
    setDragged(null);
    if (!task || !over) return;
    const date = String(over.id).slice("on:".length);
    const top = active.rect.current.translated?.top;
    if (view === "month" || top === undefined) return plan(task, atClock(date, usualClock(task, calendar, date), timeZone));
    const minutes = hours.from * 60 + ((top - over.rect.top) / hourHeight) * 60;
    plan(task, atClock(date, clockOfMinutes(Math.max(0, Math.round(minutes / step) * step)), timeZone));
  };
  return (
    <DndContext
      sensors={mayDo ? sensors : []}
      collisionDetection={pointerWithin}
      onDragStart={({ active }) => setDragged((active.data.current?.["task"] as Task | undefined) ?? null)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(null)}
      accessibility={{ screenReaderInstructions: { draggable: t("work:calendar.instructions") } }}
    >
      {view === "month" ? (
        <MonthGrid {...props} />
      ) : (
        <div className={classes["withTray"]}>
          <TimeGrid {...props} hours={hours} onMove={plan} />
          {mayDo && <Tray calendar={calendar} onOpen={props.onOpen} />}
        </div>
      )}
      <DragOverlay dropAnimation={null}>{dragged && <Chip task={dragged} isLifted />}</DragOverlay>
    </DndContext>
  );
}

/** Put on a day of the month it keeps its time of day; without one, work on that day begins with it. */
function usualClock(task: Task, { timeZone, days }: DayCalendarView, date: string): string {
  if (task.plannedFrom) return clockOf(task.plannedFrom, timeZone);
  const [first] = days.find(({ on }) => on === date)?.hours ?? [];
  return first ? clockOf(first.from, timeZone) : "09:00";
}
