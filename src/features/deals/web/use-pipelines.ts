/** The company's pipelines; all screens of this room share one answer. */
import { useMemo } from "react";
import { useRead } from "#ui/query.ts";
import type { Pipeline, Stage } from "./answers.ts";

type Answer = { readonly items: readonly Pipeline[] };

export function usePipelines() {
  const { data, problem, retry, isLoading } = useRead<Answer>(["deals", "pipelines"], "/pipelines", { limit: 100 });
  const pipelines = useMemo(() => data?.items ?? [], [data]);
  return { data: data ? pipelines : undefined, problem, retry, isLoading };
}

/** The stages that deals stand in today, in order. */
export const openStages = (pipeline: Pipeline): readonly Stage[] => pipeline.stages.filter(({ retiredAt }) => retiredAt === null);

export const stageOf = (pipeline: Pipeline | undefined, key: string): Stage | undefined => pipeline?.stages.find((one) => one.key === key);
