/** What a table's column is made of. */
import type { ReactNode } from "react";

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand right, in tabular figures. */
  readonly align?: "left" | "right";
  readonly width?: number;
  /** By what the header sorts; null stands last. Without it the column is not sortable. */
  readonly sortBy?: (row: Row) => string | number | null;
  /** Holds buttons: its title is for screen readers only. */
  readonly isActions?: boolean;
  /** On a phone a row is a card: its title, a line of detail (default), or nothing. */
  readonly phone?: "title" | "detail" | "hidden";
};

/** Compares two sort values: texts by the language's rules, numbers by size, nothing after everything. */
export function compareValues(one: string | number | null, other: string | number | null, language: string): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), language, { numeric: true, sensitivity: "base" });
}

export type Sorting = { readonly key: string; readonly isDescending: boolean };

/** "name" and "-name" in the address. */
export function parseSorting(value: string | undefined): Sorting | null {
  if (!value) return null;
  return value.startsWith("-") ? { key: value.slice(1), isDescending: true } : { key: value, isDescending: false };
}

/** A click on a header: up, then down, then as the server gave it. */
export function nextSorting(current: string | undefined, key: string): string | undefined {
  if (current === key) return `-${key}`;
  return current === `-${key}` ? undefined : key;
}
