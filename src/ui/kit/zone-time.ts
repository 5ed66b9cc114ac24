/** Dates and clock times on the wall of the company, and the instants they are. By `Intl` alone: a page needs no library for that. */

const formats = new Map<string, Intl.DateTimeFormat>();
const usualEnd = "18:00";

/** "2026-11-25T17:30" on the wall at that instant. */
function wallAt(at: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  formats.set(timeZone, format);
  return format.format(at).replace(" ", "T");
}

const offsetAt = (at: number, timeZone: string) => Date.parse(`${wallAt(at, timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;

/** "2026-11-25" and "17:30" as an instant; a time that the clock skips is that much later. */
export function atClock(date: string, clock: string, timeZone: string): string {
  const wall = Date.parse(`${date}T${clock}Z`);
  const guess = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(guess, timeZone)).toISOString();
}

export const dateOf = (at: string | Date, timeZone: string): string => wallAt(new Date(at).getTime(), timeZone).slice(0, 10);
export const clockOf = (at: string | Date, timeZone: string): string => wallAt(new Date(at).getTime(), timeZone).slice(11, 16);

/** Minutes since midnight on the wall. */
export function minutesOf(at: string | Date, timeZone: string): number {
  const clock = clockOf(at, timeZone);
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** 90 is "01:30"; past the day's end it is its last quarter of an hour. */
export function clockOfMinutes(minutes: number): string {
  const within = Math.max(0, Math.min(23 * 60 + 45, minutes));
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}

/** A date that somebody picked: the end of an ordinary working day, which the server takes into the hours that are really worked. */
export const endOfWork = (date: string, timeZone: string): string => atClock(date, usualEnd, timeZone);
