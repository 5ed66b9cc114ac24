/** What somebody is told who came second: what the deal is now, instead of "conflict". */
import { api } from "#ui/api.ts";
import type { Say } from "#ui/i18n/text.ts";
import type { People } from "#ui/kit/list/people.ts";
import { showNotice, showProblem } from "#ui/kit/toast.tsx";
import { isApiProblem } from "#ui/problem.ts";
import type { Deal, History, Pipeline } from "../answers.ts";

/** Shows a problem of a step. A version that is gone is answered by a look at the deal as it is now. */
export async function tellWhyNot(
  problem: unknown,
  deal: Pick<Deal, "id" | "title">,
  pipelines: readonly Pipeline[],
  people: People,
  t: Say,
): Promise<void> {
  if (!isApiProblem(problem) || problem.currentVersion === null) return showProblem(problem);
  try {
    const [now, { visits }] = await Promise.all([api.get<Deal>(`/deals/${deal.id}`), api.get<History>(`/deals/${deal.id}/history`)]);
    const who = people.nameOf(visits.at(-1)?.actorId);
    showNotice(t("deals:late.title", { title: now.title }), `${placeWords(now, who, pipelines, t)} ${t("deals:late.advice")}`);
  } catch (second) {
    showProblem(second);
  }
}

function placeWords(deal: Deal, who: string | null, pipelines: readonly Pipeline[], t: Say): string {
  if (deal.status === "won") return t("deals:late.won");
  if (deal.status === "lost") return t("deals:late.lost", { reason: deal.reason ?? "" });
  const stage = pipelines.find((one) => one.id === deal.pipelineId)?.stages.find((one) => one.key === deal.stage);
  const name = stage?.name ?? deal.stage;
  return who ? t("deals:late.stage_by", { who, stage: name }) : t("deals:late.stage", { stage: name });
}
