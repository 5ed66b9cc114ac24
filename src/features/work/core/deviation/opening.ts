/** Which deviations open and which close: what a rule finds now, against what is open. */

import { dayNumber } from "#shared/date.ts";
import { businessDate } from "#shared/period.ts";
import { spansOf, spansOfDay, type WorkingCalendar } from "#shared/working-calendar.ts";
import { addWorkingTime } from "#shared/working-time.ts";

/** What a rule says is wrong now: of a task, or of a record. */
export type Found = {
  readonly taskId: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  /** Of the record; null without one. */
  readonly ownerId: string | null;
  /** Who is responsible: the assignee of the task, or the owner of the record. */
  readonly personId: string;
  readonly unitId: string | null;
  readonly processId: string | null;
  readonly step: string | null;
  /** When the cause began. */
  readonly since: Date;
};
type About = Pick<Found, "taskId" | "subjectId">;
/** One that is open. */
export type Open = About & { readonly id: string };

export type Opening<F extends About, O extends About> = {
  readonly open: readonly F[];
  readonly keep: readonly O[];
  readonly close: readonly O[];
};

/** What a deviation of one rule is about: a task, or else a record. */
export const aboutOf = ({ taskId, subjectId }: About): string => taskId ?? subjectId ?? "";

/**
 * What is found and not open yet opens, once, however often it is found; what is open and no longer found closes; the rest stays. Leaving out
 * of both lists what stands in both changes neither what opens nor what closes.
 */
export function decideOpening<F extends About, O extends About>(found: readonly F[], open: readonly O[]): Opening<F, O> {
  const byAbout = new Map(found.map((one) => [aboutOf(one), one]));
  const known = new Set(open.map(aboutOf));
  return {
    open: [...byAbout].filter(([about]) => !known.has(about)).map(([, one]) => one),
    keep: open.filter((one) => byAbout.has(aboutOf(one))),
    close: open.filter((one) => !byAbout.has(aboutOf(one))),
  };
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Nobody is given more time than this; a company that does not work for so long has other cares. */
const furthestDays = 7_305;

/**
 * The last instant that lies so many working hours back: what began by then has outlasted its grace. 0 hours: now itself. It is the same as
 * asking of every cause whether its grace has passed (`addWorkingTime(cause, hours) <= now`), and asked once.
 */
export function graceBefore(now: Date, hours: number, calendar: WorkingCalendar): Date {
  if (hours <= 0) return now;
  const today = dayNumber(businessDate(now, calendar.timeZone));
  let left = Math.round(hours * HOUR);
  for (let day = today; day > today - furthestDays; day--) {
    for (const span of spansOfDay(day, calendar, spansOf([])).toReversed()) {
      const to = Math.min(span.to, now.getTime());
      if (to <= span.from) continue;
      if (left <= to - span.from) return new Date(to - left);
      left -= to - span.from;
    }
  }
  return new Date(now.getTime() - furthestDays * DAY);
}

/** When somebody who does not answer is passed over: so many working hours from now; null: never. */
export function answerUntil(now: Date, escalateHours: number | null, calendar: WorkingCalendar): Date | null {
  if (escalateHours === null) return null;
  const until = addWorkingTime(now, { workingHours: escalateHours }, calendar, []);
  return until.ok ? until.value : null;
}
