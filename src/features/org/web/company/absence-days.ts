/** Absences in words of days: they are stored half-open, people say the last day. */
import { addDays } from "#shared/date.ts";
import type { useFormat } from "#ui/kit/format.ts";
import type { Absence } from "./answers.ts";

/** "2 – 6 Mar 2026", one day as that day. */
export function daysText(
  { fromOn, toOn }: Pick<Absence, "fromOn" | "toOn">,
  format: Pick<ReturnType<typeof useFormat>, "language">,
): string {
  const range = new Intl.DateTimeFormat(format.language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return range.formatRange(new Date(`${fromOn}T00:00:00Z`), new Date(`${addDays(toOn, -1)}T00:00:00Z`));
}
