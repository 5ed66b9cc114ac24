/** What reports take from the room of deals: by what they are filtered, and the order of stages. */
import { dealCatalogue } from "#features/deals/core/catalogue.ts";
import { orderAt } from "#features/deals/core/pipeline.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";

/** The fields of deals, as they are today: a filter has no past. */
export const reportCatalogue: Catalogue<never> = dealCatalogue;

type StagesOf = {
  readonly stages: readonly { readonly id: string; readonly key: string; readonly name: string; readonly normDays: number | null }[];
};

/** The stages of a pipeline in the order of then; those added later follow. */
export function stagesThen(pipeline: Parameters<typeof orderAt>[0] & StagesOf, at: Date) {
  return orderAt(pipeline, at).flatMap((id) => pipeline.stages.filter((stage) => stage.id === id));
}
