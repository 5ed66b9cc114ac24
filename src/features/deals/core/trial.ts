/** Trials: equipment, samples or accounts out at a client, until they come back or are bought. */
import { differing } from "#shared/changes.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { BelongingRefusal } from "./belonging.ts";

export type TrialItem = {
  readonly position: number;
  readonly name: string;
  readonly productId: string | null;
  readonly serialNumber: string | null;
  readonly quantity: number;
  readonly returned: number;
  readonly converted: number;
  /** Of one, in minor units of the trial's currency. */
  readonly unitValue: bigint;
};
export type TrialDetails = { readonly actNumber: string | null; readonly dueBackOn: string | null };
export type Trial = TrialDetails & {
  readonly id: string;
  readonly ownerId: string;
  readonly parentId: string;
  readonly clientId: string;
  readonly dealId: string | null;
  /** Business date on which it went out. */
  readonly outOn: string;
  /** When the last item was returned or bought; null while something is out. */
  readonly closedOn: string | null;
  /** The latest day on which something was. */
  readonly movedOn: string | null;
  readonly currency: string;
  readonly items: readonly TrialItem[];
  readonly externalId: string | null;
  readonly archivedAt: Date | null;
  readonly version: number;
};

export type TrialMoveKind = "returned" | "converted";
export type TrialMove = {
  readonly id: string;
  readonly position: number;
  readonly kind: TrialMoveKind;
  readonly quantity: number;
  readonly on: string;
};
/** What was told last, all of it that was told at once, and where the journal has it. */
export type LastMove = { readonly kind: TrialMoveKind; readonly moves: readonly TrialMove[]; readonly journalId: string };
export type TrialEvent =
  | { readonly type: "TrialStarted"; readonly trial: Trial }
  | {
      readonly type: "TrialChanged";
      readonly trialId: string;
      readonly before: Partial<TrialDetails>;
      readonly after: Partial<TrialDetails>;
    }
  | {
      readonly type: "TrialReturned" | "TrialConverted";
      readonly trialId: string;
      readonly moves: readonly TrialMove[];
      readonly closedOn: string | null;
    }
  | {
      readonly type: "TrialItemsCorrected";
      readonly trialId: string;
      readonly before: readonly TrialItem[];
      readonly after: readonly TrialItem[];
      readonly closedOn: string | null;
    }
  | ({ readonly type: "TrialMoveTakenBack"; readonly trialId: string; readonly movedOn: string | null } & LastMove)
  | { readonly type: "TrialArchived" | "TrialRestored"; readonly trialId: string; readonly at: Date };

export type TrialRefusal =
  | BelongingRefusal
  | "client_needed"
  | "no_items"
  | "due_before_out"
  | "external_id_taken"
  | "amount_malformed"
  | "currencies_differ"
  | "unknown_item"
  | "item_twice"
  | "more_than_out"
  | "moved_before_out"
  | "nothing_moved"
  | "item_moved"
  | "fewer_than_moved"
  | "day_in_future";

/** How many of an item are still at the client. */
export const stillOut = ({ quantity, returned, converted }: Pick<TrialItem, "quantity" | "returned" | "converted">) =>
  quantity - returned - converted;

/** What is still out is worth, in minor units. */
export const valueOut = (items: readonly TrialItem[]): bigint =>
  items.reduce((sum, item) => sum + BigInt(stillOut(item)) * item.unitValue, 0n);

export function startTrial(trial: Trial): Result<readonly TrialEvent[], TrialRefusal> {
  if (trial.items.length === 0) return no("no_items");
  if (trial.dueBackOn !== null && trial.dueBackOn < trial.outOn) return no("due_before_out");
  return yes([{ type: "TrialStarted", trial }]);
}

export function changeTrial(trial: Trial, wish: Partial<TrialDetails>): Result<readonly TrialEvent[], TrialRefusal> {
  if (typeof wish.dueBackOn === "string" && wish.dueBackOn < trial.outOn) return no("due_before_out");
  const after = differing<TrialDetails>(trial, wish);
  const names = Object.keys(after) as (keyof TrialDetails)[];
  const before = Object.fromEntries(names.map((name) => [name, trial[name]])) as Partial<TrialDetails>;
  return yes(names.length === 0 ? [] : [{ type: "TrialChanged", trialId: trial.id, before, after }]);
}

/** Some of it came back, or was bought, on a business date; with the last of it the trial is closed. */
export function moveItems(
  trial: Trial,
  kind: TrialMoveKind,
  moved: readonly { readonly position: number; readonly quantity: number }[],
  on: string,
  { today, newId }: { readonly today: string; readonly newId: () => string },
): Result<readonly TrialEvent[], TrialRefusal> {
  if (on < trial.outOn) return no("moved_before_out");
  if (on > today) return no("day_in_future");
  if (new Set(moved.map(({ position }) => position)).size < moved.length) return no("item_twice");
  for (const { position, quantity } of moved) {
    const item = trial.items.find((one) => one.position === position);
    if (!item) return no("unknown_item");
    if (quantity > stillOut(item)) return no("more_than_out");
  }
  const left = trial.items.reduce((sum, item) => sum + stillOut(item), 0) - moved.reduce((sum, { quantity }) => sum + quantity, 0);
  const latest = trial.movedOn !== null && trial.movedOn > on ? trial.movedOn : on;
  const moves = moved.map(({ position, quantity }) => ({ id: newId(), position, kind, quantity, on }));
  const type = kind === "returned" ? "TrialReturned" : "TrialConverted";
  return yes([{ type, trialId: trial.id, moves, closedOn: left === 0 ? latest : null }]);
}

/** What was told last was wrong: it is out again, as if it had not been told. `earlier` are the days of the other moves. */
export function takeBackMove(trial: Trial, last: LastMove | null, earlier: readonly string[]): Result<readonly TrialEvent[], TrialRefusal> {
  if (last === null) return no("nothing_moved");
  return yes([{ type: "TrialMoveTakenBack", trialId: trial.id, ...last, movedOn: earlier.toSorted().at(-1) ?? null }]);
}

/** Archiving twice changes nothing. */
export function archiveTrial(trial: Trial, isArchived: boolean, at: Date): Result<readonly TrialEvent[], TrialRefusal> {
  if ((trial.archivedAt !== null) === isArchived) return yes([]);
  return yes([{ type: isArchived ? "TrialArchived" : "TrialRestored", trialId: trial.id, at }]);
}

/** The trial after what happened to it. */
export function evolveTrial(trial: Trial, event: TrialEvent): Trial {
  switch (event.type) {
    case "TrialStarted":
      return event.trial;
    case "TrialChanged":
      return { ...trial, ...event.after };
    case "TrialArchived":
    case "TrialRestored":
      return { ...trial, archivedAt: event.type === "TrialArchived" ? event.at : null };
    case "TrialItemsCorrected":
      return { ...trial, items: event.after, closedOn: event.closedOn };
    case "TrialMoveTakenBack":
      return { ...trial, items: moved(trial.items, event.moves, -1), closedOn: null, movedOn: event.movedOn };
    default: {
      const { moves, closedOn } = event;
      const items = moved(trial.items, moves, 1);
      const days = [trial.movedOn, ...moves.map(({ on }) => on)].filter((day) => day !== null);
      return { ...trial, items, closedOn, movedOn: days.sort().at(-1) ?? null };
    }
  }
}

/** The items after moves, or as they were before them. */
const moved = (items: readonly TrialItem[], moves: readonly TrialMove[], sign: 1 | -1): readonly TrialItem[] =>
  items.map((item) => {
    const count = (kind: TrialMoveKind) =>
      sign * moves.filter((move) => move.position === item.position && move.kind === kind).reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...item, returned: item.returned + count("returned"), converted: item.converted + count("converted") };
  });
