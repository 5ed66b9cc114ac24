/** The way of the run so far: which step, by which outcome, by whom. The newest last, where the eye ends. */
import { Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import type { Details } from "./answers.ts";
import classes from "./Task.module.css";

const most = 6;

export function RunSoFar({ task }: { readonly task: Details }) {
  const t = useText();
  // A join has no name and nobody's work in it; it is passed without a word.
  const isPassed = ({ title, step, outcomeLabel, leftAt }: Details["history"][number]) =>
    title === step && outcomeLabel === null && leftAt !== null;
  const steps = task.history.filter((one) => !one.isTakenBack && !isPassed(one));
  const moved = task.moves;
  if (steps.length === 0 && moved.length === 0) return null;
  const shown = steps.slice(-most);
  return (
    <section aria-labelledby="task-way">
      <h2 id="task-way">{t("work:way.title")}</h2>
      {steps.length > shown.length && (
        <Text size="xs" c="dimmed">
          {t("work:way.earlier", { count: steps.length - shown.length })}
        </Text>
      )}
      <ol className={classes["way"]}>
        {shown.map((step) => (
          <li key={step.position} data-here={step.leftAt === null || undefined}>
            <span>
              {step.title}
              {step.outcomeLabel && <b>{` → ${step.outcomeLabel}`}</b>}
            </span>
            <span className={classes["dim"]}>
              {step.actor ? `${step.actor.name} · ` : ""}
              <Moment at={step.leftAt ?? step.enteredAt} />
            </span>
            {step.comment && <q className={classes["dim"]}>{step.comment}</q>}
          </li>
        ))}
      </ol>
      {moved.length > 0 && (
        <ul className={classes["way"]}>
          {moved.map((move) => (
            <li key={move.at}>
              <span>
                {move.kind === "postponed"
                  ? t("work:way.postponed")
                  : t("work:way.reassigned", { from: move.from?.name ?? "–", to: move.to?.name ?? "–" })}
              </span>
              <q className={classes["dim"]}>{move.reason}</q>
              <span className={classes["dim"]}>
                {move.actor ? `${move.actor.name} · ` : ""}
                <Moment at={move.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
