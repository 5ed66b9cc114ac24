/** A rhythm in words: "every 2 weeks on Monday, Thursday". */
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import type { RhythmView } from "../../contract/recurrence/recurrences.ts";

/** 5 January 2026 was a Monday. */
export const weekdayName = (weekday: number, language: string, width: "long" | "short"): string =>
  new Intl.DateTimeFormat(language, { weekday: width, timeZone: "UTC" }).format(new Date(Date.UTC(2026, 0, 4 + weekday)));

export function useRhythmWords(): (every: RhythmView) => string {
  const t = useText();
  const { language } = useFormat();
  return (every) => {
    const often = every.times === 1 ? t(`recurring:each.${every.unit}`) : t(`recurring:every.${every.unit}`, { count: every.times });
    if (every.unit === "day") return often;
    if (every.unit === "month")
      return every.day === "last" ? t("recurring:on_last", { often }) : t("recurring:on_day", { often, day: every.day });
    const days = every.weekdays.toSorted((one, other) => one - other).map((day) => weekdayName(day, language, "short"));
    return t("recurring:on_weekdays", { often, days: days.join(", ") });
  };
}
