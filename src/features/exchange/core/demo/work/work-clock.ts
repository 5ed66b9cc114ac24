/** Working time as one line: how many working hours have passed since the clock begins, and when so many have. */
import type { Random } from "#shared/random.ts";
import { type Span, spansOfDay, type WorkingCalendar } from "#shared/working-calendar.ts";

export type WorkClock = {
  /** Working hours between two moments, negative if the second is earlier; what lies outside of work counts nothing. */
  readonly hours: (from: Date, to: Date) => number;
  /** So many working hours after a moment, or before it. */
  readonly after: (at: Date, hours: number) => Date;
  /** A moment of work between two; of two without work between them, simply between them. */
  readonly between: (random: Random, from: Date, to: Date) => Date;
  /** The working days from one day on, in days since 1970. */
  readonly days: (from: number, to: number) => readonly Workday[];
};
export type Workday = { readonly day: number; readonly from: Date; readonly to: Date };

const HOUR = 3_600_000;

/** Laid out once for the days from `first` to `last`, so that a story may ask thousands of times. */
export function workClock(calendar: WorkingCalendar, first: number, last: number): WorkClock {
  const spans: (Span & { readonly before: number })[] = [];
  const workdays: Workday[] = [];
  let before = 0;
  for (let day = first; day <= last; day++) {
    const own = spansOfDay(day, calendar, []);
    for (const span of own) {
      spans.push({ ...span, before });
      before += span.to - span.from;
    }
    const [begin, end] = [own[0], own.at(-1)];
    if (begin && end) workdays.push({ day, from: new Date(begin.from), to: new Date(end.to) });
  }
  const passed = (at: number) => {
    const span = spans[lastBefore(spans, ({ from }) => from <= at)];
    return span === undefined ? 0 : span.before + Math.min(at, span.to) - span.from;
  };
  const when = (worked: number) => {
    const span =
      spans[
        Math.max(
          0,
          lastBefore(spans, (one) => one.before <= worked),
        )
      ];
    if (span === undefined) throw new Error("a company that never works");
    return Math.min(span.to, span.from + worked - span.before);
  };
  const whole = (at: number) => new Date(Math.round(at / 1_000) * 1_000);
  return {
    hours: (from, to) => (passed(to.getTime()) - passed(from.getTime())) / HOUR,
    after: (at, hours) => whole(when(passed(at.getTime()) + hours * HOUR)),
    between(random, from, to) {
      const [begin, end] = [passed(from.getTime()), passed(to.getTime())];
      const share = 0.03 + 0.94 * random.next();
      const at = when(begin + (end - begin) * share);
      const inside = end - begin > 60_000 && at > from.getTime() && at < to.getTime();
      return whole(inside ? at : from.getTime() + (to.getTime() - from.getTime()) * share);
    },
    days: (from, to) => workdays.filter(({ day }) => day >= from && day <= to),
  };
}

/** The index of the last item for which a claim holds that holds for a beginning of the list; -1 if for none. */
function lastBefore<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
