/** The funnel: a bar for each stage, how many went on and how sure that is, how long it takes, and who was lost or is still there. */
import { Text, Tooltip } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useRowKeys } from "#ui/kit/table/use-row-keys.ts";
import type { FunnelGroup, FunnelReport, FunnelStage } from "./answers.ts";
import { Figure } from "./Figure.tsx";
import classes from "./Funnel.module.css";
import { few, useFigures } from "./figures.ts";
import type { Shown } from "./shown.ts";

type Props = { readonly report: FunnelReport; readonly onShow: (shown: Shown) => void };

export function FunnelBars({ report, onShow }: Props) {
  const t = useText();
  const [whole] = report.groups;
  const stages = whole?.stages ?? [];
  useRowKeys(
    stages,
    ({ stage }) => stage,
    ({ stage }) => onShow({ report: "funnel", what: "reached", stage }),
  );
  if (!whole) return null;
  const before = comparedWith(report);
  const most = Math.max(1, stages[0]?.reached ?? 0, before?.stages[0]?.reached ?? 0);
  return (
    <div className={classes["funnel"]} role="table" aria-label={t("reports:funnel.label")}>
      <div role="row" className={classes["head"]}>
        {(["stage", "bar", "reached", "conversion", "median", "lost", "open"] as const).map((column) => (
          <span key={column} role="columnheader" className={classes[column]}>
            {t(`reports:column.${column}`)}
          </span>
        ))}
      </div>
      {stages.map((stage, index) => (
        <StageRow
          key={stage.stage}
          stage={stage}
          next={stages[index + 1]?.reached ?? whole.won.reached}
          before={before?.stages.find((one) => one.stage === stage.stage)}
          most={most}
          report={report}
          onShow={onShow}
        />
      ))}
      <WonRow whole={whole} before={before} most={most} onShow={onShow} />
    </div>
  );
}

/** What it is compared with; nothing began then: nothing to compare. */
export function comparedWith({ compare }: FunnelReport): FunnelGroup | undefined {
  const other = compare?.groups[0];
  return other?.stages.some(({ reached }) => reached > 0) ? other : undefined;
}

type RowProps = Props & {
  readonly stage: FunnelStage;
  readonly next: number;
  readonly before: FunnelStage | undefined;
  readonly most: number;
};

function StageRow({ stage, next, before, most, report, onShow }: RowProps) {
  const t = useText();
  const figures = useFigures();
  const known = report.pipeline.stages.find(({ key }) => key === stage.stage);
  const name = known?.name ?? stage.stage;
  const show = (what: "reached" | "lost" | "open") => () => onShow({ report: "funnel", what, stage: stage.stage });
  const isSlow = known?.normDays != null && stage.medianDays !== null && stage.medianDays > known.normDays;
  return (
    <div role="row" className={classes["row"]} data-row={stage.stage}>
      <span role="rowheader" className={classes["stage"]} title={name}>
        {name}
      </span>
      <span role="cell" className={classes["bar"]}>
        <Bar stage={stage} next={next} most={most} before={before?.reached} onOpen={show("reached")} />
      </span>
      <span role="cell" className={classes["reached"]}>
        <Figure count={stage.reached} label={t("reports:figure.reached", { stage: name })} onOpen={show("reached")} opensRow>
          {figures.count(stage.reached)}
        </Figure>
        {before && <small className={classes["before"]}>{figures.count(before.reached)}</small>}
      </span>
      <span role="cell" className={classes["conversion"]}>
        <Share stage={stage} />
        {before && <small className={classes["before"]}>{before.conversion === null ? "–" : figures.share(before.conversion)}</small>}
      </span>
      <span role="cell" className={classes["median"]} data-unit={t("reports:column.median")}>
        {figures.days(stage.medianDays)}
        {isSlow && (
          <Tooltip label={t("reports:funnel.slow", { days: known?.normDays ?? 0 })}>
            <Text span size="xs" className={classes["slow"]!}>
              {t("reports:funnel.over_norm")}
            </Text>
          </Tooltip>
        )}
        {before && <small className={classes["before"]}>{figures.days(before.medianDays)}</small>}
      </span>
      <span role="cell" className={classes["lost"]} data-unit={t("reports:column.lost")}>
        <Figure count={stage.lost} label={t("reports:figure.lost", { stage: name })} onOpen={show("lost")}>
          {figures.count(stage.lost)}
        </Figure>
      </span>
      <span role="cell" className={classes["open"]} data-unit={t("reports:column.open")}>
        <Figure count={stage.open} label={t("reports:figure.open", { stage: name })} onOpen={show("open")}>
          {figures.count(stage.open)}
        </Figure>
      </span>
    </div>
  );
}

type BarProps = {
  readonly stage: Pick<FunnelStage, "reached" | "lost" | "open">;
  readonly next: number;
  readonly most: number;
  readonly before: number | undefined;
  readonly onOpen: () => void;
};

/** The mouse's way to the list; the number beside it is the keyboard's. */
function Bar({ stage, next, most, before, onOpen }: BarProps) {
  const width = (count: number) => `${(100 * count) / most}%`;
  return (
    <span className={classes["track"]} onClick={onOpen} aria-hidden>
      <span className={classes["went"]} style={{ width: width(next) }} />
      <span className={classes["stillOpen"]} style={{ width: width(stage.open) }} />
      <span className={classes["wasLost"]} style={{ width: width(stage.lost) }} />
      {before !== undefined && <span className={classes["mark"]} style={{ left: width(before) }} />}
    </span>
  );
}

function Share({ stage: { conversion, low, high, reached } }: { readonly stage: FunnelStage }) {
  const t = useText();
  const figures = useFigures();
  if (conversion === null || low === null || high === null) return <span className={classes["none"]}>–</span>;
  const said = (
    <span className={reached < few ? classes["few"] : classes["share"]}>
      {figures.share(conversion)} <small className={classes["interval"]}>({figures.interval(low, high)})</small>
    </span>
  );
  return reached < few ? <Tooltip label={t("reports:funnel.few", { count: reached })}>{said}</Tooltip> : said;
}

function WonRow({
  whole,
  before,
  most,
  onShow,
}: {
  readonly whole: FunnelGroup;
  readonly before: FunnelGroup | undefined;
  readonly most: number;
  readonly onShow: Props["onShow"];
}) {
  const t = useText();
  const figures = useFigures();
  const { reached } = whole.won;
  const began = whole.stages[0]?.reached ?? 0;
  const open = () => onShow({ report: "funnel", what: "won" });
  return (
    <div role="row" className={classes["row"]}>
      <span role="rowheader" className={classes["stage"]}>
        {t("reports:place.won")}
      </span>
      <span role="cell" className={classes["bar"]}>
        <span className={classes["track"]} onClick={open} aria-hidden>
          <span className={classes["won"]} style={{ width: `${(100 * reached) / most}%` }} />
          {before && <span className={classes["mark"]} style={{ left: `${(100 * before.won.reached) / most}%` }} />}
        </span>
      </span>
      <span role="cell" className={classes["reached"]}>
        <Figure count={reached} label={t("reports:place.won")} onOpen={open}>
          {figures.count(reached)}
        </Figure>
        {before && <small className={classes["before"]}>{figures.count(before.won.reached)}</small>}
      </span>
      <span role="cell" className={classes["conversion"]}>
        <span className={began < few ? classes["few"] : classes["whole"]}>
          {began === 0 ? "–" : t("reports:funnel.of_all", { share: figures.share(reached / began) })}
        </span>
      </span>
      <span role="cell" className={classes["median"]} />
      <span role="cell" className={classes["lost"]} />
      <span role="cell" className={classes["open"]} />
    </div>
  );
}
