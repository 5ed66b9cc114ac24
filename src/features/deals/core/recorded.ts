/** What a deal's events leave in the journal, the same whether a person made them or an import brought them. */
import { type Changes, changesFrom, changesOf } from "./changes.ts";
import type { DealEvent } from "./deal.ts";
import type { Place } from "./transition.ts";

export type Recorded = {
  readonly kind: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>> | { readonly changes: Changes };
};

const steps = { DealMoved: "deal_moved", DealWon: "deal_won", DealLost: "deal_lost", DealReopened: "deal_reopened" } as const;

/** References, numbers and words of ours, with the instant it happened at. */
export function recorded(event: DealEvent): Recorded {
  const { at } = event;
  switch (event.type) {
    case "DealOpened": {
      const { id, version: _, visits: __, since: ___, place: ____, lastStageId, ...rest } = event.deal;
      return { kind: "deal_opened", subjectId: id, at, data: { changes: changesFrom({ ...rest, stageId: lastStageId }) } };
    }
    case "DealHandedOver":
      return {
        kind: "deal_handed_over",
        subjectId: event.dealId,
        at,
        data: { changes: { ownerId: { before: event.before, after: event.after } } },
      };
    case "DealChanged":
      return { kind: "deal_changed", subjectId: event.dealId, at, data: { changes: changesOf(event.before, event.after) } };
    default: {
      const { pipelineId, kind, from, to } = event;
      return {
        kind: steps[event.type],
        subjectId: event.dealId,
        at,
        data: { pipelineId, transition: kind, from: placeOf(from), to: placeOf(to) },
      };
    }
  }
}

const placeOf = (place: Place) => (place.at === "stage" ? place.stageId : place.at === "lost" ? `lost ${place.reasonId}` : place.at);
