/** The funnel of a pipeline: what a head of sales looks at in the morning. Every number opens the deals behind it. */
import { Button, Tabs } from "@mantine/core";
import { IconChartFunnel } from "@tabler/icons-react";
import { useEffect } from "react";
import { addDays } from "#shared/date.ts";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { EmptyState, ErrorState, Loaded, LoadingRows } from "#ui/kit/states.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { PageLink } from "#ui/link.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { FunnelReport } from "./answers.ts";
import { DealsPanel } from "./DealsPanel.tsx";
import { dayBefore } from "./day-before.ts";
import { FlowView } from "./FlowView.tsx";
import classes from "./Funnel.module.css";
import { comparedWith, FunnelBars } from "./FunnelBars.tsx";
import { FunnelControls } from "./FunnelControls.tsx";
import { FunnelFacts } from "./FunnelFacts.tsx";
import { useFigures } from "./figures.ts";
import { Groups } from "./groups/Groups.tsx";
import { LossesTable } from "./LossesTable.tsx";
import { PageActions } from "./PageActions.tsx";
import { PairsTable } from "./PairsTable.tsx";
import { StageTimes } from "./StageTimes.tsx";
import { readShown, type Shown, shownSearch } from "./shown.ts";
import { type PipelineChoice, type Question, useFunnel, usePipelineChoice, useQuestion } from "./use-funnel.ts";

const tabs = ["flow", "pairs", "times", "losses"] as const;
type Tab = (typeof tabs)[number];

export function FunnelPage() {
  const t = useText();
  const pipelines = usePipelineChoice();
  if (pipelines.data !== undefined && pipelines.data.items.length > 0) return <WithPipelines pipelines={pipelines.data.items} />;
  return (
    <>
      <PageTitle title={t("pages:funnel")} />
      <Loaded from={pipelines}>{() => <NothingYet />}</Loaded>
    </>
  );
}

function WithPipelines({ pipelines }: { readonly pipelines: readonly PipelineChoice[] }) {
  const t = useText();
  const inUse = pipelines.filter(({ retiredAt }) => retiredAt === null);
  const question = useQuestion([...inUse, ...pipelines.filter(({ retiredAt }) => retiredAt !== null)])!;
  const report = useFunnel(question);
  const [search, setSearch] = useUrlState();
  const tab: Tab = tabs.find((one) => one === search["tab"]) ?? "flow";
  const { data } = report;
  const isElsewhere = useWholeHistory(data);
  return (
    <div className={classes["page"]}>
      <PageTitle title={t("pages:funnel")} {...(data ? { count: data.pipeline.name } : {})}>
        {data && data.extent === undefined && (
          <PageActions question={question} report={data} tab={search["tab"] === undefined ? "times" : tab} />
        )}
      </PageTitle>
      <FunnelControls question={question} pipelines={pipelines} stages={data?.pipeline.stages ?? []} />
      {report.problem && <ErrorState problem={report.problem} retry={report.retry} />}
      {(report.isLoading || isElsewhere || (report.isStale && data?.extent !== undefined)) && <LoadingRows rows={8} />}
      {data && !isElsewhere && !(report.isStale && data.extent !== undefined) && (
        <div className={report.isStale ? classes["stale"] : undefined}>
          {data.extent === undefined ? (
            <Report question={question} report={data} tab={tab} onTab={(next) => setSearch({ tab: next }, "replace")} />
          ) : (
            <EmptyWindow question={question} extent={data.extent} />
          )}
        </div>
      )}
    </div>
  );
}

/** Somebody who has only old history is led to it at once, instead of to an empty year. What they choose themselves stays as chosen. */
function useWholeHistory(report: FunnelReport | undefined): boolean {
  const [search, setSearch] = useUrlState();
  const { extent } = report ?? {};
  const isUnasked =
    search["window"] === undefined && search["filter"] === undefined && search["asOf"] === undefined && search["knownOn"] === undefined;
  useEffect(() => {
    if (extent && isUnasked) setSearch({ window: "custom", from: extent.first, to: addDays(extent.last, 1) }, "replace");
  }, [extent, isUnasked, setSearch]);
  return Boolean(extent) && isUnasked;
}

type ReportProps = {
  readonly question: Question;
  readonly report: FunnelReport;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
};

function Report({ question, report, tab, onTab }: ReportProps) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const show = (shown: Shown | null) => setSearch(shownSearch(shown));
  return (
    <>
      <FunnelFacts question={question} report={report} />
      <FunnelBars report={report} onShow={show} />
      <Legend isCompared={comparedWith(report) !== undefined} />
      {question.by !== undefined && <Groups question={question} whole={report.groups[0]} onShow={show} />}
      <Tabs value={tab} onChange={(next) => onTab(next as Tab)} mt="lg" keepMounted={false}>
        <TabRow mb="sm" aria-label={t("reports:tab.label")}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`reports:tab.${one}`)}
            </Tabs.Tab>
          ))}
        </TabRow>
        <Tabs.Panel value="flow">
          <FlowView question={question} onShow={show} />
        </Tabs.Panel>
        <Tabs.Panel value="pairs">
          <PairsTable report={report} onShow={show} />
        </Tabs.Panel>
        <Tabs.Panel value="times">
          <StageTimes report={report} onShow={show} />
        </Tabs.Panel>
        <Tabs.Panel value="losses">
          <LossesTable question={question} onShow={show} />
        </Tabs.Panel>
      </Tabs>
      <DealsPanel question={question} shown={readShown(search)} stages={report.pipeline.stages} onClose={() => show(null)} />
    </>
  );
}

function Legend({ isCompared }: { readonly isCompared: boolean }) {
  const t = useText();
  const swatch = (colour: string) => ({ "--swatch": colour }) as never;
  return (
    <div className={classes["legend"]} aria-hidden>
      <span style={swatch("var(--bar)")}>{t("reports:legend.went_on")}</span>
      <span style={swatch("color-mix(in srgb, var(--mantine-color-blue-4) 70%, var(--mantine-color-body))")}>
        {t("reports:legend.open")}
      </span>
      <span style={swatch("color-mix(in srgb, var(--mantine-color-red-4) 55%, var(--mantine-color-body))")}>
        {t("reports:legend.lost")}
      </span>
      {isCompared && <span style={swatch("var(--mantine-color-text)")}>{t("reports:legend.compared")}</span>}
    </div>
  );
}

function EmptyWindow({ question, extent }: { readonly question: Question; readonly extent: FunnelReport["extent"] }) {
  const t = useText();
  const figures = useFigures();
  const [, setSearch] = useUrlState();
  const { knownOn } = question.asked;
  // By what was known then there was nothing in the window, and perhaps nothing at all.
  if (knownOn !== undefined)
    return (
      <EmptyState
        icon={IconChartFunnel}
        title={t("reports:empty.known", { date: figures.date(dayBefore(knownOn) ?? question.today) })}
        hint={t("reports:empty.known_hint")}
        action={
          <Button variant="default" onClick={() => setSearch({ knownOn: undefined })}>
            {t("reports:empty.known_today")}
          </Button>
        }
      />
    );
  if (!extent) return question.asked["filter"] === undefined ? <NothingYet /> : <EmptyState title={t("reports:empty.filtered")} />;
  const showAll = () => setSearch({ window: "custom", from: extent.first, to: addDays(extent.last, 1), asOf: undefined });
  return (
    <EmptyState
      icon={IconChartFunnel}
      title={t("reports:empty.window")}
      hint={t("reports:empty.window_hint")}
      action={
        <Button variant="default" onClick={showAll}>
          {t("reports:empty.show_all")}
        </Button>
      }
    />
  );
}

function NothingYet() {
  const t = useText();
  return (
    <EmptyState
      icon={IconChartFunnel}
      title={t("reports:empty.title")}
      hint={t("reports:empty.hint")}
      action={
        <Button component={PageLink} to="deals">
          {t("reports:empty.open_deals")}
        </Button>
      }
    />
  );
}
