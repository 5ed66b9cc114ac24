/** What the API answers about deals, as the screens of this room read it. */
import type { DealHistory, DealLines } from "../contract/deal-details.ts";
import type { DealColumn } from "../contract/deal-lists.ts";
import type { DealView } from "../contract/deals.ts";
import type { PipelineView } from "../contract/pipelines.ts";

export type Deal = DealView;
export type Pipeline = PipelineView;
export type Stage = PipelineView["stages"][number];
export type Column = DealColumn;
export type History = DealHistory;
export type Visit = DealHistory["visits"][number];
export type Lines = DealLines;
export type Money = NonNullable<DealView["amount"]>;
