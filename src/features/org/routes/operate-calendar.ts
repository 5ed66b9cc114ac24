/** The operations on the working calendar: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { cleanName } from "#shared/text.ts";
import {
  type CalendarDay,
  type CalendarEvent,
  type CalendarException,
  type CalendarRefusal,
  calendarOf,
  type ExceptionWish,
  removeException,
  setException,
  setHours,
  type WorkingHours,
} from "../core/calendar.ts";
import { loadCalendar, loadException, loadHours, saveCalendarEvent } from "../sql/calendar.ts";
import { lockTree } from "../sql/load-person.ts";
import { type InWorkspace, inWorkspace } from "./in-workspace.ts";

type CalendarOperation<C, S, A> = Operation<C, S, InWorkspace<CalendarEvent>, CalendarRefusal, A>;

export const settingHours: CalendarOperation<readonly WorkingHours[], readonly WorkingHours[], { hours: readonly WorkingHours[] }> = {
  feature: "org",
  async load(tx, _, given) {
    await lockTree(tx, given.actor.workspaceId);
    return loadHours(tx, given.actor.workspaceId);
  },
  decide: (before, wished, given) => inWorkspace(setHours(before, wished), given),
  save: saveAll,
  record: recordCalendarEvent,
  answer: async (tx, _, __, ___, given) => ({ hours: await loadHours(tx, given.actor.workspaceId) }),
};

export const settingException: CalendarOperation<ExceptionWish, { readonly before: CalendarException | null }, CalendarDay> = {
  feature: "org",
  async load(tx, { on }, given) {
    await lockTree(tx, given.actor.workspaceId);
    return { before: await loadException(tx, given.actor.workspaceId, on) };
  },
  decide: ({ before }, wish, given) => inWorkspace(setException(before, { ...wish, name: cleanName(wish.name) }), given),
  save: saveAll,
  record: recordCalendarEvent,
  answer: (tx, { on }, _, __, given) => dayShown(tx, given, on),
};

export const removingException: CalendarOperation<{ readonly on: string }, CalendarException, null> = {
  feature: "org",
  async load(tx, { on }, given) {
    await lockTree(tx, given.actor.workspaceId);
    return loadException(tx, given.actor.workspaceId, on);
  },
  decide: (before, _, given) => inWorkspace(removeException(before), given),
  save: saveAll,
  record: recordCalendarEvent,
  answer: async () => null,
};

async function saveAll(tx: Tx, events: readonly CalendarEvent[], _: unknown, given: Given): Promise<void> {
  for (const event of events) await saveCalendarEvent(tx, given.actor.workspaceId, event);
}

async function dayShown(tx: Tx, given: Given, on: string): Promise<CalendarDay> {
  const year = Number(on.slice(0, 4));
  const calendar = await loadCalendar(tx, given.actor.workspaceId, { from: `${year}-01-01`, to: `${year + 1}-01-01` });
  const day = calendar && calendarOf(year, calendar, given.actor.language).days.find((one) => one.on === on);
  if (!day) throw new Error("every date of a year stands in its calendar");
  return day;
}

function recordCalendarEvent(event: InWorkspace<CalendarEvent>): JournalEntry {
  const entry = (kind: string, data: Record<string, unknown>): JournalEntry => ({
    kind,
    subjectKind: "calendar",
    subjectId: event.workspaceId,
    data,
  });
  switch (event.type) {
    case "WorkingHoursSet":
      return entry("working_hours_set", { changes: { hours: { before: event.before, after: event.after } } });
    case "CalendarExceptionSet":
      return entry("calendar_exception_set", { on: event.after.on, changes: { exception: { before: event.before, after: event.after } } });
    case "CalendarExceptionRemoved":
      return entry("calendar_exception_removed", { on: event.before.on, changes: { exception: { before: event.before, after: null } } });
  }
}
