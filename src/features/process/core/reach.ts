/** How far ahead work may be put: what nobody here will live to see is a slip of the keyboard, and would be out of everybody's day for good. */

/** For what waits: a hold, a task put off, a place in the calendar. */
export const yearsOfWaiting = 2;
/** For what is due: a warranty that ends, a contract to renew. */
export const yearsOfDue = 5;
/** A place in the calendar lies at most so many days back: what was meant for last week may be put back there. */
export const daysOfPlanBack = 31;

/** So many calendar years after now, by UTC; the 29th of February becomes the 1st of March. */
export function yearsFrom(now: Date, years: number): Date {
  const later = new Date(now);
  later.setUTCFullYear(now.getUTCFullYear() + years);
  return later;
}

export const isTooFar = (at: Date, now: Date, years: number): boolean => at > yearsFrom(now, years);
