/** What opened week by week: flat bars, the week that is not over yet greyed. */
import type { ChartColours } from "#ui/kit/chart/chart-colours.ts";
import type { DeviationsReport } from "../../contract/deviations.ts";

type Words = { readonly week: (monday: string) => string; readonly count: (value: number) => string };

export function trendOption({ trend }: Pick<DeviationsReport, "trend">, today: string, colours: ChartColours, words: Words) {
  const font = { color: colours.quiet, fontFamily: "Inter Variable, system-ui, sans-serif", fontSize: 12 };
  const isOver = (monday: string, index: number) => (trend[index + 1]?.week ?? "9999") <= today || monday > today;
  return {
    animation: false,
    grid: { left: 40, right: 8, top: 12, bottom: 28 },
    tooltip: {
      trigger: "item",
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { ...font, color: colours.ink },
      formatter: ({ name, value }: { name: string; value: number }) => `${name}: ${words.count(value)}`,
    },
    xAxis: {
      type: "category",
      data: trend.map(({ week }) => words.week(week)),
      axisLabel: { ...font, hideOverlap: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
    },
    yAxis: { type: "value", minInterval: 1, axisLabel: font, splitLine: { lineStyle: { color: colours.line } } },
    series: [
      {
        type: "bar",
        barMaxWidth: 28,
        data: trend.map(({ week, opened }, index) => ({
          value: opened,
          week,
          itemStyle: { color: colours.bar, opacity: isOver(week, index) ? 1 : 0.45 },
        })),
      },
    ],
  };
}
