/** Which window of time the page tells of. */
import { addDays, daysBetween } from "#shared/date.ts";
import { type FiscalStart, type PeriodKind, periodContaining, previousPeriod } from "#shared/period.ts";

export const windowNames = ["year_back", "month", "last_month", "quarter", "last_quarter", "year", "last_year", "custom"] as const;
export type WindowName = (typeof windowNames)[number];
/** Business dates, `to` excluded. */
export type Window = { readonly from: string; readonly to: string };

const calendar: Readonly<Partial<Record<WindowName, readonly [PeriodKind, isLast: boolean]>>> = {
  month: ["month", false],
  last_month: ["month", true],
  quarter: ["quarter", false],
  last_quarter: ["quarter", true],
  year: ["year", false],
  last_year: ["year", true],
};

/** A window by its name; the twelve months up to the end of this one unless something else is named. Custom dates that make no window are none. */
export function windowOf(name: WindowName, today: string, fiscalStart: FiscalStart, custom: Partial<Window>): Window {
  const [kind, isLast] = calendar[name] ?? [];
  if (kind !== undefined) {
    const current = periodContaining(today, kind, fiscalStart);
    const { from, to } = isLast ? previousPeriod(current, fiscalStart) : current;
    return { from, to };
  }
  const { from, to } = custom;
  if (name === "custom" && from !== undefined && to !== undefined && from < to) return { from, to };
  const next = periodContaining(today, "month", 1).to;
  return { from: shiftMonths(next, -12), to: next };
}

/** The window just before, of the same kind or length. */
export function windowBefore(name: WindowName, { from, to }: Window, fiscalStart: FiscalStart): Window {
  const [kind] = calendar[name] ?? [];
  if (kind !== undefined) {
    const before = previousPeriod(periodContaining(from, kind, fiscalStart), fiscalStart);
    return { from: before.from, to: before.to };
  }
  if (name === "custom") return { from: addDays(from, -daysBetween(from, to)), to: from };
  return { from: shiftMonths(from, -12), to: from };
}

/** The same dates a year earlier; 29 February becomes 28 February. */
export const yearEarlier = ({ from, to }: Window): Window => ({ from: shiftMonths(from, -12), to: shiftMonths(to, -12) });

function shiftMonths(date: string, months: number): string {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const first = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
  const last = Number(addDays(periodContaining(`${first}-01`, "month", 1).to, -1).slice(8));
  return `${first}-${String(Math.min(Number(date.slice(8)), last)).padStart(2, "0")}`;
}
