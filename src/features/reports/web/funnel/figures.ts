/** Shares and days as the page writes them. */
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";

/** Below this many a share says little and is shown grey. */
export const few = 5;

export function useFigures() {
  const t = useText();
  const format = useFormat();
  return useMemo(() => {
    const digits = (value: number) => (value > 0 && value < 0.0995 ? 1 : 0);
    return {
      count: (value: number) => format.number(value),
      share: (value: number) => format.number(value, { style: "percent", maximumFractionDigits: digits(value) }),
      /** "79–86": the interval without repeating the sign. */
      interval: (low: number, high: number) => {
        const plain = (value: number, most: number) => format.number(100 * value, { maximumFractionDigits: most });
        const whole = Math.max(digits(low), digits(high));
        const most = plain(low, whole) === plain(high, whole) ? 1 : whole;
        return `${plain(low, most)}–${plain(high, most)}`;
      },
      /** Days; under one, hours. */
      days: (value: number | null) => {
        if (value === null) return "–";
        if (value >= 0.95) return t("reports:days", { days: format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 }) });
        return value < 1 / 24 ? t("reports:under_an_hour") : t("reports:hours", { hours: format.number(Math.round(value * 24)) });
      },
      date: (date: string) => format.date(date),
      money: format.money,
      instant: (instant: string) => format.instant(instant, { dateStyle: "medium" }),
      language: format.language,
    };
  }, [format, t]);
}
export type Figures = ReturnType<typeof useFigures>;
