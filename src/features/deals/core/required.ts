/** Fields that a deal must have filled in from a stage on. */
import { type CustomValues, type FieldDefinition, missingFields } from "#features/fields/core/custom.ts";
import { orderAt, type Pipeline } from "./pipeline.ts";
import type { Place } from "./transition.ts";

/** Stages that a deal at a place has come to, also those it skipped: all of them when it is won; none are asked about when it is lost. */
export function stagesReached(pipeline: Pick<Pipeline, "orders">, place: Place, at: Date): readonly string[] {
  const order = orderAt(pipeline, at);
  if (place.at === "won") return order;
  return place.at === "lost" ? [] : order.slice(0, order.indexOf(place.stageId) + 1);
}

/** Keys of the fields without which a deal may not come to a place. */
export const fieldsMissingAt = (
  definitions: readonly FieldDefinition[],
  values: CustomValues,
  pipeline: Pick<Pipeline, "orders">,
  place: Place,
  at: Date,
): readonly string[] => missingFields(definitions, values, stagesReached(pipeline, place, at));
