/** Deals: opening, moving, winning, losing, reopening, changing. Pure rules; what they need to know comes in. */

import type { CustomChange } from "#features/fields/core/custom.ts";
import type { ChoiceFault, OwnerRefusal } from "#features/org/core/choosing.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { Line } from "./lines.ts";
import { openStages, orderAt, type Pipeline } from "./pipeline.ts";
import { kindOf, type Place, type VisitKind } from "./transition.ts";
import type { RecordedVisit } from "./undo.ts";

export type DealDetails = {
  readonly title: string;
  readonly clientId: string | null;
  /** Minor units of the currency. */
  readonly amount: bigint | null;
  readonly currency: string;
  readonly cost: bigint | null;
  readonly expectedPaymentOn: string | null;
  readonly sourceId: string | null;
  readonly regionId: string | null;
  readonly directionId: string | null;
  readonly productIds: readonly string[];
  readonly competitorIds: readonly string[];
  /** People who take part, and therefore see it. */
  readonly participantIds: readonly string[];
};
export type Deal = DealDetails & {
  readonly id: string;
  readonly ownerId: string;
  readonly pipelineId: string;
  readonly place: Place;
  /** The stage it stands in, or of an ended deal the last one. */
  readonly lastStageId: string;
  /** When the current visit began. */
  readonly since: Date;
  /** How many visits it has had, the current one included. */
  readonly visits: number;
  readonly externalId: string | null;
  readonly archivedAt: Date | null;
  readonly version: number;
};

/** One step in the history of a deal: the visit before ends and another begins, at the same instant. */
export type Step = {
  readonly dealId: string;
  readonly pipelineId: string;
  readonly from: Place;
  readonly to: Place;
  readonly kind: VisitKind;
  readonly at: Date;
};
export type StepEvent = { readonly type: "DealMoved" | "DealWon" | "DealLost" | "DealReopened" } & Step;
export type DealEvent =
  | { readonly type: "DealOpened"; readonly deal: Deal; readonly at: Date }
  | StepEvent
  | {
      readonly type: "StepUndone";
      readonly dealId: string;
      readonly voided: RecordedVisit;
      readonly back: RecordedVisit;
      readonly stageBefore: string;
      /** What the step left in the journal. */
      readonly journalIds: readonly string[];
      readonly at: Date;
    }
  | { readonly type: "DealArchived" | "DealRestored"; readonly dealId: string; readonly at: Date }
  | {
      readonly type: "DealLinesSet";
      readonly dealId: string;
      readonly before: readonly Line[];
      readonly after: readonly Line[];
      readonly at: Date;
    }
  | {
      readonly type: "DealFieldsFilled";
      readonly dealId: string;
      readonly before: CustomChange;
      readonly after: CustomChange;
      readonly at: Date;
    }
  | { readonly type: "DealHandedOver"; readonly dealId: string; readonly before: string; readonly after: string; readonly at: Date }
  | {
      readonly type: "DealChanged";
      readonly dealId: string;
      readonly before: Partial<DealDetails>;
      readonly after: Partial<DealDetails>;
      readonly at: Date;
    };

export const isStep = (event: DealEvent): event is StepEvent =>
  event.type === "DealMoved" || event.type === "DealWon" || event.type === "DealLost" || event.type === "DealReopened";

/** Why the owner wished for cannot be chosen. */
export type OwnerFault = ChoiceFault | null;

export type DealRefusal =
  | "unknown_pipeline"
  | "pipeline_retired"
  | "unknown_stage"
  | "stage_retired"
  | "unknown_client"
  | "unknown_participant"
  | OwnerRefusal
  | "unknown_direction"
  | "owner_needed"
  | "amount_malformed"
  | "amount_negative"
  | "cost_negative"
  | "other_currency"
  | "external_id_taken"
  | "already_there"
  | "moving_back_forbidden"
  | "skipping_forbidden"
  | "deal_ended"
  | "already_won"
  | "already_lost"
  | "not_ended"
  | "moved_meanwhile"
  | "deal_archived"
  | "not_archived"
  | "nothing_to_undo"
  | "undo_too_late"
  | "fields_missing"
  | "before_previous_move";

/** Whether the rules of the pipeline bind: they do for what people do today, not for history that happened elsewhere. */
export type Rules = "bind" | "history";

/** A new deal in a stage of its pipeline. */
export function openDeal(deal: Deal, pipeline: Pipeline, at: Date, rules: Rules): Result<readonly DealEvent[], DealRefusal> {
  if (rules === "bind" && pipeline.retiredAt) return no("pipeline_retired");
  const problem = stageProblem(pipeline, deal.lastStageId, rules) ?? moneyProblem(deal);
  return problem ? no(problem) : yes([{ type: "DealOpened", deal, at }]);
}

/** To another stage, of its own pipeline or of another one: then it leaves the one and enters the other. */
export function moveDeal(
  deal: Deal,
  stageId: string,
  pipeline: Pipeline,
  now: Date,
  rules: Rules,
): Result<readonly DealEvent[], DealRefusal> {
  if (deal.archivedAt) return no("deal_archived");
  if (deal.place.at !== "stage") return no("deal_ended");
  if (deal.place.stageId === stageId) return no("already_there");
  if (rules === "bind" && pipeline.retiredAt) return no("pipeline_retired");
  const problem = stageProblem(pipeline, stageId, rules);
  if (problem) return no(problem);
  const at = instantOf(deal, now, rules);
  if (at === null) return no("before_previous_move");
  const to: Place = { at: "stage", stageId };
  const kind = pipeline.id === deal.pipelineId ? kindOf(deal.place, to, openOrder(pipeline, deal.place, to, at)) : "entered";
  if (rules === "bind" && kind === "backward" && !pipeline.mayMoveBack) return no("moving_back_forbidden");
  if (rules === "bind" && kind === "skip" && !pipeline.maySkip) return no("skipping_forbidden");
  return yes([{ type: "DealMoved", dealId: deal.id, pipelineId: pipeline.id, from: deal.place, to, kind, at }]);
}

/** Won; a lost deal that is won after all counts as reopened and won at the same instant. */
export function winDeal(deal: Deal, now: Date, rules: Rules): Result<readonly DealEvent[], DealRefusal> {
  if (deal.place.at === "won") return no("already_won");
  return endDeal(deal, { at: "won" }, now, rules);
}

/** Lost, always with a reason; a won deal that is lost after all counts as reopened and lost at the same instant. */
export function loseDeal(deal: Deal, reasonId: string, now: Date, rules: Rules): Result<readonly DealEvent[], DealRefusal> {
  if (deal.place.at === "lost") return no("already_lost");
  return endDeal(deal, { at: "lost", reasonId }, now, rules);
}

function endDeal(deal: Deal, to: Place, now: Date, rules: Rules): Result<readonly DealEvent[], DealRefusal> {
  if (deal.archivedAt) return no("deal_archived");
  const at = instantOf(deal, now, rules);
  if (at === null) return no("before_previous_move");
  const type = to.at === "won" ? "DealWon" : "DealLost";
  const kind = kindOf(deal.place, to, []);
  return yes([{ type, dealId: deal.id, pipelineId: deal.pipelineId, from: deal.place, to, kind, at }]);
}

/** Back from an end to a stage. */
export function reopenDeal(
  deal: Deal,
  stageId: string,
  pipeline: Pipeline,
  now: Date,
  rules: Rules,
): Result<readonly DealEvent[], DealRefusal> {
  if (deal.archivedAt) return no("deal_archived");
  if (deal.place.at === "stage") return no("not_ended");
  const problem = stageProblem(pipeline, stageId, rules);
  if (problem) return no(problem);
  const at = instantOf(deal, now, rules);
  if (at === null) return no("before_previous_move");
  const to: Place = { at: "stage", stageId };
  return yes([{ type: "DealReopened", dealId: deal.id, pipelineId: pipeline.id, from: deal.place, to, kind: "reopened", at }]);
}

/** Only what is wished for changes. */
export function changeDeal(
  deal: Deal,
  wish: Partial<DealDetails> & { readonly ownerId?: string },
  now: Date,
): Result<readonly DealEvent[], DealRefusal> {
  if (deal.archivedAt) return no("deal_archived");
  const { ownerId, ...details } = wish;
  const names = (Object.keys(details) as (keyof DealDetails)[]).filter((name) => !isSame(deal[name], details[name]));
  const pick = (from: Partial<DealDetails>) => Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<DealDetails>;
  const problem = moneyProblem(pick(details));
  if (problem) return no(problem);
  return yes([
    ...(ownerId === undefined || ownerId === deal.ownerId
      ? []
      : [{ type: "DealHandedOver", dealId: deal.id, before: deal.ownerId, after: ownerId, at: now } as const]),
    ...(names.length === 0 ? [] : [{ type: "DealChanged", dealId: deal.id, before: pick(deal), after: pick(details), at: now } as const]),
  ]);
}

/** Deleting is archiving: lists leave it out, its history goes on counting. */
export function archiveDeal(deal: Deal, now: Date): Result<readonly DealEvent[], DealRefusal> {
  return deal.archivedAt ? no("deal_archived") : yes([{ type: "DealArchived", dealId: deal.id, at: now }]);
}

export function restoreDeal(deal: Deal, now: Date): Result<readonly DealEvent[], DealRefusal> {
  return deal.archivedAt ? yes([{ type: "DealRestored", dealId: deal.id, at: now }]) : no("not_archived");
}

/** The deal after what happened to it. */
export function evolve(deal: Deal, event: DealEvent): Deal {
  switch (event.type) {
    case "DealOpened":
      return event.deal;
    case "DealHandedOver":
      return { ...deal, ownerId: event.after };
    case "DealChanged":
      return { ...deal, ...event.after };
    case "DealArchived":
    case "DealRestored":
      return { ...deal, archivedAt: event.type === "DealArchived" ? event.at : null };
    case "DealLinesSet":
    case "DealFieldsFilled":
      return deal;
    case "StepUndone":
      return {
        ...deal,
        pipelineId: event.back.pipelineId,
        place: event.back.place,
        lastStageId: event.stageBefore,
        since: event.back.from,
        visits: deal.visits - 1,
      };
    default:
      return {
        ...deal,
        pipelineId: event.pipelineId,
        place: event.to,
        lastStageId: event.to.at === "stage" ? event.to.stageId : deal.lastStageId,
        since: event.at,
        visits: deal.visits + 1,
      };
  }
}

/** What a deal is worth, and what it costs, is 0 or more; who pays money back has payments for it. */
function moneyProblem({ amount, cost }: Partial<Pick<DealDetails, "amount" | "cost">>): DealRefusal | null {
  if (typeof amount === "bigint" && amount < 0n) return "amount_negative";
  return typeof cost === "bigint" && cost < 0n ? "cost_negative" : null;
}

function stageProblem(pipeline: Pipeline, stageId: string, rules: Rules): DealRefusal | null {
  const stage = pipeline.stages.find(({ id }) => id === stageId);
  if (!stage) return "unknown_stage";
  return rules === "bind" && stage.retiredAt ? "stage_retired" : null;
}

/** A clock set back must not make a visit that ends before it began: today's step then happens at its beginning. History is refused. */
function instantOf(deal: Deal, now: Date, rules: Rules): Date | null {
  if (now >= deal.since) return now;
  return rules === "bind" ? deal.since : null;
}

/** The stages by which a step is judged: those open then, and the two of the step themselves. */
function openOrder(pipeline: Pipeline, from: Place, to: Place, at: Date): readonly string[] {
  const own = [from, to].flatMap((place) => (place.at === "stage" ? [place.stageId] : []));
  const isOpen = (id: string) => {
    const retiredAt = pipeline.stages.find((stage) => stage.id === id)?.retiredAt ?? null;
    return own.includes(id) || retiredAt === null || retiredAt > at;
  };
  return orderAt(pipeline, at).filter(isOpen);
}

function isSame(one: DealDetails[keyof DealDetails], other: DealDetails[keyof DealDetails] | undefined): boolean {
  return Array.isArray(one) && Array.isArray(other) ? [...one].sort().join() === [...other].sort().join() : one === other;
}

/** The stage a new deal begins in when none is named. */
export const firstStage = (pipeline: Pipeline): string | undefined => openStages(pipeline)[0]?.id;
