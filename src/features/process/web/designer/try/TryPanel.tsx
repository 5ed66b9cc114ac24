/** The case that is tried: what is open and with whom, what can happen next, and the way so far. */
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowBackUp, IconCheck, IconClockPlay, IconRefresh, IconX } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import type { Definition } from "../../../core/definition.ts";
import { stepOf } from "../../../core/edit/entries.ts";
import type { OpenVisit } from "../../../core/run.ts";
import { type Choice, choicesAt, pathOf, stateOf, type TriedRun } from "../../../core/try/try-run.ts";
import { nodeTitle, type Sayings } from "../../words/use-sayings.ts";
import panel from "../panel/Panel.module.css";
import classes from "./Try.module.css";
import type { Trying } from "./use-try.ts";

type Props = { readonly trying: Trying; readonly definition: Definition; readonly sayings: Sayings };

export function TryPanel({ trying, definition, sayings }: Props) {
  const t = useText();
  const { run } = trying;
  if (!run) return null;
  const state = stateOf(run);
  return (
    <div className={panel["panel"]}>
      <Group justify="space-between">
        <h2 className={panel["heading"]}>{t("processes:try.title")}</h2>
        <Group gap={4}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            disabled={run.states.length <= 2}
            onClick={trying.back}
          >
            {t("processes:try.back")}
          </Button>
          <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={14} aria-hidden />} onClick={trying.begin}>
            {t("processes:try.anew")}
          </Button>
        </Group>
      </Group>
      {state.end && (
        <Alert
          color={state.end.result === "success" ? "green" : "gray"}
          icon={state.end.result === "success" ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
          title={t(`processes:end.${state.end.result === "success" ? "success" : "failure"}`)}
          role="status"
        >
          {state.end.reason}
        </Alert>
      )}
      {state.open.map((visit) => (
        <OpenCard key={visit.visit} visit={visit} run={run} definition={definition} sayings={sayings} onTake={trying.take} />
      ))}
      <section className={panel["part"]} aria-label={t("processes:try.path")}>
        <h2 className={panel["heading"]}>{t("processes:try.path")}</h2>
        <ol className={classes["path"]}>
          {pathOf(run).map(({ visit, node, outcome, isOpen, isCancelled }) => (
            <li key={visit} data-open={isOpen || undefined}>
              {nodeTitle(definition, node, t)}
              <span className={classes["outcome"]}>
                {isOpen
                  ? t("processes:try.here")
                  : isCancelled
                    ? t("processes:try.cancelled")
                    : outcome === null
                      ? ""
                      : (stepOf(definition, node)?.outcomes[outcome]?.label ?? outcome)}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

type CardProps = {
  readonly visit: OpenVisit;
  readonly run: TriedRun;
  readonly definition: Definition;
  readonly sayings: Sayings;
  readonly onTake: (visit: number, choice: Choice) => void;
};

function OpenCard({ visit, run, definition, sayings, onTake }: CardProps) {
  const t = useText();
  const step = stepOf(definition, visit.step);
  if (!step) return null;
  const who =
    visit.as === "decide"
      ? t("processes:try.decide", { who: step.assignee ? sayings.who(step.assignee) : t("processes:who.owner") })
      : step.assignee
        ? sayings.who(step.assignee)
        : null;
  const due = step.due ? sayings.due(step.due) : null;
  const waits = visit.as === "wait" && step.until ? sayings.until(step.until) : null;
  const demands = [
    ...(step.fields ?? []).map(sayings.field),
    ...(step.evidence ?? []).filter(({ isOptional }) => !isOptional).map(({ name }) => name),
  ];
  return (
    <section className={classes["card"]} aria-label={step.title ?? visit.step}>
      <Text fw={500}>{step.title ?? visit.step}</Text>
      <Text size="xs" c="dimmed">
        {[visit.as === "wait" ? t("processes:kind.wait") : visit.as === "process" ? t("processes:kind.process") : who, waits ?? due]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      {demands.length > 0 && <Text size="xs">{t("processes:try.demands", { what: demands.join(", ") })}</Text>}
      {(step.actions ?? []).length > 0 && <Text size="xs">{(step.actions ?? []).map(sayings.action).join("; ")}</Text>}
      <Stack gap={4} mt={6}>
        {choicesAt(run, visit).map((choice) => (
          <Button
            key={JSON.stringify(choice)}
            size="compact-sm"
            variant="default"
            justify="flex-start"
            {...(choice.kind === "time" ? { leftSection: <IconClockPlay size={14} aria-hidden /> } : {})}
            onClick={() => onTake(visit.visit, choice)}
          >
            {choiceWords(choice)}
          </Button>
        ))}
      </Stack>
    </section>
  );

  function choiceWords(choice: Choice): string {
    switch (choice.kind) {
      case "outcome":
        return choice.label;
      case "time":
        return t("processes:try.time");
      case "event":
        return t(`processes:event.${choice.event}`);
      case "sub_process":
        return t(`processes:end.${choice.result}`);
    }
  }
}
