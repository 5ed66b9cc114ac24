/** What is to be done next about a deal, until when, and by whom where it is not the owner; an open deal without a next step says so. */
import { VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconClockExclamation, IconHourglass } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { PersonAvatar } from "#ui/kit/PersonAvatar.tsx";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import { useNextStep } from "#ui/next-steps.ts";
import type { Deal } from "../answers.ts";
import classes from "./NextStepLine.module.css";

type Props = { readonly deal: Pick<Deal, "id" | "ownerId" | "status"> };

export function NextStepLine({ deal }: Props) {
  const t = useText();
  const words = useDueWords();
  const next = useNextStep(deal.status === "open" ? deal.id : null);
  // Its place is kept while it is not known, so that nothing jumps.
  if (next === undefined) return <div className={classes["line"]} />;
  if (next === null)
    return (
      <div className={classes["line"]} data-next="none">
        <IconAlertTriangle size={12} aria-hidden />
        <span className={classes["title"]}>{t("deals:next.none")}</span>
      </div>
    );
  if (next.kind === "wait")
    return (
      <div className={classes["line"]} data-next="wait" title={words.exact(next.due)}>
        <IconHourglass size={12} aria-hidden />
        <span className={classes["title"]}>{t("deals:next.waits", { until: words.at(next.due) })}</span>
      </div>
    );
  const { title, due, isOverdue, assignee } = next;
  const whole = [title, due && words.exact(due), assignee.name].filter(Boolean).join(" · ");
  return (
    <div className={classes["line"]} data-next={isOverdue ? "overdue" : "due"} title={whole}>
      {assignee.id !== deal.ownerId && (
        <>
          <PersonAvatar name={assignee.name} size={16} />
          <VisuallyHidden>{assignee.name}</VisuallyHidden>
        </>
      )}
      <span className={classes["title"]}>{title}</span>
      {due && (
        <span className={classes["due"]}>
          {isOverdue && (
            <>
              <IconClockExclamation size={12} aria-hidden />
              <VisuallyHidden>{t("deals:next.overdue")}</VisuallyHidden>
            </>
          )}
          <time dateTime={due}>{words.at(due)}</time>
        </span>
      )}
    </div>
  );
}
