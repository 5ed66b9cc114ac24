/** Whose it is, about which deal, until when, and where the deal stands on its way. */
import { Anchor, Badge, Text, Tooltip } from "@mantine/core";
import { IconArrowsDiagonal, IconFlag, IconPlayerPlay, IconRepeat } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import { PageLink } from "#ui/link.tsx";
import type { Details } from "./answers.ts";
import { DealStages } from "./DealStages.tsx";
import { subjectPath } from "./subject-path.ts";
import classes from "./Task.module.css";

export function TaskHead({ task, isPanel }: { readonly task: Details; readonly isPanel: boolean }) {
  const t = useText();
  const format = useFormat();
  const { subject, run } = task;
  return (
    <header className={classes["head"]}>
      <div className={classes["marks"]}>
        {task.status === "open" && <DueMark due={task.due} isOverdue={task.dueIn === "overdue"} />}
        {task.isCheckpoint && (
          <Badge color="brass" leftSection={<IconFlag size={12} aria-hidden />}>
            {t("work:checkpoint")}
          </Badge>
        )}
        {task.postponed > 0 && (
          <Badge color="amber" leftSection={<IconRepeat size={12} aria-hidden />}>
            {t("work:postponed", { count: task.postponed })}
          </Badge>
        )}
        {task.begunAt && task.status === "open" && (
          <Badge color="blue" leftSection={<IconPlayerPlay size={12} aria-hidden />}>
            {t("work:begun")}
          </Badge>
        )}
        {run && (
          <Text span size="xs" c="dimmed">
            {run.processName}
            {run.progress && ` · ${t("work:task.step", run.progress)}`}
          </Text>
        )}
        {isPanel && (
          <Anchor component={PageLink} to={`tasks/${task.id}`} size="xs" className={classes["whole"]!}>
            <IconArrowsDiagonal size={14} aria-hidden />
            {t("work:task.whole")}
          </Anchor>
        )}
      </div>
      {subject && (
        <p className={classes["subject"]}>
          {subject.client && subject.kind !== "client" && (
            <>
              <Anchor component={PageLink} to={`clients/${subject.client.id}`}>
                {subject.client.name}
              </Anchor>
              {" · "}
            </>
          )}
          <Anchor component={PageLink} to={subjectPath(subject)}>
            {subject.title}
          </Anchor>
          {subject.amount && (
            <>
              {" · "}
              <span className="figures">{format.total(subject.amount)}</span>
            </>
          )}
        </p>
      )}
      {subject?.kind === "deal" && <DealStages dealId={subject.id} stage={subject.stage} />}
    </header>
  );
}

function DueMark({ due, isOverdue }: { readonly due: string | null; readonly isOverdue: boolean }) {
  const t = useText();
  const words = useDueWords();
  if (due === null) return <Badge color="gray">{t("work:due.none")}</Badge>;
  return (
    <Tooltip label={words.exact(due)}>
      <Badge color={isOverdue ? "red" : "gray"} tabIndex={0}>
        {t(isOverdue ? "work:due.was" : "work:due.by", { at: words.at(due) })}
      </Badge>
    </Tooltip>
  );
}
