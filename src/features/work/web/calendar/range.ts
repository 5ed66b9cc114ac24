/** Which days a view of the calendar shows. Dates are business dates; weeks begin as the reader's country begins them. */
import { addDays, type Weekday, weekdayOf } from "#shared/date.ts";

export type CalendarView = "day" | "week" | "month";
export type Range = { readonly from: string; readonly to: string };

export const viewOf = (text: string | undefined): CalendarView => (text === "day" || text === "month" ? text : "week");

/** The first day of the week where people read this language in this country: Monday 1 to Sunday 7. */
export function firstWeekday(language: string, country: string): Weekday {
  const locale = new Intl.Locale(`${language}-${country}`) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay as Weekday | undefined) ?? 1;
}

export function startOfWeek(date: string, first: Weekday): string {
  return addDays(date, -((weekdayOf(date) - first + 7) % 7));
}

/** A month shows whole weeks, as many as it touches. */
export function rangeOf(view: CalendarView, on: string, first: Weekday): Range {
  if (view === "day") return { from: on, to: addDays(on, 1) };
  if (view === "week") {
    const from = startOfWeek(on, first);
    return { from, to: addDays(from, 7) };
  }
  const from = startOfWeek(`${on.slice(0, 7)}-01`, first);
  const last = addDays(monthLater(`${on.slice(0, 7)}-01`, 1), -1);
  return { from, to: addDays(startOfWeek(last, first), 7) };
}

/** The date from which the view before or after is shown. */
export function stepped(view: CalendarView, on: string, by: 1 | -1): string {
  if (view === "month") return monthLater(`${on.slice(0, 7)}-01`, by);
  return addDays(on, by * (view === "week" ? 7 : 1));
}

/** The first of the month so many months later. */
function monthLater(first: string, by: number): string {
  const index = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}

export function datesIn({ from, to }: Range): readonly string[] {
  const dates: string[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) dates.push(date);
  return dates;
}
