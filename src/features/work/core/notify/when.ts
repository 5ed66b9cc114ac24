/** When somebody is told, and by which way: preferences, quiet hours, days off and the digest. */
import { addDays, dayNumber } from "#shared/date.ts";
import { parseInstant } from "#shared/instant.ts";
import { businessDate } from "#shared/period.ts";
import { type Absence, spansOf, spansOfDay, type WorkingCalendar } from "#shared/working-calendar.ts";
import type { Preference } from "./kind.ts";

/** By the clock on the person's wall, "20:00" to "07:00" over midnight; both null: no quiet hours. The digest comes once a day. */
export type QuietHours = {
  readonly from: string | null;
  readonly to: string | null;
  readonly isOnlyWorkingDays: boolean;
  readonly digestAt: string;
};

export const noQuietHours: QuietHours = { from: null, to: null, isOnlyWorkingDays: false, digestAt: "08:30" };

/** When work begins on a date, or null on a day on which the person does not work. */
export type WorkBegins = (date: string) => Date | null;

export const workBeginsBy = (calendar: WorkingCalendar, absences: readonly Absence[]): WorkBegins => {
  const away = spansOf(absences);
  return (date) => {
    const [first] = spansOfDay(dayNumber(date), calendar, away);
    return first ? new Date(first.from) : null;
  };
};

export type Circumstances = { readonly timeZone: string; readonly workBegins: WorkBegins; readonly now: Date };

/** Somebody away for longer is told nevertheless: further than a year and a bit nobody's calendar is known. */
const horizonInDays = 400;

/**
 * The first instant at or after this one that is not quiet. Who wants to be told on working days only hears on a day off nothing, and of
 * what came then when the next work begins. On the night that summer time begins or ends the wall's clock decides, not the hours that pass.
 */
export function loudAt(at: Date, quiet: QuietHours, { timeZone, workBegins }: Circumstances): Date {
  let loud = at;
  for (let turn = 0; turn < horizonInDays; turn++) {
    const date = businessDate(loud, timeZone);
    const later = quietUntil(loud, date, quiet, timeZone) ?? (quiet.isOnlyWorkingDays ? offUntil(loud, date, workBegins) : null);
    if (later === null) return loud;
    loud = later;
  }
  return at;
}

/** When the next digest goes: at its time of day, on a day on which the person wants to be told, and not in quiet hours. */
export function nextDigest(quiet: QuietHours, around: Circumstances): Date {
  const { timeZone, workBegins, now } = around;
  const today = businessDate(now, timeZone);
  for (let day = 0; day < horizonInDays; day++) {
    const date = addDays(today, day);
    const at = clockOn(date, quiet.digestAt, timeZone);
    if (at <= now || (quiet.isOnlyWorkingDays && workBegins(date) === null)) continue;
    return quietEnd(at, quiet, timeZone);
  }
  return quietEnd(clockOn(addDays(today, 1), quiet.digestAt, timeZone), quiet, timeZone);
}

/** By letter and by push; null: not at all. What is urgent waits for nothing. */
export function whenTold(
  preference: Preference,
  isUrgent: boolean,
  quiet: QuietHours,
  around: Circumstances,
): { readonly mailAt: Date | null; readonly pushAt: Date | null } {
  const soon = () => (isUrgent ? around.now : loudAt(around.now, quiet, around));
  const letter = { at_once: soon, digest: () => (isUrgent ? around.now : nextDigest(quiet, around)), never: () => null }[preference.mail];
  return { mailAt: letter(), pushAt: preference.push ? soon() : null };
}

/** Of an instant in quiet hours their end; null: it is loud. Those of the evening before may last into this day. */
function quietUntil(at: Date, date: string, { from, to }: QuietHours, timeZone: string): Date | null {
  if (from === null || to === null) return null;
  for (const evening of [addDays(date, -1), date]) {
    const begin = clockOn(evening, from, timeZone);
    const end = clockOn(from < to ? evening : addDays(evening, 1), to, timeZone);
    if (begin <= at && at < end) return end;
  }
  return null;
}

const quietEnd = (at: Date, quiet: QuietHours, timeZone: string) => quietUntil(at, businessDate(at, timeZone), quiet, timeZone) ?? at;

/** A day off lasts until work begins on a later day. */
function offUntil(at: Date, date: string, workBegins: WorkBegins): Date | null {
  if (workBegins(date) !== null) return null;
  for (let day = 1; day < horizonInDays; day++) {
    const begin = workBegins(addDays(date, day));
    if (begin !== null && begin > at) return begin;
  }
  return null;
}

function clockOn(date: string, clock: string, timeZone: string): Date {
  const read = parseInstant(`${date}T${clock}`, timeZone);
  if (!read.ok) throw new RangeError(`"${clock}" is not a time of day.`);
  return read.value;
}
