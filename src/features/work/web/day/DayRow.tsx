/** A task in one line; on a phone a card with what the thumb needs. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconCalendarTime, IconCheck, IconClockPause, IconFlag, IconPlayerPlay, IconRepeat } from "@tabler/icons-react";
import { memo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import type { DayTaskView } from "../../contract/day.ts";
import { stageWord } from "../stage-word.ts";
import classes from "./Day.module.css";
import { useWhyWords } from "./use-why-words.ts";

type Props = {
  readonly task: DayTaskView;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly mayDo: boolean;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onDone: (task: DayTaskView) => void;
  readonly onPostpone: (task: DayTaskView) => void;
};

export const DayRow = memo(function DayRow({ task, isActive, isOpen, mayDo, onFocus, onOpen, onDone, onPostpone }: Props) {
  const t = useText();
  const format = useFormat();
  const { subject, run } = task;
  const progress = run?.progress;
  const stage = stageWord(subject);
  const about =
    [subject?.client?.name, subject && subject.kind !== "client" ? subject.title : null].filter(Boolean).join(" · ") || subject?.title;
  return (
    <li className={classes["row"]} data-task={task.id} data-active={isActive || undefined} data-open={isOpen || undefined}>
      <span className={classes["due"]} data-overdue={task.dueIn === "overdue" || undefined}>
        <DueCell task={task} />
      </span>
      <button
        type="button"
        className={classes["title"]}
        data-opens-row
        tabIndex={isActive ? 0 : -1}
        aria-current={isOpen || undefined}
        onFocus={() => onFocus(task.id)}
        onClick={() => onOpen(task.id)}
      >
        {task.title}
      </button>
      <span className={classes["about"]} title={about}>
        {about}
      </span>
      <span className={`${classes["amount"]} figures`}>{subject?.amount ? format.total(subject.amount) : ""}</span>
      <span className={classes["stage"]} title={stage ?? undefined}>
        {stage}
      </span>
      <span className={classes["flags"]}>
        {progress && (
          <span className={`${classes["place"]} figures`} title={t("work:task.step", progress)}>
            {t("work:row.place", progress)}
          </span>
        )}
        {task.begunAt && <Flag icon={IconPlayerPlay} label={t("work:begun")} colour="blue" />}
        {task.isCheckpoint && <Flag icon={IconFlag} label={t("work:checkpoint")} colour="brass" />}
        {task.postponed > 0 && (
          <Flag icon={IconRepeat} label={t("work:postponed", { count: task.postponed })} colour="amber" count={task.postponed} />
        )}
      </span>
      {mayDo && (
        <span className={classes["does"]}>
          <Tooltip label={t("work:row.done")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              tabIndex={-1}
              aria-label={t("work:row.done_of", { title: task.title })}
              onClick={() => onDone(task)}
            >
              <IconCheck size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t("work:postpone.open")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              tabIndex={-1}
              aria-label={t("work:row.postpone_of", { title: task.title })}
              onClick={() => onPostpone(task)}
            >
              <IconClockPause size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </span>
      )}
    </li>
  );
});

function DueCell({ task }: { readonly task: DayTaskView }) {
  const t = useText();
  const words = useDueWords();
  const why = useWhyWords();
  const said = why(task.why);
  const overdue = task.why.find((reason) => reason.kind === "overdue");
  // When it is meant to be done says more than when it is due, unless it is meant for after that.
  const isPlanSaid = task.plannedFrom !== null && task.dueIn !== "overdue" && (task.due === null || task.plannedFrom < task.due);
  const planned = isPlanSaid ? task.plannedFrom : null;
  const shown =
    overdue && "unit" in overdue
      ? overdue.count === 0
        ? t("work:late.now")
        : t(`work:late.${overdue.unit}`, { count: overdue.count })
      : planned
        ? words.at(planned)
        : task.due
          ? words.at(task.due)
          : t("work:due.none");
  return (
    <Tooltip
      label={[task.due ? words.exact(task.due) : null, t("work:why.line", { why: said })].filter(Boolean).join(". ")}
      multiline
      maw={320}
    >
      <span>
        {planned && <IconCalendarTime size={14} aria-label={t("work:planned")} />}
        {shown}
      </span>
    </Tooltip>
  );
}

type FlagProps = { readonly icon: typeof IconFlag; readonly label: string; readonly colour: string; readonly count?: number };

function Flag({ icon: Icon, label, colour, count }: FlagProps) {
  return (
    <Tooltip label={label}>
      <span className={classes["flag"]} data-colour={colour} role="img" aria-label={label}>
        <Icon size={14} aria-hidden />
        {count}
      </span>
    </Tooltip>
  );
}
