/** The funnel as a picture for a presentation: the same bars, numbers and words as on the page. */
import type { ChartColours } from "#ui/kit/chart/chart-colours.ts";
import type { FunnelReport } from "./answers.ts";

type Words = {
  readonly title: string;
  readonly won: string;
  readonly count: (value: number) => string;
  /** "83 % (79–86) · median 3 d". */
  readonly beside: (stage: FunnelReport["groups"][number]["stages"][number]) => string;
};

export function funnelPicture({ groups, pipeline }: FunnelReport, colours: ChartColours, words: Words) {
  const whole = groups[0] ?? { stages: [], won: { reached: 0 } };
  const rows = [
    ...whole.stages.map((stage) => ({
      name: pipeline.stages.find(({ key }) => key === stage.stage)?.name ?? stage.stage,
      reached: stage.reached,
      beside: words.beside(stage),
      colour: colours.bar,
    })),
    { name: words.won, reached: whole.won.reached, beside: "", colour: colours.green },
  ];
  const font = { fontFamily: "Inter Variable, system-ui, sans-serif", color: colours.ink, fontSize: 14 };
  const height = 76 + rows.length * 40;
  const option = {
    title: { text: words.title, left: 16, top: 12, textStyle: { ...font, fontSize: 16, fontWeight: 600 } },
    grid: { left: 16, right: 320, top: 56, bottom: 12, outerBoundsMode: "same" },
    xAxis: { type: "value", show: false, max: Math.max(1, ...rows.map(({ reached }) => reached)) },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: font,
    },
    series: [
      {
        type: "bar",
        barWidth: 22,
        data: rows.map(({ reached, colour }) => ({ value: reached, itemStyle: { color: colour } })),
        label: {
          show: true,
          position: "right",
          ...font,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const row = rows[dataIndex];
            return row ? `{n|${words.count(row.reached)}}   ${row.beside}` : "";
          },
          rich: { n: { ...font, fontWeight: 600 } },
        },
      },
    ],
  };
  return { option, size: { width: 1120, height, ground: colours.ground } };
}
