/** What has no place yet, in the order of its priority, ready to be put into the calendar. */
import { Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";
import type { DayCalendarView, DayView } from "../../contract/day.ts";
import classes from "./Calendar.module.css";
import { Chip } from "./Chip.tsx";

type Props = { readonly calendar: DayCalendarView; readonly onOpen: (id: string) => void };

export function Tray({ calendar, onOpen }: Props) {
  const t = useText();
  const { data } = useRead<DayView>(["process", "day"], "/day", { person: calendar.person.id, limit: 30 });
  const open = data ? [...data.overdue, ...data.today, ...data.later].filter(({ plannedFrom }) => plannedFrom === null) : [];
  return (
    <aside className={classes["tray"]} aria-label={t("work:calendar.tray")}>
      <h2>{t("work:calendar.tray")}</h2>
      {open.length === 0 && (
        <Text size="sm" c="dimmed">
          {data ? t("work:calendar.tray_empty") : t("kit:loading")}
        </Text>
      )}
      <div className={classes["trayList"]}>
        {open.slice(0, 40).map((task) => (
          <Chip key={task.id} task={task} isDated onOpen={onOpen} />
        ))}
      </div>
    </aside>
  );
}
