/** Dates as files write them. In what order day and month stand is decided for a whole column, never for a cell. */
import { isDate } from "#shared/date.ts";
import { parseInstant } from "#shared/instant.ts";
import { no, type Result, yes } from "#shared/result.ts";

/** Of dates with slashes or dashes that begin with a day or a month. */
export type DayOrder = "dmy" | "mdy";
export type DateRefusal = "date_malformed" | "ambiguous_date";
type Written = { readonly date: string; readonly time: string };

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(.*)$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(.*)$/;
const TIME = /^[T ,]*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(am|pm)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
/** What programs write where there is no date yet. */
const NO_DATE = new Set(["не закрыта", "не закрыт", "not closed", "-", "—", "–", "n/a", "0000-00-00", "0000-00-00 00:00:00"]);
export const isNoDate = (text: string) => NO_DATE.has(text.toLowerCase());

/** What a column shows of the order of day and month. */
export type OrderSeen = { readonly dayFirst: number; readonly monthFirst: number; readonly either: number };
export const noOrderSeen: OrderSeen = { dayFirst: 0, monthFirst: 0, either: 0 };

export function seeOrder(seen: OrderSeen, text: string): OrderSeen {
  const [, one, mark, other] = YEAR_LAST.exec(text.trim()) ?? [];
  if (one === undefined || mark === ".") return seen;
  if (Number(one) > 12) return { ...seen, dayFirst: seen.dayFirst + 1 };
  if (Number(other) > 12) return { ...seen, monthFirst: seen.monthFirst + 1 };
  return Number(one) === Number(other) ? seen : { ...seen, either: seen.either + 1 };
}

/** Decided only where some date can be read in one order and none in the other. `null`: no date needs it. */
export function orderOf({ dayFirst, monthFirst, either }: OrderSeen): DayOrder | null | "ambiguous" | "mixed" {
  if (dayFirst > 0 && monthFirst > 0) return "mixed";
  if (dayFirst > 0) return "dmy";
  if (monthFirst > 0) return "mdy";
  return either > 0 ? "ambiguous" : null;
}

/** The text taken apart, or why it is no date. Dates with points begin with the day everywhere. A year has four digits. */
function read(text: string, order: DayOrder | null): Result<Written, DateRefusal> {
  const bare = text.trim();
  const [, ...first] = YEAR_FIRST.exec(bare) ?? [];
  if (first.length > 0) return whole(first[0], first[2], first[3], first[4]);
  const [, ...compact] = COMPACT.exec(bare) ?? [];
  if (compact.length > 0) return whole(compact[0], compact[1], compact[2], "");
  const [, one, mark, other, year, rest] = YEAR_LAST.exec(bare) ?? [];
  if (one === undefined || other === undefined) return no("date_malformed");
  if (mark === "." || Number(one) === Number(other)) return whole(year, other, one, rest);
  if (order === null) return no("ambiguous_date");
  return order === "dmy" ? whole(year, other, one, rest) : whole(year, one, other, rest);
}

function whole(year = "", month = "", day = "", rest = ""): Result<Written, DateRefusal> {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isDate(date)) return no("date_malformed");
  if (rest.trim() === "") return yes({ date, time: "" });
  const [, hour = "", minute = "", second = "00", half = "", offset = ""] = TIME.exec(rest) ?? [];
  if (hour === "") return no("date_malformed");
  const hours = half === "" ? Number(hour) : (Number(hour) % 12) + (/pm/i.test(half) ? 12 : 0);
  if (half !== "" && (Number(hour) < 1 || Number(hour) > 12)) return no("date_malformed");
  return yes({ date, time: `T${String(hours).padStart(2, "0")}:${minute}:${second}${offset}` });
}

/** A business date: of a time with an offset the day it was in the company's zone, else the day that is written. 31.02. is none. */
export function readDate(text: string, order: DayOrder | null, timeZone: string): Result<string, DateRefusal> {
  const found = read(text, order);
  if (!found.ok) return found;
  const { date, time } = found.value;
  if (time === "") return yes(date);
  const at = parseInstant(`${date}${time}`, timeZone);
  if (!at.ok) return no("date_malformed");
  return yes(/[Z+-]/i.test(time.slice(1)) ? dayIn(at.value, timeZone) : date);
}

/** An instant: a time without an offset is meant in the company's zone, a date alone is the beginning of that day. */
export function readInstant(text: string, order: DayOrder | null, timeZone: string): Result<Date, DateRefusal> {
  const found = read(text, order);
  if (!found.ok) return found;
  const at = parseInstant(`${found.value.date}${found.value.time}`, timeZone);
  return at.ok ? at : no("date_malformed");
}

const formats = new Map<string, Intl.DateTimeFormat>();
function dayIn(at: Date, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, format);
  return format.format(at);
}
