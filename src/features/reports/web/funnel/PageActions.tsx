/** The report as a file, a picture, or a link. */
import { Button, CopyButton, Group } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { addDays } from "#shared/date.ts";
import { useText } from "#ui/i18n/text.ts";
import { useChartColours } from "#ui/kit/chart/chart-colours.ts";
import { downloadBlob } from "#ui/kit/download.ts";
import { showProblem } from "#ui/kit/toast.tsx";
import type { FunnelReport } from "./answers.ts";
import { ExportButtons } from "./ExportButtons.tsx";
import { useFigures } from "./figures.ts";
import { funnelPicture } from "./funnel-picture.ts";
import type { Question } from "./use-funnel.ts";

type Props = { readonly question: Question; readonly report: FunnelReport; readonly tab: "flow" | "pairs" | "times" | "losses" };

export function PageActions({ question, report, tab }: Props) {
  const t = useText();
  const figures = useFigures();
  const colours = useChartColours();
  const savePicture = async () => {
    try {
      const { chartPicture } = await import("#ui/kit/chart/picture.ts");
      const { from, to } = report.window;
      const { option, size } = funnelPicture(report, colours, {
        title: t("reports:picture.title", { pipeline: report.pipeline.name, from: figures.date(from), to: figures.date(addDays(to, -1)) }),
        won: t("reports:place.won"),
        count: figures.count,
        beside: ({ conversion, low, high, medianDays }) =>
          conversion === null || low === null || high === null
            ? ""
            : `${figures.share(conversion)} (${figures.interval(low, high)}) · ${figures.days(medianDays)}`,
      });
      downloadBlob(`funnel ${report.pipeline.key} ${from} ${to}.png`, await chartPicture(option, size));
    } catch (problem) {
      showProblem(problem);
    }
  };
  return (
    <Group gap={4}>
      <CopyButton value={location.href}>
        {({ copied, copy }) => (
          <Button variant="subtle" size="compact-sm" color="gray" leftSection={<IconLink size={16} aria-hidden />} onClick={copy}>
            {t(copied ? "reports:link.copied" : "reports:link.copy")}
          </Button>
        )}
      </CopyButton>
      <ExportButtons
        path={tab === "losses" ? "/reports/losses" : tab === "flow" ? "/reports/flow" : "/reports/funnel"}
        query={{ ...question.asked, ...(tab === "losses" ? {} : { by: question.by }) }}
      />
      <Button variant="default" size="compact-sm" onClick={() => void savePicture()} aria-label={t("reports:export.as", { kind: "PNG" })}>
        {t("reports:export.png")}
      </Button>
    </Group>
  );
}
