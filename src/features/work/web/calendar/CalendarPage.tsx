/** The same work by the clock: what is planned, what is due, when one works and is away. */
import { ActionIcon, Button, Group, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import { dateOf } from "#ui/kit/zone-time.ts";
import { useCan, useMe } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { DayCalendarView } from "../../contract/day.ts";
import { DayViews } from "../day/DayViews.tsx";
import { WhoseDay } from "../day/WhoseDay.tsx";
import { TaskPanel } from "../task/TaskPanel.tsx";
import classes from "./Calendar.module.css";
import { DayList } from "./DayList.tsx";
import { Drawing } from "./Drawing.tsx";
import { type CalendarView, firstWeekday, rangeOf, stepped, viewOf } from "./range.ts";

export function CalendarPage() {
  const t = useText();
  const can = useCan();
  const me = useMe();
  const format = useFormat();
  const words = useDueWords();
  const [search, setSearch] = useUrlState();
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const today = dateOf(new Date(), me.workspace.timeZone);
  const person = search["person"] ?? "me";
  const view = viewOf(search["view"]);
  const on = search["on"] ?? today;
  const range = rangeOf(view, on, firstWeekday(format.language, me.workspace.country));
  const calendar = useRead<DayCalendarView>(["process", "day", "calendar"], "/day/calendar", { ...range, person });
  const mayDo = (person === "me" || person === me.personId) && can("tasks.change");
  const open = (id: string | undefined) => setSearch({ panel: id });
  const go = (date: string | undefined) => setSearch({ on: date === today ? undefined : date });
  return (
    <>
      <PageTitle title={titleOf(view, on, range, words)}>
        <Group gap={4}>
          <ActionIcon variant="default" size={32} aria-label={t("work:calendar.before")} onClick={() => go(stepped(view, on, -1))}>
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <Button variant="default" size="compact-md" onClick={() => go(undefined)}>
            {t("work:calendar.today")}
          </Button>
          <ActionIcon variant="default" size={32} aria-label={t("work:calendar.after")} onClick={() => go(stepped(view, on, 1))}>
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </Group>
        {can("monitor.read") && <WhoseDay person={person} onChange={(next) => setSearch({ person: next })} />}
        <DayViews current={view} person={person} on={on} />
      </PageTitle>
      <Loaded from={calendar} rows={14}>
        {(data) => (
          <>
            {!data.isWhole && (
              <Text size="sm" c="dimmed" role="status">
                {t("work:calendar.cut")}
              </Text>
            )}
            <div className={classes["frame"]} data-stale={calendar.isStale || undefined}>
              {isPhone ? (
                <DayList calendar={data} today={today} onOpen={open} />
              ) : (
                <Drawing
                  calendar={data}
                  view={view}
                  month={on.slice(0, 7)}
                  today={today}
                  person={person}
                  mayDo={mayDo}
                  openId={search["panel"]}
                  onOpen={open}
                  onDay={(date) => setSearch({ view: "day", on: date })}
                />
              )}
            </div>
          </>
        )}
      </Loaded>
      <TaskPanel
        taskId={search["panel"]}
        onClose={() => open(undefined)}
        onCompleted={({ next }) => open(next.find(({ assignee }) => assignee.id === me.personId)?.id)}
        onUndone={open}
      />
    </>
  );
}

function titleOf(
  view: CalendarView,
  on: string,
  { from, to }: { readonly from: string; readonly to: string },
  words: ReturnType<typeof useDueWords>,
): string {
  if (view === "day") return words.date(on, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  if (view === "month") return words.date(on, { month: "long", year: "numeric" });
  const last = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000);
  const range = new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return range.formatRange(new Date(`${from}T00:00:00Z`), last);
}
