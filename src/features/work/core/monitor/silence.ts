/** How long nothing happened. */

/** Whole days that have passed since the last touch; never negative. */
export const silentDays = (touchedAt: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - touchedAt.getTime()) / 86_400_000));
