/** The head of a stage: name, count, sums by currency, median age against the norm as a thin bar. */
import { Text, Tooltip } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import type { Column, Stage } from "../answers.ts";
import { shareOfNorm } from "../stage-age.ts";
import classes from "./Board.module.css";

type Props = { readonly id: string; readonly stage: Stage; readonly head: Column | undefined };

export function ColumnHeader({ id, stage, head }: Props) {
  const t = useText();
  const format = useFormat();
  const sums = head?.sums ?? [];
  return (
    <header className={classes["head"]} role="presentation">
      <div className={classes["headLine"]}>
        <h2 id={id} title={stage.name}>
          {stage.name}
        </h2>
        <span className="figures">{head ? format.number(head.count) : "–"}</span>
      </div>
      <Tooltip label={sums.map(format.money).join(" · ")} disabled={sums.length === 0}>
        <Text className={classes["sums"]!} size="xs" c="dimmed">
          {sums.length === 0
            ? "–"
            : sums
                .map(({ amount, currency }) =>
                  format.number(amount, { style: "currency", currency, notation: "compact", maximumFractionDigits: 1 }),
                )
                .join(" · ")}
        </Text>
      </Tooltip>
      <Age head={head} normDays={stage.normDays} words={ageWords(head, stage.normDays, t)} />
    </header>
  );
}

function ageWords(head: Column | undefined, normDays: number | null, t: ReturnType<typeof useText>): string {
  if (!head) return "…";
  if (head.medianAgeDays === null) return t("deals:board.no_age");
  const days = Math.round(head.medianAgeDays);
  return normDays === null ? t("deals:board.age", { days }) : t("deals:board.age_of_norm", { days, norm: normDays });
}

function Age({ head, normDays, words }: { readonly head: Column | undefined; readonly normDays: number | null; readonly words: string }) {
  const days = head?.medianAgeDays ?? null;
  const share = days === null ? null : shareOfNorm(days, normDays);
  const isOver = days !== null && normDays !== null && days > normDays;
  return (
    <>
      <div className={classes["bar"]} aria-hidden>
        {share !== null && <div data-over={isOver || undefined} style={{ width: `${share * 100}%` }} />}
      </div>
      <Text size="xs" c={isOver ? "red" : "dimmed"} className="figures">
        {words}
      </Text>
    </>
  );
}
