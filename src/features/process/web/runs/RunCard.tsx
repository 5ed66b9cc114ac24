/** One run on the card of its record: where it stands, who has what to do, the way so far. */
import { Anchor, Badge, Button, Group, Text, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useRead } from "#ui/query.ts";
import type { RunSummary, RunView } from "../../contract/runs.ts";
import { isEnding } from "../../core/ending.ts";
import { RunActions } from "./RunActions.tsx";
import { RunPath } from "./RunPath.tsx";
import classes from "./Runs.module.css";

export function RunCard({ summary, isOpen: isOpenFirst }: { readonly summary: RunSummary; readonly isOpen: boolean }) {
  const t = useText();
  const [isOpen, setOpen] = useState(isOpenFirst);
  const run = useRead<RunView>(["process", "run", summary.id], `/runs/${summary.id}`, {}, { isEnabled: isOpen });
  return (
    <section className={classes["run"]} aria-label={summary.processName}>
      <Group justify="space-between" wrap="nowrap">
        <Group gap="xs">
          <Anchor component={PageLink} to={`processes/${summary.processId}/${summary.number}`} fw={600}>
            {summary.processName}
          </Anchor>
          <RunBadge run={summary} />
        </Group>
        <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t("processes:runs.less") : t("processes:runs.more")}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {t(`processes:because.${summary.startedBecause as "by_hand"}`)}
        {" · "}
        <Moment at={summary.startedAt} />
        {summary.startedBy ? ` · ${summary.startedBy.name}` : ""}
      </Text>
      {summary.reason && <Text size="sm">{isEnding(summary.reason) ? t(`processes:ended_with.${summary.reason}`) : summary.reason}</Text>}
      {isOpen && (
        <Loaded from={run} rows={3}>
          {(data) => <Body run={data} />}
        </Loaded>
      )}
    </section>
  );
}

function RunBadge({ run }: { readonly run: RunSummary }) {
  const t = useText();
  if (run.status === "ended")
    return <Badge color={run.result === "success" ? "green" : "gray"}>{t(`processes:result.${run.result ?? "stopped"}`)}</Badge>;
  if (run.status === "active") return <Badge color="blue">{t("processes:runs.active")}</Badge>;
  return (
    <Tooltip label={run.heldReason ?? ""} disabled={!run.heldReason}>
      <Badge color="amber">
        {t("processes:runs.held_until")} {run.heldUntil && <Moment at={run.heldUntil} />}
      </Badge>
    </Tooltip>
  );
}

function Body({ run }: { readonly run: RunView }) {
  const t = useText();
  return (
    <>
      {run.progress && (
        <Text size="xs" c="dimmed" className="figures">
          {t("processes:runs.step_of", run.progress)}
        </Text>
      )}
      {run.openTasks.length + run.waits.length > 0 && (
        <ul className={classes["open"]} aria-label={t("processes:runs.next")}>
          {run.openTasks.map((task) => (
            <li key={task.id}>
              <Anchor component={PageLink} to={`tasks/${task.id}`}>
                {task.title}
              </Anchor>
              <span className={classes["detail"]}>{task.assignee.name}</span>
              {task.due && run.status !== "held" && (
                <span className={classes["due"]} data-overdue={task.dueIn === "overdue" || undefined}>
                  {t(`processes:runs.due_${task.dueIn}`)} <Moment at={task.due} />
                </span>
              )}
            </li>
          ))}
          {run.waits.map((wait) => (
            <li key={wait.id}>
              {wait.kind === "hold"
                ? t("processes:runs.hold_ends")
                : wait.event
                  ? t("processes:runs.waits_for", { event: t(`processes:event.${wait.event as "api"}`) })
                  : t("processes:runs.waits")}
              <span className={classes["due"]}>
                <Moment at={wait.due} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <RunActions run={run} />
      <RunPath history={run.history} />
    </>
  );
}
