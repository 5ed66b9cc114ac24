/** The operations that lead a deal on its way: moved, won, lost, reopened, and a step taken back. */
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import { type Deal, type DealEvent, type DealRefusal, loseDeal, moveDeal, reopenDeal, winDeal } from "../core/deal.ts";
import type { Pipeline } from "../core/pipeline.ts";
import type { Place } from "../core/transition.ts";
import { undoStep } from "../core/undo.ts";
import { idsOfDealWords } from "../sql/lists.ts";
import { findPipeline, loadPipeline } from "../sql/pipeline.ts";
import { loadMissing } from "../sql/required.ts";
import { loadLastVisits } from "../sql/undo.ts";
import { onFreshDeal } from "./deal-operation.ts";

export const stageNamed = (pipeline: Pipeline, named: string): string | undefined =>
  pipeline.stages.find(({ id, key }) => id === named || key === cleanName(named))?.id;

export type MoveTo = { readonly id: string; readonly stage: string; readonly pipeline?: string | undefined };
type Decided = Result<readonly DealEvent[], DealRefusal>;

/** What is decided, unless fields are missing that the place needs. */
async function withFields(tx: Tx, given: Given, deal: Deal, pipelineId: string, place: Place, decide: (now: Date) => Decided) {
  const missing = await loadMissing(tx, given.actor.workspaceId, { dealId: deal.id, filling: {}, pipelineId, place, now: given.now });
  return ({ now }: Given): Decided => {
    const decided = decide(now);
    return decided.ok && missing.length > 0 ? no("fields_missing") : decided;
  };
}

/** Where a move leads, if there is such a place. */
export async function targetOf(
  tx: Tx,
  workspaceId: string,
  { stage, pipeline: named }: MoveTo,
  pipelineId: string,
): Promise<Result<{ readonly pipeline: Pipeline; readonly stageId: string }, "unknown_pipeline" | "unknown_stage">> {
  const pipeline = await (named === undefined
    ? loadPipeline(tx, workspaceId, pipelineId)
    : findPipeline(tx, workspaceId, cleanName(named)));
  if (!pipeline) return no("unknown_pipeline");
  const stageId = stageNamed(pipeline, stage);
  return stageId === undefined ? no("unknown_stage") : yes({ pipeline, stageId });
}

export const movingDeal = onFreshDeal<MoveTo>(async (tx, command, deal, given) => {
  const target = await targetOf(tx, given.actor.workspaceId, command, deal.pipelineId);
  if (!target.ok) return () => target;
  const { pipeline, stageId } = target.value;
  return withFields(tx, given, deal, pipeline.id, { at: "stage", stageId }, (now) => moveDeal(deal, stageId, pipeline, now, "bind"));
});

export const winningDeal = onFreshDeal<{ readonly id: string }>((tx, _, deal, given) =>
  withFields(tx, given, deal, deal.pipelineId, { at: "won" }, (now) => winDeal(deal, now, "bind")),
);

export const losingDeal = onFreshDeal<{ readonly id: string; readonly reason: string }>(async (tx, { reason }, deal, given) => {
  if (deal.place.at === "lost") return () => no("already_lost");
  const ids = await idsOfDealWords(tx, given.actor.workspaceId, "loss_reason", [reason], given.newId);
  return ({ now }) => loseDeal(deal, ids.get(reason) ?? "", now, "bind");
});

export const reopeningDeal = onFreshDeal<{ readonly id: string }>(async (tx, _, deal, given) => {
  const pipeline = await loadPipeline(tx, given.actor.workspaceId, deal.pipelineId);
  return ({ now }) => (pipeline ? reopenDeal(deal, deal.lastStageId, pipeline, now, "bind") : no("unknown_pipeline"));
});

export const undoingStep = onFreshDeal<{ readonly id: string; readonly position: number }>(async (tx, { position }, deal, { actor }) => {
  const visits = await loadLastVisits(tx, actor.workspaceId, deal.id);
  return ({ now }) => undoStep(deal, visits, position, { personId: actor.personId, mayCorrect: actor.rights.has("deals.correct"), now });
});
