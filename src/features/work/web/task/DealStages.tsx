/** The stages of the deal as one quiet line: passed, here, to come. */
import { VisuallyHidden } from "@mantine/core";
import type { DealView } from "#features/deals/contract/deals.ts";
import type { PipelineView } from "#features/deals/contract/pipelines.ts";
import { useText } from "#ui/i18n/text.ts";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import classes from "./Task.module.css";

export function DealStages({ dealId, stage }: { readonly dealId: string; readonly stage: string | null }) {
  const t = useText();
  const isEnabled = useCan()("deals.read");
  const deal = useRead<DealView>(["deals", "deal", dealId], `/deals/${dealId}`, {}, { isEnabled });
  const pipelines = useRead<{ readonly items: readonly PipelineView[] }>(
    ["deals", "pipelines"],
    "/pipelines",
    { limit: 100 },
    { isEnabled },
  );
  const pipeline = pipelines.data?.items.find(({ id }) => id === deal.data?.pipelineId);
  // The room that it will take is kept while it comes.
  if (!pipeline || !deal.data) return <div className={classes["stages"]} />;
  const stages = pipeline.stages.filter(({ retiredAt, name }) => retiredAt === null || name === stage);
  const here = stages.findIndex(({ name, key }) => key === deal.data?.stage || name === stage);
  return (
    <ol className={classes["stages"]} aria-label={t("work:task.stages", { pipeline: pipeline.name })}>
      {stages.map(({ key, name }, at) => (
        <li
          key={key}
          data-passed={at < here || undefined}
          data-here={at === here || undefined}
          aria-current={at === here ? "step" : undefined}
        >
          <span aria-hidden />
          {name}
          {at === here && <VisuallyHidden>{t("work:task.here")}</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}
