/** An import as it is ordered. */
import type { DecimalMark } from "./column-forms.ts";
import type { ImportKind } from "./import-fields.ts";
import type { Mapping } from "./mapping.ts";
import type { DayOrder } from "./written-date.ts";

/** What becomes of a row that seems to be about somebody who is there already: it is made all the same, left out and listed, or changes who is there. */
export const duplicateRules = ["create", "skip", "update"] as const;
export type DuplicateRule = (typeof duplicateRules)[number];
/** How it was decided by hand, by the row's line in the file. */
export type Decisions = Readonly<Record<string, DuplicateRule>>;

/** How a file is written, as was found out. */
export type FileForm =
  | { readonly kind: "csv"; readonly encoding: string; readonly delimiter: string }
  | { readonly kind: "workbook"; readonly sheet: string };

/** How the file is meant; what is left out is found out from the file. */
export type ImportOrder = {
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  /** Of dates that do not tell whether day or month comes first. */
  readonly dayOrder: DayOrder | null;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1251" | "windows-1252" | null;
  readonly delimiter: "," | ";" | "\t" | "|" | null;
  readonly sheet: string | null;
  /** Of all amounts and numbers; null: what each column tells. */
  readonly decimal: DecimalMark | null;
  /** Of amounts whose row names none; null: the pipeline's or the company's. */
  readonly currency: string | null;
  /** Of deals: the pipeline, and the words that the file uses for the ends. */
  readonly pipelineId: string | null;
  readonly won: string | null;
  readonly lost: string | null;
  /** Of clients and contacts: what becomes of duplicates from this score on, from 0.5 to 1, and what was decided by hand. */
  readonly duplicates: DuplicateRule;
  readonly duplicatesFrom: number;
  readonly decisions: Decisions;
};

export const plainOrder = (kind: ImportKind): ImportOrder => ({
  kind,
  mapping: {},
  dayOrder: null,
  encoding: null,
  delimiter: null,
  sheet: null,
  decimal: null,
  currency: null,
  pipelineId: null,
  won: null,
  lost: null,
  duplicates: "create",
  duplicatesFrom: 0.9,
  decisions: {},
});
