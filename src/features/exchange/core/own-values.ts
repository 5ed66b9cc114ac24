/** The company's own fields in the words that imports use of them. */
import { type CustomChange, type CustomValue, filterName } from "#features/fields/core/custom.ts";

export type OwnChange = CustomChange;
export type OwnValue = CustomValue;

/** What a field is called in mappings and among the values that an import took the place of. */
export const ownName = (key: string): string => filterName(key);

/** Values by key, under those names. */
export const underNames = (values: OwnChange): Readonly<Record<string, OwnValue | null>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [filterName(key), value]));

/** Values kept together, apart again: the record's own, and those of own fields by key. */
export function apart(kept: Readonly<Record<string, unknown>>): {
  readonly record: Readonly<Record<string, unknown>>;
  readonly own: OwnChange;
} {
  const prefix = filterName("");
  const entries = Object.entries(kept);
  return {
    record: Object.fromEntries(entries.filter(([name]) => !name.startsWith(prefix))),
    own: Object.fromEntries(
      entries.flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value as OwnValue | null]] : [])),
    ),
  };
}
