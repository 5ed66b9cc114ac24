/** An import as it is ordered. */
import type { ImportKind } from "./import-fields.ts";
import type { Mapping } from "./mapping.ts";
import type { DayOrder } from "./written-date.ts";

/** How the file is meant; what is left out is found out from the file. */
export type ImportOrder = {
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  /** Of dates that do not tell whether day or month comes first. */
  readonly dayOrder: DayOrder | null;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1251" | "windows-1252" | null;
  readonly sheet: string | null;
  /** Of amounts whose row names none; null: the pipeline's or the company's. */
  readonly currency: string | null;
  /** Of deals: the pipeline, and the words that the file uses for the ends. */
  readonly pipelineId: string | null;
  readonly won: string | null;
  readonly lost: string | null;
};
