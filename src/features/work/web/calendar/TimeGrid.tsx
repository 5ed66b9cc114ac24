/** A day or a week by the hour: working time light, the rest shaded; what is only due stands above. */

import { useText } from "#ui/i18n/text.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import type { DayCalendarView } from "../../contract/day.ts";
import type { Task } from "../task/answers.ts";
import classes from "./Calendar.module.css";
import { Chip } from "./Chip.tsx";
import { DayColumn } from "./DayColumn.tsx";
import { DayNotes } from "./DayNotes.tsx";
import type { DrawingProps } from "./Drawing.tsx";
import { byDay, type Hours, hourHeight } from "./hours.ts";

type Props = DrawingProps & { readonly hours: Hours; readonly onMove: (task: Task, from: string) => void };

export function TimeGrid(props: Props) {
  const t = useText();
  const words = useDueWords();
  const { calendar, hours, today, onOpen, onDay } = props;
  const stands = byDay(calendar.tasks, calendar.timeZone);
  const onlyDue = (date: string) => (stands.get(date) ?? []).filter(({ plannedFrom }) => plannedFrom === null);
  const columns = { gridTemplateColumns: `52px repeat(${calendar.days.length}, minmax(0, 1fr))` };
  return (
    <div className={classes["grid"]}>
      <div className={classes["heads"]} style={columns}>
        <span />
        {calendar.days.map((day) => (
          <div key={day.on} className={classes["dayHead"]} data-today={day.on === today || undefined}>
            <button type="button" onClick={() => onDay(day.on)}>
              {words.date(day.on, { weekday: "short", day: "numeric" })}
            </button>
            <DayNotes day={day} />
          </div>
        ))}
      </div>
      <div className={classes["strip"]} style={columns}>
        <span className={classes["stripName"]}>{t("work:calendar.strip")}</span>
        {calendar.days.map(({ on }) => (
          <div key={on} className={classes["stripDay"]}>
            {onlyDue(on).map((task) => (
              <Chip key={task.id} task={task} onOpen={onOpen} />
            ))}
          </div>
        ))}
      </div>
      <div className={classes["hours"]} style={{ ...columns, height: (hours.to - hours.from) * hourHeight }}>
        <HourNames hours={hours} locale={words.locale} />
        {calendar.days.map((day) => (
          <DayColumn
            key={day.on}
            day={day}
            tasks={(stands.get(day.on) ?? []).filter(({ plannedFrom }) => plannedFrom !== null)}
            {...props}
          />
        ))}
      </div>
    </div>
  );
}

function HourNames({ hours, locale }: { readonly hours: Hours; readonly locale: string }) {
  const name = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  return (
    <div className={classes["hourNames"]} aria-hidden>
      {Array.from({ length: hours.to - hours.from - 1 }, (_, at) => hours.from + at + 1).map((hour) => (
        <span key={hour} style={{ top: (hour - hours.from) * hourHeight }}>
          {name.format(Date.UTC(2026, 0, 1, hour))}
        </span>
      ))}
    </div>
  );
}

export type CalendarDay = DayCalendarView["days"][number];
