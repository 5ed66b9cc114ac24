/** What the page asks, as it stands in the address, and the answers. */
import type { FiscalStart } from "#shared/period.ts";
import { useMe } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import { type UrlState, useUrlState } from "#ui/url-state.ts";
import type { FlowReport, FunnelReport, LossesReport } from "./answers.ts";
import { type Window, type WindowName, windowBefore, windowNames, windowOf, yearEarlier } from "./window.ts";

export const dimensions = ["owner", "product", "region", "direction", "source", "month"] as const;
export type Dimension = (typeof dimensions)[number];
export type Comparison = "before" | "year";

/** The pipeline as the room of deals answers it; only what is needed here. */
export type PipelineChoice = { readonly id: string; readonly key: string; readonly name: string; readonly retiredAt: string | null };

export type Question = {
  readonly pipeline: string;
  readonly windowName: WindowName;
  readonly window: Window;
  readonly by: Dimension | undefined;
  readonly comparison: Comparison | undefined;
  /** The same for every report: what the API is asked. */
  readonly asked: Readonly<Record<string, string | undefined>>;
  readonly compared: Readonly<Record<string, string | undefined>>;
  readonly today: string;
};

export function usePipelineChoice() {
  return useRead<{ readonly items: readonly PipelineChoice[] }>(["deals", "pipelines"], "/pipelines", { limit: 100 });
}

export function useQuestion(pipelines: readonly PipelineChoice[]): Question | null {
  const [search] = useUrlState();
  const { workspace } = useMe();
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: workspace.timeZone, dateStyle: "short" }).format(new Date());
  const pipeline = pipelines.find(({ key, id }) => key === search["pipeline"] || id === search["pipeline"]) ?? pipelines[0];
  return pipeline === undefined ? null : questionOf(search, pipeline.key, today, workspace.fiscalStartMonth as FiscalStart);
}

const oneOf = <T extends string>(names: readonly T[], name: string | undefined): T | undefined => names.find((one) => one === name);

function questionOf(search: UrlState, pipeline: string, today: string, fiscalStart: FiscalStart): Question {
  const windowName = oneOf(windowNames, search["window"]) ?? "year_back";
  const window = windowOf(windowName, today, fiscalStart, { from: search["from"], to: search["to"] } as Partial<Window>);
  const comparison = oneOf(["before", "year"], search["compare"]) as Comparison | undefined;
  const other =
    comparison === undefined ? null : comparison === "year" ? yearEarlier(window) : windowBefore(windowName, window, fiscalStart);
  const { asOf, knownOn, filter } = search;
  return {
    pipeline,
    windowName,
    window,
    comparison,
    by: oneOf(dimensions, search["by"]),
    asked: { pipeline, ...window, asOf, knownOn, filter },
    compared: other === null ? {} : { compareFrom: other.from, compareTo: other.to },
    today,
  };
}

export function useFunnel({ asked, compared }: Question) {
  return useRead<FunnelReport>(["deals", "funnel"], "/reports/funnel", { ...asked, ...compared });
}
export function useGroups({ asked, by }: Question) {
  return useRead<FunnelReport>(["deals", "funnel"], "/reports/funnel", { ...asked, by }, { isEnabled: by !== undefined });
}
export function useFlow({ asked }: Question) {
  return useRead<FlowReport>(["deals", "flow"], "/reports/flow", asked);
}
export function useLosses({ asked }: Question) {
  return useRead<LossesReport>(["deals", "losses"], "/reports/losses", asked);
}
