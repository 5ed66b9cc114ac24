/** The sentence above the chart: how many began, what became of them; and what the numbers rest on. */
import { Text } from "@mantine/core";
import { addDays } from "#shared/date.ts";
import { useText } from "#ui/i18n/text.ts";
import type { FunnelReport } from "./answers.ts";
import { dayBefore } from "./day-before.ts";
import classes from "./Funnel.module.css";
import { useFigures } from "./figures.ts";
import type { Question } from "./use-funnel.ts";

type Props = { readonly question: Question; readonly report: FunnelReport };

export function FunnelFacts({ question, report }: Props) {
  const t = useText();
  const figures = useFigures();
  const [whole] = report.groups;
  const stages = whole?.stages ?? [];
  const began = stages[0]?.reached ?? 0;
  const count = (name: "lost" | "open") => stages.reduce((sum, stage) => sum + stage[name], 0);
  const { from, to } = report.window;
  const facts = [
    t("reports:facts.began", { count: began, shown: figures.count(began), from: figures.date(from), to: figures.date(addDays(to, -1)) }),
    t("reports:facts.won", { count: whole?.won.reached ?? 0, shown: figures.count(whole?.won.reached ?? 0) }),
    t("reports:facts.lost", { count: count("lost"), shown: figures.count(count("lost")) }),
    t("reports:facts.open", { count: count("open"), shown: figures.count(count("open")) }),
  ];
  return (
    <>
      <div className={classes["facts"]}>
        {facts.map((fact, index) => (
          <Text key={fact} {...(index === 0 ? { fw: 500 } : {})} span className="figures">
            {fact}
          </Text>
        ))}
      </div>
      <Notes question={question} report={report} />
    </>
  );
}

function Notes({ question, report }: Props) {
  const t = useText();
  const figures = useFigures();
  const { window, compare, todays, history } = report;
  const notes = [
    ...(window.to > question.today ? [t("reports:note.not_over", { date: figures.date(addDays(window.to, -1)) })] : []),
    ...(compare
      ? [
          t(compare.groups[0]?.stages.some(({ reached }) => reached > 0) ? "reports:note.compare" : "reports:note.compare_empty", {
            from: figures.date(compare.from),
            to: figures.date(addDays(compare.to, -1)),
            asOf: figures.instant(compare.asOf),
          }),
        ]
      : []),
    ...(question.asked["knownOn"] === undefined
      ? []
      : [t("reports:note.known_on", { date: figures.date(dayBefore(question.asked["knownOn"]) ?? question.today) })]),
    ...(question.asked["asOf"] !== undefined && history.recordedLater ? [t("reports:note.recorded_later")] : []),
    ...(question.asked["asOf"] !== undefined && history.correctedLater ? [t("reports:note.corrected_later")] : []),
    ...(todays.includes("filter") ? [t("reports:note.filter")] : []),
    ...(question.by !== undefined && question.by !== "owner" && question.by !== "month" ? [t("reports:note.todays")] : []),
    ...(question.by === "product" ? [t("reports:note.products")] : []),
  ];
  return (
    <ul className={classes["notes"]}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
