/** Under the list: why the row under the cursor stands where it stands, and what is done already. */
import { Anchor, Kbd, Popover, Text, UnstyledButton } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { PageLink } from "#ui/link.tsx";
import type { DayTaskView, DayView } from "../../contract/day.ts";
import classes from "./Day.module.css";
import { HourBars } from "./HourBars.tsx";
import { useWhyWords } from "./use-why-words.ts";

type Props = {
  readonly day: DayView;
  readonly task: DayTaskView | undefined;
  readonly mayDo: boolean;
  readonly onOpen: (id: string) => void;
};

export function DayFoot({ day, task, mayDo, onOpen }: Props) {
  const t = useText();
  const why = useWhyWords();
  return (
    <footer className={classes["foot"]}>
      <Text size="xs" c="dimmed" className={classes["why"]!} aria-live="off">
        {task ? t("work:why.line", { why: why(task.why) }) : ""}
      </Text>
      {mayDo && (
        <span className={classes["keys"]} aria-hidden>
          <Kbd>j</Kbd> <Kbd>k</Kbd> {t("work:keys.move")} <Kbd>x</Kbd> {t("work:keys.done")} <Kbd>p</Kbd> {t("work:keys.later")}{" "}
          <Kbd>n</Kbd> {t("work:keys.new")}
        </span>
      )}
      <Anchor component={PageLink} to="day/recurring" size="xs">
        {t("pages:recurring")}
      </Anchor>
      <Popover position="top-end" width={360}>
        <Popover.Target>
          <UnstyledButton className={classes["done"]!}>
            {t("work:done.today", { count: day.counts.done })}
            <HourBars tasks={day.doneToday} />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes["doneList"]!}>
          {day.doneToday.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("work:done.nothing")}
            </Text>
          ) : (
            <ul>
              {day.doneToday.map((one) => (
                <li key={one.id}>
                  <UnstyledButton onClick={() => onOpen(one.id)}>{one.title}</UnstyledButton>
                  {one.closedAt && <Moment at={one.closedAt} />}
                </li>
              ))}
            </ul>
          )}
        </Popover.Dropdown>
      </Popover>
    </footer>
  );
}
