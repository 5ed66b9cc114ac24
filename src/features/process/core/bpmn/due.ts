/** Times of ours as durations of ISO 8601, which diagrams carry, and back. A day is a working day. */
import type { Due } from "../definition.ts";

/** P2D, PT4H; before a date of the record there is no duration, so that it is said in words. */
export function durationOf(due: Due): { readonly duration: string } | { readonly date: string } {
  if ("before" in due) return { date: `${due.before} - P${due.workingDays}D` };
  return { duration: "workingDays" in due ? `P${due.workingDays}D` : `PT${due.workingHours}H` };
}

/** null where it is no plain duration: an expression, a cycle, months. A week has five working days; minutes count as an hour begun. */
export function dueOf(duration: string): Due | null {
  const found = /^P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?$/.exec(duration.trim());
  if (!found || found.slice(1).every((part) => part === undefined)) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = found.slice(1).map((part) => Number(part ?? 0));
  if (weeks + days > 0) return { workingDays: weeks * 5 + days + (hours + minutes > 0 ? 1 : 0) };
  return { workingHours: hours + Math.ceil(minutes / 60) };
}
