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
        const most = Math.max(digits(low), digits(high));
        const plain = (value: number) => format.number(100 * value, { maximumFractionDigits: most });
        return `${plain(low)}–${plain(high)}`;
      },
      days: (value: number | null) =>
        value === null ? "–" : t("reports:days", { days: format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 }) }),
      date: (date: string) => format.date(date),
      money: format.money,
      instant: (instant: string) => format.instant(instant, { dateStyle: "medium" }),
      language: format.language,
    };
  }, [format, t]);
}
export type Figures = ReturnType<typeof useFigures>;
