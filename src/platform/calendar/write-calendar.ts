/** A calendar as calendar programs read it (RFC 5545). Instants are written in UTC: right in every time zone, on both sides of summer time. */
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from "ical-generator";

export type CalendarEntry = {
  /** Stays the same as long as it is the same thing, so that a program moves its entry instead of adding another. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly url: string | null;
  /** Instants, half-open; or dates, the last one excluded, for what lasts whole days. */
  readonly span: { readonly from: Date; readonly to: Date } | { readonly fromOn: string; readonly toOn: string };
  readonly isBusy: boolean;
  readonly changedAt: Date;
  readonly version: number;
};

/** The same entries make the same text, to the byte. */
export function writeCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: "Mainspring", product: "Mainspring" }, ttl: 900 });
  for (const { uid, title, description, url, span, isBusy, changedAt, version } of entries) {
    const isWholeDays = "fromOn" in span;
    calendar.createEvent({
      id: uid,
      summary: title,
      description,
      ...(url === null ? {} : { url }),
      ...(isWholeDays ? { start: midnight(span.fromOn), end: midnight(span.toOn), allDay: true } : { start: span.from, end: span.to }),
      stamp: changedAt,
      lastModified: changedAt,
      sequence: version - 1,
      transparency: isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      busystatus: isWholeDays ? ICalEventBusyStatus.OOF : isBusy ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
    });
  }
  // The standard ends every line, also the last one.
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** The library writes the date of an all-day event as it is in UTC. */
const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
