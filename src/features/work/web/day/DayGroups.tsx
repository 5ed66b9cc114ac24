/** Overdue, today, later. */
import { Button } from "@mantine/core";
import { IconCoffee, IconInbox } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { EmptyState } from "#ui/kit/states.tsx";
import type { DayTaskView, DayView } from "../../contract/day.ts";
import classes from "./Day.module.css";
import { DayRow } from "./DayRow.tsx";
import type { DayCursor } from "./use-day-cursor.ts";

type Props = {
  readonly day: DayView;
  readonly later: readonly DayTaskView[];
  readonly cursor: DayCursor;
  readonly openId: string | undefined;
  readonly mayDo: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
  readonly onOpen: (id: string) => void;
  readonly onDone: (task: DayTaskView) => void;
  readonly onPostpone: (task: DayTaskView) => void;
};

export function DayGroups({ day, later, hasMore, isLoadingMore, onMore, ...rows }: Props) {
  const t = useText();
  const { counts } = day;
  const isNothingDue = counts.overdue + counts.today === 0;
  const isNothingAtAll = isNothingDue && counts.later === 0;
  return (
    <div className={classes["groups"]}>
      {isNothingDue && (
        <EmptyState
          icon={isNothingAtAll ? IconInbox : IconCoffee}
          title={isNothingAtAll ? t("work:empty.nothing") : t("work:empty.nothing_due")}
          hint={isNothingAtAll ? t("work:empty.nothing_hint") : t("work:empty.later", { count: counts.later })}
        />
      )}
      <Group name="overdue" count={counts.overdue} tasks={day.overdue} {...rows} />
      <Group name="today" count={counts.today} tasks={day.today} {...rows} />
      <Group name="later" count={counts.later} tasks={later} {...rows} />
      {hasMore && (
        <Button variant="subtle" size="compact-sm" loading={isLoadingMore} onClick={onMore} className={classes["more"]!}>
          {t("work:later.more", { count: counts.later - later.length })}
        </Button>
      )}
    </div>
  );
}

type GroupProps = Pick<Props, "cursor" | "openId" | "mayDo" | "onOpen" | "onDone" | "onPostpone"> & {
  readonly name: "overdue" | "today" | "later";
  readonly count: number;
  readonly tasks: readonly DayTaskView[];
};

function Group({ name, count, tasks, cursor, openId, ...row }: GroupProps) {
  const t = useText();
  if (tasks.length === 0) return null;
  return (
    <section id={name} aria-labelledby={`${name}-title`} className={classes["group"]} data-group={name}>
      <h2 id={`${name}-title`}>
        {t(`work:group.${name}`)} <span className="figures">{count}</span>
      </h2>
      <ul>
        {tasks.map((task) => (
          <DayRow
            key={task.id}
            task={task}
            isActive={cursor.task?.id === task.id}
            isOpen={openId === task.id}
            onFocus={cursor.setActive}
            {...row}
          />
        ))}
      </ul>
    </section>
  );
}
