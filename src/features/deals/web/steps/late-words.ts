/** What somebody is told who came second: what the deal is now, instead of "conflict". */
import { api } from "#ui/api.ts";
import type { Say } from "#ui/i18n/text.ts";
import { showNotice, showProblem } from "#ui/kit/toast.tsx";
import { isApiProblem } from "#ui/problem.ts";
import type { Deal, Pipeline } from "../answers.ts";

/** Shows a problem of a step. A version that is gone is answered by a look at the deal as it is now. */
export async function tellWhyNot(
  problem: unknown,
  deal: Pick<Deal, "id" | "title">,
  pipelines: readonly Pipeline[],
  t: Say,
): Promise<void> {
  if (!isApiProblem(problem) || problem.currentVersion === null) return showProblem(problem);
  try {
    const now = await api.get<Deal>(`/deals/${deal.id}`);
    showNotice(t("deals:late.title", { title: now.title }), `${placeWords(now, pipelines, t)} ${t("deals:late.advice")}`);
  } catch (second) {
    showProblem(second);
  }
}

function placeWords(deal: Deal, pipelines: readonly Pipeline[], t: Say): string {
  if (deal.status === "won") return t("deals:late.won");
  if (deal.status === "lost") return t("deals:late.lost", { reason: deal.reason ?? "" });
  const stage = pipelines.find((one) => one.id === deal.pipelineId)?.stages.find((one) => one.key === deal.stage);
  return t("deals:late.stage", { stage: stage?.name ?? deal.stage });
}
