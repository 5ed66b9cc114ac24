/** The way of a deal as a line of stages: days in each, arcs for what went over others (above) or back (below). */
import { VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import type { Deal, Pipeline } from "../../answers.ts";
import classes from "./Path.module.css";
import { type Loop, type StageOnPath, stagePath } from "./stage-path.ts";
import { useHistory } from "./use-history.ts";

const width = 100;
const room = 30;

export function StagePath({ deal, pipelines }: { readonly deal: Deal; readonly pipelines: readonly Pipeline[] }) {
  const t = useText();
  const { data } = useHistory(deal.id);
  const here = useRef<HTMLElement>(null);
  const isTold = data !== undefined;
  // On a narrow screen the line scrolls: where the deal stands is in sight from the first.
  useEffect(() => {
    const line = here.current;
    const mark = line?.querySelector<HTMLElement>(`[data-current="true"]`);
    if (line && mark && isTold) line.scrollLeft = mark.offsetLeft + mark.offsetWidth / 2 - line.clientWidth / 2;
  }, [isTold]);
  const pipeline = pipelines.find(({ id }) => id === deal.pipelineId);
  if (!pipeline) return null;
  const { stages, loops } = stagePath(pipeline, data?.visits ?? [], deal.status === "open" ? deal.stage : null);
  return (
    <section
      ref={here}
      className={`${classes["path"]} sideways`}
      tabIndex={0}
      aria-label={t("deals:path.label", { pipeline: pipeline.name })}
    >
      <div className={classes["inner"]} style={{ minWidth: stages.length * 64 }}>
        <Arcs loops={loops.filter(({ from, to }) => to > from)} count={stages.length} side="above" />
        <ol style={{ gridTemplateColumns: `repeat(${stages.length}, minmax(0, 1fr))` }}>
          {stages.map((stage) => (
            <StageMark key={stage.key} stage={stage} />
          ))}
        </ol>
        <Arcs loops={loops.filter(({ from, to }) => to < from)} count={stages.length} side="below" />
      </div>
    </section>
  );
}

function StageMark({ stage }: { readonly stage: StageOnPath }) {
  const t = useText();
  const format = useFormat();
  const days = format.number(stage.days, { maximumFractionDigits: stage.days < 10 ? 1 : 0 });
  return (
    <li data-visited={stage.visits > 0 || undefined} data-current={stage.isCurrent || undefined} data-stuck={stage.isStuck || undefined}>
      <span className={classes["dot"]} aria-hidden />
      <span className={classes["name"]} title={stage.name}>
        {stage.name}
      </span>
      <span className={classes["days"]}>
        {stage.isStuck && <IconAlertTriangle size={12} aria-hidden />}
        {stage.visits === 0 ? <VisuallyHidden>{t("deals:path.not_visited")}</VisuallyHidden> : t("deals:path.days", { days })}
        {stage.visits > 1 && <span title={t("deals:path.visits", { count: stage.visits })}>{`×${stage.visits}`}</span>}
      </span>
      {stage.isCurrent && <VisuallyHidden>{t("deals:path.here")}</VisuallyHidden>}
    </li>
  );
}

/** Decoration of what the list of moves says in words. */
function Arcs({ loops, count, side }: { readonly loops: readonly Loop[]; readonly count: number; readonly side: "above" | "below" }) {
  if (loops.length === 0) return null;
  const middle = (at: number) => at * width + width / 2;
  const farthest = Math.max(...loops.map(({ from, to }) => Math.abs(from - to)));
  return (
    <svg
      className={classes["arcs"]}
      data-side={side}
      viewBox={`0 0 ${count * width} ${room}`}
      height={room}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {loops.map((loop) => {
        const reach = (Math.abs(loop.from - loop.to) / farthest) * room * 1.8;
        const [base, top] = side === "above" ? [room, room - reach] : [0, reach];
        return (
          <path
            key={`${loop.from}>${loop.to}`}
            d={`M ${middle(loop.from)} ${base} Q ${(middle(loop.from) + middle(loop.to)) / 2} ${top} ${middle(loop.to)} ${base}`}
            strokeWidth={Math.min(4, 1 + loop.count / 2)}
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </svg>
  );
}
