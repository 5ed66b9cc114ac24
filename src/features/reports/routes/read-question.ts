/** What reports over HTTP have in common: who reads which deals, and refusals as problems of their fields. */
import type { Actor } from "#platform/command/actor.ts";
import { demandFilter } from "#platform/http/filter.ts";
import { fieldProblem } from "#platform/http/problem.ts";
import type { Result } from "#shared/result.ts";
import type { Reader, ReportRefusal } from "../sql/understand.ts";

export function readerOf({ workspaceId, personId }: Pick<Actor, "workspaceId" | "personId">, filter: string | undefined): Reader {
  return { workspaceId, personId, filter: filter === undefined ? null : (catalogue) => demandFilter(filter, catalogue) };
}

export function told<T>(report: Result<T, ReportRefusal | "unknown_stage">): T {
  if (report.ok) return report.value;
  if (report.refusal === "unknown_stage") throw fieldProblem("/stage", "unknown_stage", "The pipeline has no such stage.");
  throw fieldProblem("/pipeline", "unknown_pipeline", "There is no such pipeline.");
}
