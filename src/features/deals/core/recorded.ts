/** What a deal's events leave in the journal, the same whether a person made them or an import brought them. */
import { type Changes, changesFrom, changesOf } from "#shared/changes.ts";
import type { DealEvent } from "./deal.ts";
import type { Line } from "./lines.ts";
import type { Place } from "./transition.ts";

export type Recorded = {
  readonly kind: string;
  readonly subjectId: string;
  readonly at: Date;
  /** Journal rows that it takes back. */
  readonly voids?: readonly string[];
  readonly data: Readonly<Record<string, unknown>> | { readonly changes: Changes };
};

const steps = { DealMoved: "deal_moved", DealWon: "deal_won", DealLost: "deal_lost", DealReopened: "deal_reopened" } as const;

/** References, numbers and words of ours, with the instant it happened at. */
export function recorded(event: DealEvent): Recorded {
  const { at } = event;
  switch (event.type) {
    case "DealOpened": {
      const { id, version: _, visits: __, since: ___, place: ____, archivedAt: _____, lastStageId, ...rest } = event.deal;
      return { kind: "deal_opened", subjectId: id, at, data: { changes: changesFrom({ ...rest, stageId: lastStageId }) } };
    }
    case "DealHandedOver":
      return {
        kind: "deal_handed_over",
        subjectId: event.dealId,
        at,
        data: { changes: { ownerId: { before: event.before, after: event.after } } },
      };
    case "DealArchived":
    case "DealRestored":
      return { kind: event.type === "DealArchived" ? "deal_archived" : "deal_restored", subjectId: event.dealId, at, data: {} };
    case "DealLinesSet":
      return {
        kind: "deal_lines_set",
        subjectId: event.dealId,
        at,
        data: { changes: { lines: { before: event.before.map(lineOf), after: event.after.map(lineOf) } } },
      };
    case "DealFieldsFilled": {
      const named = (values: object) => Object.fromEntries(Object.entries(values).map(([key, value]) => [`custom.${key}`, value]));
      return { kind: "deal_changed", subjectId: event.dealId, at, data: { changes: changesOf(named(event.before), named(event.after)) } };
    }
    case "StepUndone": {
      const { voided, back, dealId, journalIds } = event;
      const data = { transition: voided.kind, from: placeOf(voided.place), to: placeOf(back.place), stepAt: voided.from.toISOString() };
      return { kind: "deal_step_undone", subjectId: dealId, at, voids: journalIds, data };
    }
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

const lineOf = ({ productId, quantity, price, cost }: Line) => ({
  productId,
  quantity: Number(quantity) / 1_000,
  price: price.toString(),
  cost: cost?.toString() ?? null,
});
const placeOf = (place: Place) => (place.at === "stage" ? place.stageId : place.at === "lost" ? `lost ${place.reasonId}` : place.at);
