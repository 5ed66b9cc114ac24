/** A mapping while it is being settled. Pure. */
import { type ImportKind, neededFields } from "../../core/import-fields.ts";
import type { Mapping } from "../../core/mapping.ts";

const form = (name: string) => name.replace(/\s+/g, " ").trim().toLowerCase();

/** The mapping with the columns as this file writes them; what it does not have falls away. */
export function placedIn(mapping: Mapping, columns: readonly string[]): Mapping {
  const byForm = new Map(columns.map((column) => [form(column), column]));
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([field, column]) => {
      const there = byForm.get(form(column));
      return there === undefined ? [] : [[field, there]];
    }),
  );
}

/** The lists of fields of which one is still needed. */
export const lackingFields = (kind: ImportKind, mapping: Mapping): readonly (readonly string[])[] =>
  neededFields[kind].filter((any) => !any.some((field) => field in mapping));
