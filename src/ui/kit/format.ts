/**
 * Numbers, money, dates as the person reads them: in their language and, for instants, in their time zone.
 *
 *     const format = useFormat();
 *     format.money({ amount: "84000.00", currency: "EUR" })   // "€84,000.00"
 *     format.date("2026-03-02")                               // a business date: no time zone involved
 *     format.instant(person.createdAt)                        // "2 Mar 2026, 10:00"
 *     format.near(session.createdAt)                          // "in 2 hours", "yesterday"; the exact one belongs into a tooltip: <Moment>
 */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTimeZone } from "../me.ts";

export type MoneyJson = { readonly amount: string; readonly currency: string };

/** Money is a decimal text of any length; as a number it would lose its last digits. */
export function formatMoney({ amount, currency }: MoneyJson, language: string, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(language, { style: "currency", currency, ...options }).format(amount as Intl.StringNumericLiteral);
}

export function formatNumber(value: number | string, language: string, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(language, options).format(value as number);
}

/** A business date stands for a whole day in the company, so it is shown as it is, in no time zone. */
export function formatDate(date: string, language: string, options: Intl.DateTimeFormatOptions = { dateStyle: "medium" }): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

export function formatInstant(
  instant: string,
  language: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" },
): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone }).format(new Date(instant));
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** As people say it near now ("2 hours ago"); past a week either side, the date. */
export function formatNear(instant: string, language: string, timeZone: string, now: Date): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) >= 7 * 86_400) return formatInstant(instant, language, timeZone, { dateStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  return step ? relative.format(Math.round(seconds / step[1]), step[0]) : relative.format(0, "minute");
}

/** The formats of the person who is signed in. */
export function useFormat() {
  const { i18n } = useTranslation();
  const timeZone = useTimeZone();
  const { language } = i18n;
  return useMemo(
    () => ({
      language,
      timeZone,
      money: (value: MoneyJson) => formatMoney(value, language),
      /** A sum in a head: without the cents where there are none. */
      total: (value: MoneyJson) => formatMoney(value, language, { trailingZeroDisplay: "stripIfInteger" }),
      number: (value: number | string, options?: Intl.NumberFormatOptions) => formatNumber(value, language, options),
      date: (date: string, options?: Intl.DateTimeFormatOptions) => formatDate(date, language, options),
      instant: (instant: string, options?: Intl.DateTimeFormatOptions) => formatInstant(instant, language, timeZone, options),
      near: (instant: string) => formatNear(instant, language, timeZone, new Date()),
    }),
    [language, timeZone],
  );
}
