/**
 * A chart, drawn as SVG and as wide as its place. Every mark leads to its list; a table with the same numbers stands beside it.
 *
 *     <Chart label={t("…")} option={option} height={320} onPick={(name, data) => …} />
 */
import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import type { startChart } from "./echarts.ts";

type Running = ReturnType<typeof startChart>;
export type ChartOption = EChartsCoreOption;
type Props = {
  /** Says in words what it shows, for whoever does not see it. */
  readonly label: string;
  readonly option: ChartOption;
  readonly height: number;
  readonly onPick?: (data: unknown) => void;
};

export function Chart({ label, option, height, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Running | null>(null);
  const latest = useRef({ option, onPick });
  latest.current = { option, onPick };
  useEffect(() => {
    let isGone = false;
    const watch = new ResizeObserver(() => chart.current?.resize());
    void import("./echarts.ts").then(({ startChart }) => {
      if (isGone || !place.current) return;
      chart.current = startChart(place.current, null, { renderer: "svg" });
      chart.current.setOption(latest.current.option);
      chart.current.on("click", ({ data }) => latest.current.onPick?.(data));
      watch.observe(place.current);
    });
    return () => {
      isGone = true;
      watch.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option]);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}
