/** Deals of a pipeline as a board or a table: the same deals under the same filter, the one under the cursor beside it. */
import { Button, SegmentedControl, Select } from "@mantine/core";
import { IconLayoutKanban, IconLayoutList, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { EmptyState, Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Deal, Pipeline } from "./answers.ts";
import { DealPanel } from "./card/DealPanel.tsx";
import classes from "./Deals.module.css";
import { BoardView } from "./list/BoardView.tsx";
import { DealsTable } from "./list/DealsTable.tsx";
import { LoseDialog } from "./steps/LoseDialog.tsx";
import { useDealSteps } from "./steps/use-deal-steps.ts";
import { usePipelines } from "./use-pipelines.ts";

const views = { board: IconLayoutKanban, table: IconLayoutList } as const;
type View = keyof typeof views;

export function DealsPage() {
  const t = useText();
  const pipelines = usePipelines();
  return (
    <>
      {pipelines.data === undefined && <PageTitle title={t("pages:deals")} />}
      <Loaded from={pipelines} rows={10}>
        {(all) => {
          const inUse = all.filter(({ retiredAt }) => retiredAt === null);
          return inUse.length > 0 ? <Deals pipelines={all} inUse={inUse} /> : <NoPipeline title={t("pages:deals")} />;
        }}
      </Loaded>
    </>
  );
}

function Deals({ pipelines, inUse }: { readonly pipelines: readonly Pipeline[]; readonly inUse: readonly Pipeline[] }) {
  const t = useText();
  const can = useCan();
  const [search, setSearch] = useUrlState();
  const [losing, setLosing] = useState<Deal | null>(null);
  const steps = useDealSteps(pipelines);
  const pipeline = pipelines.find(({ key }) => key === search["pipeline"]) ?? inUse[0]!;
  const view: View = search["view"] === "table" ? "table" : "board";
  const controls = (
    <>
      {inUse.length > 1 && (
        <Select
          aria-label={t("deals:field.pipeline")}
          allowDeselect={false}
          size="xs"
          w={176}
          data={inUse.map(({ key, name }) => ({ value: key, label: name }))}
          value={pipeline.key}
          onChange={(next) => setSearch({ pipeline: next ?? undefined, panel: undefined })}
        />
      )}
      <SegmentedControl
        aria-label={t("deals:view.label")}
        size="xs"
        value={view}
        onChange={(next) => setSearch({ view: next === "board" ? undefined : next })}
        data={(Object.keys(views) as View[]).map((value) => ({ value, label: <ViewLabel view={value} /> }))}
      />
    </>
  );
  const action = can("deals.change") && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ panel: "new" })}>
      {t("deals:new.open")}
    </Button>
  );
  return (
    <>
      {view === "board" ? (
        <BoardView pipelines={pipelines} pipeline={pipeline} steps={steps} controls={controls} action={action} onLose={setLosing} />
      ) : (
        <DealsTable pipelines={pipelines} pipeline={pipeline} controls={controls} action={action} />
      )}
      <DealPanel pipelines={pipelines} pipeline={pipeline} steps={steps} onLose={setLosing} />
      <LoseDialog deal={losing} onClose={() => setLosing(null)} onLose={(deal, reason) => void steps.lose(deal, reason)} />
    </>
  );
}

function ViewLabel({ view }: { readonly view: View }) {
  const t = useText();
  const Icon = views[view];
  return (
    <span className={classes["view"]}>
      <Icon size={16} aria-hidden />
      {t(`deals:view.${view}`)}
    </span>
  );
}

/** Before there is a pipeline there is nowhere for a deal to stand. */
function NoPipeline({ title }: { readonly title: string }) {
  const t = useText();
  const can = useCan();
  return (
    <>
      <PageTitle title={title} />
      <EmptyState
        icon={IconLayoutKanban}
        title={t("deals:empty.no_pipeline")}
        hint={t(can("structure.change") ? "deals:empty.no_pipeline_hint" : "deals:empty.no_pipeline_wait")}
        action={
          can("structure.change") && (
            <Button component={PageLink} to="settings" search={{ tab: "pipelines", open: "new" }}>
              {t("deals:empty.draw")}
            </Button>
          )
        }
      />
    </>
  );
}
