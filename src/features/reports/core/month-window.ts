/** The window of a report that was asked for without one. */
import { addDays } from "#shared/date.ts";
import { periodContaining } from "#shared/period.ts";

export type Window = { readonly from: string; readonly to: string };
export type AskedWindow = { readonly from?: string | undefined; readonly to?: string | undefined };

const monthOf = (date: string) => periodContaining(date, "month", 1);

/**
 * Business dates, `to` excluded: without any the month of `today`; without a beginning from the first of the month in which the window
 * ends; without an end to the end of this month, or of the month in which a window of the future begins.
 */
export function monthWindow({ from: asked, to }: AskedWindow, today: string): Window {
  const from = asked ?? monthOf(to === undefined ? today : addDays(to, -1)).from;
  return { from, to: to ?? monthOf(from > today ? from : today).to };
}
