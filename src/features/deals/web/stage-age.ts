/** How long a deal has stood where it stands, against the norm of its stage. Calendar days, begun ones not counted. */
const day = 86_400_000;

export const daysSince = (since: string, now: Date): number => Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / day));

/** Longer than the norm: the deal is stuck. Without a norm nothing is. */
export const isStuck = (days: number, normDays: number | null): boolean => normDays !== null && days > normDays;

/** The share of the norm that is used up, 0 to 1, for the thin bar; null without a norm. */
export const shareOfNorm = (days: number, normDays: number | null): number | null =>
  normDays === null ? null : Math.min(1, days / normDays);
