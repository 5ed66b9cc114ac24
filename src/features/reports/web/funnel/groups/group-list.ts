/** The groups of a funnel in the order in which they are read, and how each is called. */
import type { FunnelGroup, FunnelReport } from "../answers.ts";
import type { Dimension } from "../use-funnel.ts";

export const began = ({ stages }: FunnelGroup): number => stages[0]?.reached ?? 0;

/** Months in their own order, all else by how many deals began; the smaller ones last. */
export function inOrder(groups: readonly FunnelGroup[], by: Dimension): readonly FunnelGroup[] {
  return by === "month" ? groups : [...groups].sort((one, other) => began(other) - began(one));
}

/** Stages that some group came to or past; nobody needs a column of nothing. */
export function stagesOf({ pipeline, groups }: FunnelReport) {
  return pipeline.stages.filter(({ key }) => groups.some((group) => group.stages.some(({ stage }) => stage === key)));
}

/** A month that is not over yet: its numbers still grow. */
export const isUnfinished = ({ key }: FunnelGroup, by: Dimension, today: string): boolean => by === "month" && key === today.slice(0, 7);

export function nameOf({ key, name }: FunnelGroup, by: Dimension, nobody: string, language: string): string {
  if (key === null) return nobody;
  if (by !== "month") return name ?? key;
  return new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${key}-01T00:00:00Z`));
}
