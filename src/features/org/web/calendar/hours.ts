/** Weekly hours while somebody edits them. */
import type { WorkingHours } from "../company/answers.ts";

export type HoursProblem = "incomplete" | "order" | "overlap" | "never";

/** What keeps the hours from being saved; the server has the last word. */
export function hoursProblem(hours: readonly WorkingHours[]): HoursProblem | null {
  if (hours.length === 0) return "never";
  if (hours.some(({ from, to }) => from === "" || to === "")) return "incomplete";
  if (hours.some(({ from, to }) => from >= to)) return "order";
  const sorted = hours.toSorted((one, other) => one.weekday - other.weekday || (one.from < other.from ? -1 : 1));
  return sorted.some((one, at) => at > 0 && sorted[at - 1]!.weekday === one.weekday && one.from < sorted[at - 1]!.to) ? "overlap" : null;
}

/** Hours worked in a week without holidays. */
export function weekTotal(hours: readonly WorkingHours[]): number {
  const minutes = (time: string) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return time === "" ? Number.NaN : hour * 60 + minute;
  };
  return hours.reduce((sum, { from, to }) => sum + Math.max(0, minutes(to) - minutes(from) || 0), 0) / 60;
}

/** One stretch more: after the last of that day, or a usual day on one that was free. */
export function withStretch(hours: readonly WorkingHours[], weekday: number): readonly WorkingHours[] {
  const last = hours.filter((one) => one.weekday === weekday).toSorted((one, other) => (one.to < other.to ? 1 : -1))[0];
  const from = last ? last.to : "09:00";
  const to = last ? (last.to < "22:00" ? `${String(Number(last.to.slice(0, 2)) + 1).padStart(2, "0")}:00` : "23:59") : "18:00";
  return [...hours, { weekday, from, to }];
}
