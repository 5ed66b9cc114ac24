/** One month: its days in weeks, its working days, its holidays by name. */
import { Text, Title } from "@mantine/core";
import { useId } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import type { CalendarDay } from "../company/answers.ts";
import classes from "./Calendar.module.css";
import type { Month } from "./months.ts";
import { weekdayNames } from "./weekday-names.ts";

type Props = {
  readonly month: Month;
  readonly today: string;
  readonly focused: string;
  readonly onFocus: (on: string) => void;
  readonly onChoose: ((on: string) => void) | null;
};

export function MonthGrid({ month, today, focused, onFocus, onChoose }: Props) {
  const t = useText();
  const format = useFormat();
  const id = useId();
  return (
    <section className={classes["month"]} aria-labelledby={id}>
      <div className={classes["monthHead"]}>
        <Title order={3} id={id} className={classes["monthName"]!}>
          {format.date(`${month.key}-01`, { month: "long" })}
        </Title>
        <Text size="xs" c="dimmed">
          {t("calendar:month.working_days", { count: month.workingDays })}
        </Text>
      </div>
      <table className={classes["weeks"]} aria-labelledby={id}>
        <thead>
          <tr>
            {weekdayNames(format.language).map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr key={week.find(Boolean)?.on}>
              {week.map((day, at) => (
                <td key={day?.on ?? at}>
                  {day && <Day day={day} isToday={day.on === today} isFocused={day.on === focused} onFocus={onFocus} onChoose={onChoose} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {month.named.length > 0 && (
        <ul className={classes["named"]}>
          {month.named.map((day) => (
            <li key={day.on}>
              <span className={classes["namedDay"]}>{Number(day.on.slice(8))}</span>
              <span>
                {day.name}
                {day.kind !== "holiday" && <span className={classes["why"]}> · {whyText(day, t)}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type DayProps = Pick<Props, "onFocus" | "onChoose"> & { readonly day: CalendarDay; readonly isToday: boolean; readonly isFocused: boolean };

function Day({ day, isToday, isFocused, onFocus, onChoose }: DayProps) {
  const t = useText();
  const format = useFormat();
  const number = Number(day.on.slice(8));
  const look = {
    className: classes["day"],
    "data-kind": day.kind,
    "data-today": isToday || undefined,
    ...(day.name ? { title: day.name } : {}),
  };
  if (!onChoose) return <span {...look}>{number}</span>;
  const label = [format.date(day.on, { weekday: "long", day: "numeric", month: "long" }), t(`calendar:kind.${day.kind}`), day.name]
    .filter(Boolean)
    .join(", ");
  return (
    <button
      type="button"
      {...look}
      data-on={day.on}
      aria-label={label}
      {...(isToday ? { "aria-current": "date" as const } : {})}
      tabIndex={isFocused ? 0 : -1}
      onFocus={() => onFocus(day.on)}
      onClick={() => onChoose(day.on)}
    >
      {number}
    </button>
  );
}

function whyText(day: CalendarDay, t: ReturnType<typeof useText>): string {
  const hours = day.hours.map(({ from, to }) => `${from}–${to}`).join(", ");
  return day.kind === "day_off" ? t("calendar:kind.day_off") : hours;
}
