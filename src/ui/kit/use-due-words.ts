/** Instants of tasks as people say them: the time today, the weekday near it, else the date; by the clock of the company's country. */
import { useMemo } from "react";
import { daysBetween } from "#shared/date.ts";
import { useMe } from "../me.ts";
import { formatDate, useFormat } from "./format.ts";
import { dateOf } from "./zone-time.ts";

export function useDueWords() {
  const { language } = useFormat();
  const { timeZone, country } = useMe().workspace;
  return useMemo(() => wordsFor(`${language}-${country}`, timeZone), [language, timeZone, country]);
}

/** Formats are dear to make, and a board shows a hundred cards. */
const made = new Map<string, ReturnType<typeof newWords>>();

function wordsFor(locale: string, timeZone: string) {
  const key = `${locale} ${timeZone}`;
  const words = made.get(key) ?? newWords(locale, timeZone);
  made.set(key, words);
  return words;
}

function newWords(locale: string, timeZone: string) {
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
}
