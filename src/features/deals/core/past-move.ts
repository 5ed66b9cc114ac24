/** A move that happened elsewhere, on its way into our history: the same decisions as for what people do here, without today's rules. */
import { no, type Result, yes } from "#shared/result.ts";
import {
  changeDeal,
  type Deal,
  type DealDetails,
  type DealEvent,
  type DealRefusal,
  evolve,
  loseDeal,
  moveDeal,
  openDeal,
  reopenDeal,
  winDeal,
} from "./deal.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Place } from "./transition.ts";

export type PastMove = {
  readonly at: Date;
  readonly to: Place;
  /** Who owns the deal from then on; null: whoever did. */
  readonly ownerId: string | null;
  /** Minor units; undefined: nothing is said. */
  readonly amount: bigint | undefined;
};

/** What opens a deal that is not known yet. */
export type NewDeal = Pick<Deal, "id" | "title" | "ownerId" | "currency" | "externalId"> & { readonly details?: PastDetails };
/** What else is known of a deal of the past when it opens. */
export type PastDetails = Partial<Omit<DealDetails, "title" | "amount" | "currency">>;
export type PastRefusal = DealRefusal | "begins_at_the_end";

/** What one past move means for a deal, or for one that it opens; the events in order, and the deal after them. */
export function followMove(
  known: Deal | null,
  fresh: NewDeal,
  move: PastMove,
  pipeline: Pipeline,
): Result<{ readonly deal: Deal; readonly events: readonly DealEvent[] }, PastRefusal> {
  if (known === null) return openPast(fresh, move, pipeline);
  const changed = move.at < known.since ? no("before_previous_move" as const) : changes(known, move);
  if (!changed.ok) return changed;
  const before = changed.value.reduce(evolve, known);
  const step = stepOf(before, move, pipeline);
  if (!step.ok) return step;
  return yes({ deal: step.value.reduce(evolve, before), events: [...changed.value, ...step.value] });
}

function openPast(fresh: NewDeal, { at, to, amount }: PastMove, pipeline: Pipeline) {
  if (to.at !== "stage") return no("begins_at_the_end" as const);
  const { details = {}, ...named } = fresh;
  const deal: Deal = {
    ...named,
    clientId: null,
    cost: null,
    expectedPaymentOn: null,
    sourceId: null,
    regionId: null,
    directionId: null,
    productIds: [],
    ...details,
    amount: amount ?? null,
    competitorIds: [],
    participantIds: [],
    pipelineId: pipeline.id,
    place: to,
    lastStageId: to.stageId,
    since: at,
    visits: 1,
    archivedAt: null,
    version: 1,
  };
  const opened = openDeal(deal, pipeline, at, "history");
  return opened.ok ? yes({ deal, events: opened.value }) : opened;
}

const changes = (deal: Deal, { at, ownerId, amount }: PastMove) =>
  changeDeal(deal, { ...(ownerId === null ? {} : { ownerId }), ...(amount === undefined ? {} : { amount }) }, at);

function stepOf(deal: Deal, { at, to }: PastMove, pipeline: Pipeline): Result<readonly DealEvent[], DealRefusal> {
  if (to.at === "won") return winDeal(deal, at, "history");
  if (to.at === "lost") return loseDeal(deal, to.reasonId, at, "history");
  return deal.place.at === "stage"
    ? moveDeal(deal, to.stageId, pipeline, at, "history")
    : reopenDeal(deal, to.stageId, pipeline, at, "history");
}
