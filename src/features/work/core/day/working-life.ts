/** When a company works and a person is away; and the days of a calendar made of both. */
import { type CalendarSettings, calendarOf, workingCalendar } from "#features/org/core/calendar.ts";
import { addDays, dayNumber } from "#shared/date.ts";
import { startOfBusinessDay } from "#shared/period.ts";
import { type Absence, type Span, spansOf, spansOfDay, type WorkingCalendar } from "#shared/working-calendar.ts";

export type WorkingLife = { readonly calendar: WorkingCalendar; readonly absences: readonly Absence[] };
/** Business dates, `to` excluded. */
export type Dates = { readonly from: string; readonly to: string };
export type Away = { readonly fromOn: string; readonly toOn: string };

/** The life in [from, to), with the holidays of the years that it touches. */
function workingLife(settings: CalendarSettings, away: readonly Away[], { from, to }: Dates): WorkingLife {
  const calendar = workingCalendar(settings, { from: yearOf(from), to: yearOf(addDays(to, -1)) });
  return { calendar, absences: absencesOf(away, settings.timeZone) };
}

export const absencesOf = (away: readonly Away[], timeZone: string): readonly Absence[] =>
  away.map(({ fromOn, toOn }) => ({ from: startOfBusinessDay(fromOn, timeZone), to: startOfBusinessDay(toOn, timeZone) }));

/** The working time of a business date, absences taken out. */
export const hoursOf = ({ calendar, absences }: WorkingLife, date: string): readonly Span[] =>
  spansOfDay(dayNumber(date), calendar, spansOf(absences));

export type LivedDay<A extends Away> = {
  readonly on: string;
  readonly hours: readonly Span[];
  /** Name of a holiday or another day off of the company, in the language. */
  readonly holiday: string | null;
  readonly absence: A | null;
};

/** Every day in [from, to): how it is worked, why it is free, and whether the person is away. */
export function livedDays<A extends Away>(
  settings: CalendarSettings,
  away: readonly A[],
  range: Dates,
  language: string,
): readonly LivedDay<A>[] {
  const life = workingLife(settings, away, range);
  const free = new Map<string, string>();
  for (let year = yearOf(range.from); year <= yearOf(addDays(range.to, -1)); year++)
    for (const { on, kind, name } of calendarOf(year, settings, language).days)
      if ((kind === "holiday" || kind === "day_off") && name !== null) free.set(on, name);
  return Array.from({ length: dayNumber(range.to) - dayNumber(range.from) }, (_, index) => {
    const on = addDays(range.from, index);
    const absence = away.find(({ fromOn, toOn }) => fromOn <= on && on < toOn) ?? null;
    return { on, hours: hoursOf(life, on), holiday: free.get(on) ?? null, absence };
  });
}

const yearOf = (date: string) => Number(date.slice(0, 4));
