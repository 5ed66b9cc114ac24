/** On a phone: day after day, with what stands on each; today is in sight from the first, and what was lies above it. */
import { Text } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import type { DayCalendarView } from "../../contract/day.ts";
import classes from "./Calendar.module.css";
import { Chip } from "./Chip.tsx";
import { DayNotes } from "./DayNotes.tsx";
import { byDay } from "./hours.ts";

type Props = { readonly calendar: DayCalendarView; readonly today: string; readonly onOpen: (id: string) => void };

export function DayList({ calendar, today, onOpen }: Props) {
  const t = useText();
  const words = useDueWords();
  const stands = byDay(calendar.tasks, calendar.timeZone);
  const list = useRef<HTMLDivElement>(null);
  const from = calendar.days[0]?.on;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each week or month, and not when a task of it changes.
  useLayoutEffect(() => {
    if (from !== today) list.current?.querySelector("[data-today]")?.scrollIntoView();
  }, [from]);
  return (
    <div ref={list} className={classes["list"]}>
      {calendar.days.map((day) => {
        const tasks = stands.get(day.on) ?? [];
        return (
          <section key={day.on} data-today={day.on === today || undefined} data-free={day.hours.length === 0 || undefined}>
            <h2>
              {words.date(day.on, { weekday: "long", day: "numeric", month: "long" })} <DayNotes day={day} />
            </h2>
            {tasks.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t("work:calendar.free")}
              </Text>
            ) : (
              tasks.map((task) => <Chip key={task.id} task={task} onOpen={onOpen} />)
            )}
          </section>
        );
      })}
    </div>
  );
}
