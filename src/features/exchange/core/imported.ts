/** What became of the rows of a file. */
import type { RowRefusal, Values } from "./read-row.ts";

/** A row that could be read; without an id of its own it has one made from its content, so that the same file again changes nothing. */
export type ImportRow = {
  readonly line: number;
  readonly values: Values;
  readonly externalId: string;
  readonly hasOwnId: boolean;
  /** It was decided that it is about this record. */
  readonly recordId?: string;
};
export type Outcome = "created" | "updated" | "unchanged" | RowRefusal;

export const importedKinds = ["client", "contact", "lead", "deal", "payment"] as const;
/** A record that an import made or changed; `before` are the values that it took the place of. */
export type Imported = {
  readonly recordId: string;
  readonly kind: (typeof importedKinds)[number];
  readonly change: "created" | "updated";
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
};

/** What rows named and was not there, by kind; it came to be with them. */
export type AlsoCreated = Readonly<Record<string, number>>;

export const refusedAs = (field: string, problem: string): RowRefusal => ({ field, problem });
export const isRefused = (outcome: Outcome): outcome is RowRefusal => typeof outcome === "object";
