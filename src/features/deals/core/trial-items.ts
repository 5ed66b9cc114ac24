/** The list of what went out, set right where it was written down wrongly. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Trial, TrialEvent, TrialItem, TrialRefusal } from "./trial.ts";

/** An item as it should have been; without a position one that was forgotten. */
export type CorrectItem = Omit<TrialItem, "position" | "returned" | "converted"> & { readonly position: number | null };

/**
 * The whole list as it should stand: what is left out was not there. What came back or was bought stays told, so an item of which
 * something did cannot be left out, nor have fewer than that.
 */
export function correctItems(trial: Trial, wished: readonly CorrectItem[]): Result<readonly TrialEvent[], TrialRefusal> {
  if (wished.length === 0) return no("no_items");
  const named = wished.flatMap(({ position }) => position ?? []);
  if (new Set(named).size < named.length) return no("item_twice");
  const known = new Map(trial.items.map((item) => [item.position, item]));
  if (named.some((position) => !known.has(position))) return no("unknown_item");
  if (trial.items.some((item) => movedOf(item) > 0 && !named.includes(item.position))) return no("item_moved");
  let last = Math.max(0, ...trial.items.map(({ position }) => position));
  const after = wished.map(({ position, ...item }): TrialItem => {
    const before = position === null ? undefined : known.get(position);
    return { ...item, position: position ?? ++last, returned: before?.returned ?? 0, converted: before?.converted ?? 0 };
  });
  if (after.some((item) => item.quantity < movedOf(item))) return no("fewer_than_moved");
  if (JSON.stringify(after.map(told)) === JSON.stringify(trial.items.map(told))) return yes([]);
  const isAllMoved = after.every((item) => item.quantity === movedOf(item));
  return yes([{ type: "TrialItemsCorrected", trialId: trial.id, before: trial.items, after, closedOn: isAllMoved ? trial.movedOn : null }]);
}

const movedOf = ({ returned, converted }: TrialItem) => returned + converted;

/** For the journal and to compare. */
export const told = ({ position, name, productId, serialNumber, quantity, returned, converted, unitValue }: TrialItem) => ({
  ...{ position, name, productId, serialNumber, quantity, returned, converted },
  unitValue: unitValue.toString(),
});
