/** A date of a record that is filled in or changed takes along, in the same transaction, what is due some days before it. */
import type { DomainEvent, Reactor } from "#platform/command/command.ts";
import { dateEvents, datesIn, waitFollowedEntry } from "../../core/follow-dates.ts";
import { followNewDates } from "../../sql/tasks/follow-dates.ts";
import { recordedProcess } from "../drive/recorded.ts";

const datesChanged: Reactor = async ({ tx, event, given, append, pass }) => {
  const dates = datesIn(event as DomainEvent & Readonly<Record<string, unknown>>);
  if (dates.size === 0) return;
  const { tasks, waits } = await followNewDates(tx, given, dates);
  await append("process", waits.map(waitFollowedEntry));
  if (tasks.length > 0) await pass(tasks.map((one) => ({ event: one, feature: "process", entry: recordedProcess(one) })));
};

export const datesReactors: readonly (readonly [event: string, reactor: Reactor])[] = dateEvents.map((event) => [event, datesChanged]);
