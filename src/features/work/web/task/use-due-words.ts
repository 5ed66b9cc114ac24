/** Instants of tasks as people say them: the time today, the weekday near it, else the date; by the clock of the company's country. */
import { useMemo } from "react";
import { daysBetween } from "#shared/date.ts";
import { formatDate, useFormat } from "#ui/kit/format.ts";
import { useMe } from "#ui/me.ts";
import { dateOf } from "./zone-time.ts";

export function useDueWords() {
  const { language } = useFormat();
  const { timeZone, country } = useMe().workspace;
  return useMemo(() => {
    const locale = `${language}-${country}`;
    const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone });
    const time = format({ hour: "2-digit", minute: "2-digit" });
    const near = format({ weekday: "short", hour: "2-digit", minute: "2-digit" });
    const day = format({ weekday: "short", day: "numeric", month: "short" });
    const far = format({ day: "numeric", month: "short", year: "numeric" });
    const exact = format({ dateStyle: "full", timeStyle: "short" });
    const away = (at: Date) => daysBetween(dateOf(new Date(), timeZone), dateOf(at, timeZone));
    return {
      timeZone,
      locale,
      /** A business date, in no time zone. */
      date: (date: string, options: Intl.DateTimeFormatOptions) => formatDate(date, locale, options),
      time: (instant: string) => time.format(new Date(instant)),
      day: (instant: string) => day.format(new Date(instant)),
      exact: (instant: string) => exact.format(new Date(instant)),
      at: (instant: string) => {
        const at = new Date(instant);
        const days = away(at);
        if (days === 0) return time.format(at);
        if (Math.abs(days) < 6) return near.format(at);
        return Math.abs(days) < 200 ? day.format(at) : far.format(at);
      },
    };
  }, [language, timeZone, country]);
}
