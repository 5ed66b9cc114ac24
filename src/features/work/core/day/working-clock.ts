/** Working minutes between now and many instants at once: the days are laid out once, then each question is a search. */
import { dateOfDay, dayNumber } from "#shared/date.ts";
import { businessDate, startOfBusinessDay } from "#shared/period.ts";
import { type Absence, type Span, spansOf, spansOfDay, type WorkingCalendar } from "#shared/working-calendar.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** So many days on either side are reckoned exactly; beyond, a day counts as the mean of a week. */
const EXACT_DAYS = 45;

export type WorkingClock = {
  /** Working minutes until the instant, negative for one that has passed. */
  readonly minutesUntil: (instant: Date) => number;
  /** Minutes of an ordinary working day: the mean of the weekdays that are worked. */
  readonly dayMinutes: number;
};

/** The clock of a person as it stands at `now`, exact between the first and the last instant asked for, at most 45 days on either side. */
export function workingClock(now: Date, instants: readonly Date[], calendar: WorkingCalendar, absences: readonly Absence[]): WorkingClock {
  const weekly = Object.values(calendar.weekly).map((hours) => hours.reduce((sum, { from, to }) => sum + clock(to) - clock(from), 0));
  const worked = weekly.filter((minutes) => minutes > 0);
  const weekMinutes = weekly.reduce((sum, minutes) => sum + minutes, 0);
  const dayMinutes = worked.length === 0 ? 480 : weekMinutes / worked.length;
  const { spans, from, to } = layOut(now, instants, calendar, absences);
  const sums = runningSums(spans);
  const worth = (at: number): number => {
    if (at < from) return (-(from - at) / DAY) * (weekMinutes / 7);
    const beyond = at > to ? ((at - to) / DAY) * (weekMinutes / 7) : 0;
    const index = lastBegun(spans, at);
    const span = spans[index];
    if (!span) return beyond;
    return sums[index]! + (Math.min(at, span.to) - span.from) / MINUTE + beyond;
  };
  const here = worth(now.getTime());
  return { minutesUntil: (instant) => worth(instant.getTime()) - here, dayMinutes };
}

function layOut(now: Date, instants: readonly Date[], calendar: WorkingCalendar, absences: readonly Absence[]) {
  const times = instants.map((one) => one.getTime());
  const within = (at: number) => Math.min(now.getTime() + EXACT_DAYS * DAY, Math.max(now.getTime() - EXACT_DAYS * DAY, at));
  const first = dayOf(within(Math.min(now.getTime(), ...times)), calendar);
  const last = dayOf(within(Math.max(now.getTime(), ...times)), calendar);
  const away = spansOf(absences);
  const spans: Span[] = [];
  for (let day = first; day <= last; day++) spans.push(...spansOfDay(day, calendar, away));
  return { spans, from: startOf(first, calendar), to: startOf(last + 1, calendar) };
}

/** Minutes of all spans before each. */
function runningSums(spans: readonly Span[]): readonly number[] {
  let sum = 0;
  return spans.map(({ from, to }) => {
    const before = sum;
    sum += (to - from) / MINUTE;
    return before;
  });
}

/** Where the last span stands that began at or before the instant; -1 before the first. */
function lastBegun(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle]!.from <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const dayOf = (at: number, { timeZone }: WorkingCalendar) => dayNumber(businessDate(new Date(at), timeZone));
const startOf = (day: number, { timeZone }: WorkingCalendar) => startOfBusinessDay(dateOfDay(day), timeZone).getTime();
