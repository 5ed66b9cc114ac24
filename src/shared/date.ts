/** Business dates as text, "2026-03-05": a date without time or zone. Such texts sort and compare as the dates do. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** The first and the last date the product reckons with; what lies outside of them is a typing error, such as the year 20226 or 0026. */
export const firstDate = "1800-01-01";
export const lastDate = "2999-12-31";

/** Whether the text is a date of the calendar, written YYYY-MM-DD, from 1800 to 2999. */
export function isDate(text: string): boolean {
  return DATE.test(text) && text >= firstDate && text <= lastDate && isOfCalendar(text);
}

/** The number of the day, counted from 1970-01-01 as 0; throws a RangeError on a text that is no date. */
export function dayNumber(date: string): number {
  if (!DATE.test(date) || !isOfCalendar(date)) throw new RangeError(`"${date}" is not a date.`);
  return Date.parse(date) / DAY;
}

/** The date of a day number; throws a RangeError outside of the years 0 to 9999. */
export function dateOfDay(day: number): string {
  const text = new Date(day * DAY).toISOString();
  if (text.length !== 24 || !Number.isInteger(day)) throw new RangeError(`Day ${day} is not a date with a year of four digits.`);
  return text.slice(0, 10);
}

/** The date so many days later, or earlier if negative. */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** How many days lie in [from, to): 1 from a date to the next, negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The day of the week by ISO 8601: Monday is 1, Sunday 7. */
export function weekdayOf(date: string): Weekday {
  return weekdayOfDay(dayNumber(date));
}

/** The day of the week of a day number; 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** `Date.parse` takes 30 February for 2 March, so the date has to come back as it was. */
function isOfCalendar(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text;
}
