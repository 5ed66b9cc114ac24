/** A deviation in a line: what, about what, whose, since when, and how it stands. */
import { IconAlertTriangle, IconArrowUp, IconCheck, IconMessageCheck } from "@tabler/icons-react";
import type { Say } from "#ui/i18n/text.ts";
import type { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { stageWord } from "../stage-word.ts";
import type { Deviation } from "./answers.ts";
import classes from "./Deviations.module.css";

type Format = ReturnType<typeof useFormat>;

/** Where there is little room, amount and time are left to the panel. */
export const deviationColumns = (t: Say, format: Format, isNarrow: boolean): readonly Column<Deviation>[] =>
  allColumns(t, format).filter(({ key }) => !isNarrow || (key !== "amount" && key !== "since"));

const allColumns = (t: Say, format: Format): readonly Column<Deviation>[] => [
  {
    key: "subject",
    title: t("monitor:deviation.subject"),
    phone: "title",
    cell: (one) => (
      <span className={classes["what"]}>
        {titleOf(one)}
        <small>{aboutOf(one)}</small>
      </span>
    ),
  },
  { key: "rule", title: t("monitor:deviation.rule"), width: 200, cell: ({ rule }) => rule.name },
  {
    key: "amount",
    title: t("monitor:deviation.amount"),
    width: 130,
    align: "right",
    phone: "hidden",
    cell: ({ subject }) => subject?.amount && <span className="figures">{format.total(subject.amount)}</span>,
  },
  { key: "person", title: t("monitor:deviation.person"), width: 150, cell: ({ person }) => person.name },
  { key: "since", title: t("monitor:deviation.since"), width: 130, cell: ({ since }) => <Moment at={since} /> },
  { key: "state", title: t("monitor:deviation.state"), width: 170, cell: (one) => <StateMark deviation={one} t={t} /> },
];

export const titleOf = ({ task, subject }: Deviation): string => task?.title ?? subject?.title ?? "–";
export const aboutOf = ({ task, subject }: Deviation): string =>
  [subject?.client?.name, task && subject ? subject.title : null, stageWord(subject ?? null)].filter(Boolean).join(" · ");

export function StateMark({ deviation, t }: { readonly deviation: Deviation; readonly t: Say }) {
  const { closedAt, answeredAt, answeredBy, rung } = deviation;
  const [state, Icon] =
    closedAt !== null
      ? (["closed", IconCheck] as const)
      : answeredAt !== null
        ? (["answered", IconMessageCheck] as const)
        : (["unanswered", rung > 0 ? IconArrowUp : IconAlertTriangle] as const);
  const said =
    state === "answered" && answeredBy
      ? t("monitor:deviation.answered_by", { name: answeredBy.name })
      : state === "unanswered" && rung > 0
        ? t("monitor:deviation.went_up", { count: rung })
        : t(`monitor:state.one_${state}`);
  return (
    <span className={classes["state"]} data-state={state}>
      <Icon size={14} aria-hidden />
      {said}
    </span>
  );
}
