/** A small funnel for each group. All begin at the same width, so that shapes compare; the thin line is all groups together. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { FunnelGroup, FunnelReport } from "../answers.ts";
import { Figure } from "../Figure.tsx";
import funnel from "../Funnel.module.css";
import { few, useFigures } from "../figures.ts";
import type { Shown } from "../shown.ts";
import type { Dimension } from "../use-funnel.ts";
import classes from "./Groups.module.css";
import { began, inOrder, isUnfinished, nameOf, stagesOf } from "./group-list.ts";

type Props = {
  readonly report: FunnelReport;
  readonly whole: FunnelGroup | undefined;
  readonly by: Dimension;
  readonly today: string;
  readonly onShow: (shown: Shown) => void;
};

/** More than the eye compares at once are a step away. */
const atFirst = 24;

export function GroupCharts({ report, whole, by, today, onShow }: Props) {
  const t = useText();
  const figures = useFigures();
  const [isAll, setAll] = useState(false);
  const groups = inOrder(report.groups, by);
  const shown = isAll ? groups : groups.slice(0, atFirst);
  const stages = stagesOf(report);
  return (
    <>
      <ul className={classes["charts"]}>
        {shown.map((group) => (
          <GroupChart
            key={group.key ?? ""}
            group={group}
            whole={whole}
            stages={stages}
            name={nameOf(group, by, t("reports:nobody"), figures.language)}
            note={isUnfinished(group, by, today) ? t("reports:not_over") : null}
            onShow={(one) => onShow({ ...one, group: group.key })}
          />
        ))}
      </ul>
      {groups.length > shown.length && (
        <Button variant="default" size="compact-sm" mt="sm" onClick={() => setAll(true)}>
          {t("reports:groups.all", { count: groups.length, shown: figures.count(groups.length) })}
        </Button>
      )}
    </>
  );
}

type ChartProps = {
  readonly group: FunnelGroup;
  readonly whole: FunnelGroup | undefined;
  readonly stages: FunnelReport["pipeline"]["stages"];
  readonly name: string;
  readonly note: string | null;
  readonly onShow: (shown: Shown) => void;
};

function GroupChart({ group, whole, stages, name, note, onShow }: ChartProps) {
  const t = useText();
  const figures = useFigures();
  const first = began(group);
  const all = whole ? began(whole) : 0;
  const share = (count: number) => (first === 0 ? "–" : figures.share(count / first));
  const asUsual = (count: number | undefined) => (all === 0 || count === undefined ? null : count / all);
  return (
    <li className={classes["chart"]} data-unfinished={note !== null || undefined}>
      <h2 title={name}>
        {name}
        {note && <small>{note}</small>}
      </h2>
      <ol>
        {stages.map(({ key, name: stage }, index) => {
          const { reached = 0, lost = 0, open = 0 } = group.stages.find((one) => one.stage === key) ?? {};
          return (
            <Row
              key={key}
              label={stage}
              said={`${name}, ${t("reports:figure.reached", { stage })}`}
              count={reached}
              share={share(reached)}
              isFew={first < few}
              usual={index === 0 ? null : asUsual(whole?.stages.find((one) => one.stage === key)?.reached)}
              parts={[
                ["went", (reached - lost - open) / Math.max(1, first)],
                ["stillOpen", open / Math.max(1, first)],
                ["wasLost", lost / Math.max(1, first)],
              ]}
              onOpen={() => onShow({ report: "funnel", what: "reached", stage: key })}
            />
          );
        })}
        <Row
          label={t("reports:place.won")}
          said={`${name}, ${t("reports:place.won")}`}
          count={group.won.reached}
          share={share(group.won.reached)}
          isFew={first < few}
          usual={asUsual(whole?.won.reached)}
          parts={[["won", group.won.reached / Math.max(1, first)]]}
          onOpen={() => onShow({ report: "funnel", what: "won" })}
        />
      </ol>
    </li>
  );
}

type RowProps = {
  readonly label: string;
  readonly said: string;
  readonly count: number;
  readonly share: string;
  readonly isFew: boolean;
  /** The same share of all groups together. */
  readonly usual: number | null;
  readonly parts: readonly (readonly [part: string, share: number])[];
  readonly onOpen: () => void;
};

function Row({ label, said, count, share, isFew, usual, parts, onOpen }: RowProps) {
  const figures = useFigures();
  const percent = (part: number) => `${100 * part}%`;
  return (
    <li>
      <span className={classes["stage"]} title={label}>
        {label}
      </span>
      <span className={classes["track"]} onClick={count === 0 ? undefined : onOpen} aria-hidden>
        {parts.map(([part, width]) => (
          <span key={part} className={funnel[part]} style={{ width: percent(width) }} />
        ))}
        {usual !== null && <span className={classes["usual"]} style={{ left: percent(usual) }} />}
      </span>
      <span className={classes["count"]}>
        <Figure count={count} label={said} onOpen={onOpen}>
          {figures.count(count)}
        </Figure>
      </span>
      <span className={isFew ? `${classes["share"]} ${funnel["few"]}` : classes["share"]}>{share}</span>
    </li>
  );
}
