/** Choices while they are edited: added at the end, moved, retired; one that the server knows keeps its key. */
import type { ChoiceBody, Field } from "./calls.ts";

/** `row` tells rows apart on the screen. */
export type ChoiceRow = { readonly row: number; readonly key: string | null; readonly name: string; readonly retired: boolean };

export const rowsOf = ({ choices }: Pick<Field, "choices">): readonly ChoiceRow[] =>
  choices.map(({ key, name, retiredAt }, row) => ({ row, key, name, retired: retiredAt !== null }));

export const added = (rows: readonly ChoiceRow[]): readonly ChoiceRow[] => [
  ...rows,
  { row: Math.max(-1, ...rows.map(({ row }) => row)) + 1, key: null, name: "", retired: false },
];

/** One place up (-1) or down (1); at the end it stays. */
export function moved(rows: readonly ChoiceRow[], row: number, by: -1 | 1): readonly ChoiceRow[] {
  const at = rows.findIndex((one) => one.row === row);
  const other = rows[at + by];
  const own = rows[at];
  if (!own || !other) return rows;
  return rows.with(at, other).with(at + by, own);
}

export const changed = (rows: readonly ChoiceRow[], row: number, change: Partial<ChoiceRow>): readonly ChoiceRow[] =>
  rows.map((one) => (one.row === row ? { ...one, ...change } : one));

/** A row that was never saved goes; one that was is retired, for records may hold it. */
export const dropped = (rows: readonly ChoiceRow[], row: number): readonly ChoiceRow[] =>
  rows.flatMap((one) => (one.row !== row ? [one] : one.key === null ? [] : [{ ...one, retired: true }]));

/** Rows without a name were begun and left; they are not sent. */
export const sent = (rows: readonly ChoiceRow[]): readonly ChoiceBody[] =>
  rows
    .filter(({ key, name }) => key !== null || name.trim() !== "")
    .map(({ key, name, retired }) => ({ ...(key === null ? {} : { key }), name: name.trim(), retired }));
