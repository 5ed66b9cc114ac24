/** Dates that a file brings for records that are there, or an undo gives back: open tasks that are counted from them go along. */
import {
  type DueFollowed,
  datesAmong,
  dueFollowedEntry,
  type NewDates,
  type WaitFollowed,
  waitFollowedEntry,
} from "#features/process/core/follow-dates.ts";
import type { Imported } from "./imported.ts";

type Values = Readonly<Record<string, unknown>>;
type Valued = { readonly recordId: string; readonly values: Values };

export const newDates = (records: readonly Valued[]): NewDates => {
  const dates = new Map<string, Readonly<Record<string, string>>>();
  for (const { recordId, values } of records) {
    const own = datesAmong(values);
    if (Object.keys(own).length > 0) dates.set(recordId, { ...dates.get(recordId), ...own });
  }
  return dates;
};

/** Of records changed by a batch the fields that were, with the values that they have by now. */
export const changedValues = (imported: readonly Imported[], valuesOf: (recordId: string) => Values): readonly Valued[] =>
  imported.flatMap(({ recordId, before }) => {
    const now = valuesOf(recordId);
    const changed = Object.keys(before ?? {}).filter((field) => Object.hasOwn(now, field));
    return changed.length === 0 ? [] : [{ recordId, values: Object.fromEntries(changed.map((field) => [field, now[field]])) }];
  });

/** What it leaves in the journal. */
export const followedEntries = ({ tasks, waits }: { readonly tasks: readonly DueFollowed[]; readonly waits: readonly WaitFollowed[] }) => [
  ...tasks.map(dueFollowedEntry),
  ...waits.map(waitFollowedEntry),
];
