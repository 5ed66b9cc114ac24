/** Instants as files write them. */
import { Temporal } from "temporal-polyfill";
import { isDate } from "./date.ts";
import { no, type Result, yes } from "./result.ts";

const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/i;

/**
 * Reads an ISO 8601 instant to the millisecond. A time without an offset is meant in the time zone, a date alone is the beginning of that
 * business day. A date that is not in the calendar (31 February) is refused.
 */
export function parseInstant(text: string, timeZone: string): Result<Date, "not_an_instant"> {
  const [, date, hour, minute, second = "00", fraction = "", offset] = SHAPE.exec(text.trim()) ?? [];
  if (date === undefined || !isDate(date)) return no("not_an_instant");
  if (hour === undefined) return yes(new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds));
  const local = `${date}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, "0")}`;
  if (offset === undefined) return yes(new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds));
  const written = /^z$/i.test(offset) ? "Z" : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  return yes(new Date(`${local}${written}`));
}
