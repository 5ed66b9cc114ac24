/** The stream of moves; a click on a band opens its list. The matrix beside it is its table. */
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { Chart } from "#ui/kit/chart/Chart.tsx";
import { useChartColours } from "#ui/kit/chart/chart-colours.ts";
import type { FlowReport } from "./answers.ts";
import { useFigures } from "./figures.ts";
import { placesOf } from "./places.ts";
import type { Shown } from "./shown.ts";
import { streamOption } from "./stream.ts";

type Props = { readonly report: FlowReport; readonly onShow: (shown: Shown) => void };

export function FlowStream({ report, onShow }: Props) {
  const t = useText();
  const colours = useChartColours();
  const figures = useFigures();
  const option = useMemo(() => {
    const { nameOf } = placesOf(report, { won: t("reports:place.won"), lost: t("reports:place.lost") });
    return streamOption(report, colours, { nameOf, backIn: (stage) => t("reports:flow.back_in", { stage }), count: figures.count });
  }, [report, colours, figures, t]);
  const pick = (data: unknown) => {
    const { from, to } = data as { from?: string; to?: string };
    if (from !== undefined && to !== undefined) onShow({ report: "flow", from, to });
  };
  return <Chart label={t("reports:flow.stream_label")} option={option} height={420} onPick={pick} />;
}
