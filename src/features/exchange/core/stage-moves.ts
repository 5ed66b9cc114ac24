/** A file of stage moves: which columns it has, and what a row of it says. */

import { parseInstant } from "#shared/instant.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { nameProblem, ownText } from "#shared/text.ts";
import type { DecimalMark } from "./column-forms.ts";
import { parseEnteredAmount } from "./entered-amount.ts";

export const neededColumns = ["deal", "moved_at", "stage"] as const;
export const optionalColumns = ["loss_reason", "actor", "amount", "owner", "title"] as const;
type Column = (typeof neededColumns)[number] | (typeof optionalColumns)[number];

/** How the file is meant: the words that it uses for the ends, the currency of its amounts, the zone of times without an offset. */
export type MovesMapping = {
  readonly stages: readonly string[];
  readonly won: string;
  readonly lost: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Of its amounts; without it each tells its own. */
  readonly decimal?: DecimalMark | null;
};

export type Columns = {
  readonly at: Readonly<Partial<Record<Column, number>>>;
  readonly ignored: readonly string[];
  readonly width: number;
};

/** A column that we read and that stands there twice: which of them counts cannot be told. */
export const repeatedColumn = (names: readonly string[]): string | null =>
  [...neededColumns, ...optionalColumns].find((known) => names.filter((name) => name === known).length > 1) ?? null;

/** Where each column stands; a missing one is named. Columns we do not know are left alone and told of. */
export function readColumns(names: readonly string[]): Result<Columns, string> {
  const missing = neededColumns.find((name) => !names.includes(name));
  if (missing !== undefined) return no(missing);
  const known: readonly string[] = [...neededColumns, ...optionalColumns];
  return yes({
    at: Object.fromEntries(names.flatMap((name, index) => (known.includes(name) ? [[name, index]] : []))),
    ignored: names.filter((name) => !known.includes(name)),
    width: names.length,
  });
}

export type MoveRow = {
  readonly deal: string;
  readonly at: Date;
  readonly to: { readonly at: "stage"; readonly stage: string } | { readonly at: "won" } | { readonly at: "lost"; readonly reason: string };
  readonly actor: string | null;
  readonly owner: string | null;
  readonly title: string | null;
  readonly amount: bigint | undefined;
};
export type RowRefusal =
  | "ragged_row"
  | "deal_missing"
  | "deal_malformed"
  | "moved_at_malformed"
  | "unknown_stage"
  | "name_malformed"
  | "amount_malformed"
  | "amount_negative"
  | "other_currency";

/** The reason of a loss for which the file gives none: losing needs one. */
export const reasonNotStated = "not stated";

export function readMove(cells: readonly string[], { at, width }: Columns, mapping: MovesMapping): Result<MoveRow, RowRefusal> {
  // A row may end early, where programs leave empty cells away; longer it cannot be.
  if (cells.slice(width).some((cell) => cell.trim() !== "")) return no("ragged_row");
  const cell = (column: Column) => (at[column] === undefined ? "" : ownText((cells[at[column]] ?? "").trim()));
  const deal = cell("deal");
  if (deal === "") return no("deal_missing");
  const instant = parseInstant(cell("moved_at"), mapping.timeZone);
  if (!instant.ok) return no("moved_at_malformed");
  const to = placeOf(cell("stage"), cell("loss_reason"), mapping);
  if (to === null) return no("unknown_stage");
  const [actor, owner, title] = [cell("actor"), cell("owner"), cell("title")];
  if (nameProblem(deal, { max: 200 })) return no("deal_malformed");
  if ([actor, owner, title, to.at === "lost" ? to.reason : ""].some((name) => name !== "" && nameProblem(name, { max: 120 })))
    return no("name_malformed");
  const amount = cell("amount") === "" ? yes(undefined) : parseEnteredAmount(cell("amount"), mapping.currency, mapping.decimal);
  if (!amount.ok) return amount;
  if (amount.value !== undefined && amount.value < 0n) return no("amount_negative");
  return yes({ deal, at: instant.value, to, actor: actor || null, owner: owner || null, title: title || null, amount: amount.value });
}

function placeOf(stage: string, reason: string, { stages, won, lost }: MovesMapping): MoveRow["to"] | null {
  if (stage === won) return { at: "won" };
  if (stage === lost) return { at: "lost", reason: reason || reasonNotStated };
  return stages.includes(stage) ? { at: "stage", stage } : null;
}
