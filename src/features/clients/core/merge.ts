/** Two records that are one: which values the one that stays takes over, and what goes back when it is taken apart. Pure rules. */
import { no, type Result, yes } from "#shared/result.ts";

export type Side = "kept" | "merged";
export type MergeKind = "client" | "contact";

export type MergeRefusal =
  | "same_record"
  | "merged_away"
  | "contact_erased"
  | "holding_cycle"
  | "link_cycle"
  | "unknown_field"
  | "already_undone"
  | "changed_since";

/** Fields that are one address: filled up only as a whole, for half of each would be a third place. */
const address: readonly string[] = ["street", "city", "postcode"];

const isEmpty = (value: unknown) => value === null || value === undefined || value === "";

/**
 * What changes of the one that stays: what was chosen from the other, and what it lacks itself. `names` are the fields that can be chosen;
 * refused is a choice of any other.
 */
export function mergedFields<T extends object>(
  kept: T,
  merged: T,
  names: readonly (keyof T & string)[],
  choices: Readonly<Record<string, Side>>,
): Result<Partial<T>, "unknown_field"> {
  if (Object.keys(choices).some((name) => !(names as readonly string[]).includes(name))) return no("unknown_field");
  const hasAddress = names.some((name) => address.includes(name) && !isEmpty(kept[name]));
  const isFilled = (name: keyof T & string) => isEmpty(kept[name]) && !(hasAddress && address.includes(name));
  const taken = names.filter((name) => (choices[name] ?? (isFilled(name) ? "merged" : "kept")) === "merged");
  return yes(
    Object.fromEntries(taken.filter((name) => !isSame(kept[name], merged[name])).map((name) => [name, merged[name]])) as Partial<T>,
  );
}

/** What goes back: fields that are still as the merge made them. What somebody changed since stays as they left it. */
export function returnedFields<T extends object>(now: T, before: Partial<T>, after: Partial<T>): Partial<T> {
  const names = Object.keys(after) as (keyof T)[];
  return Object.fromEntries(names.filter((name) => isSame(now[name], after[name])).map((name) => [name, before[name]])) as Partial<T>;
}

const written = (value: unknown) => JSON.stringify(value ?? null, (_, one: unknown) => (typeof one === "bigint" ? one.toString() : one));
const isSame = (one: unknown, other: unknown) => written(one) === written(other);

export type Mergeable = { readonly id: string; readonly mergedIntoId: string | null; readonly erasedAt?: Date | null };

/** Whether the two may become one. */
export function mayMerge(kept: Mergeable, merged: Mergeable): MergeRefusal | null {
  if (kept.id === merged.id) return "same_record";
  if (kept.mergedIntoId !== null || merged.mergedIntoId !== null) return "merged_away";
  return kept.erasedAt || merged.erasedAt ? "contact_erased" : null;
}
