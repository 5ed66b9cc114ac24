/** Monday to Sunday in a language, short and whole. */
export function weekdayNames(language: string): readonly { readonly short: string; readonly long: string }[] {
  const names = (weekday: "short" | "long") => new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
  const [short, long] = [names("short"), names("long")];
  // 5 January 2026 was a Monday.
  return Array.from({ length: 7 }, (_, at) => {
    const day = new Date(Date.UTC(2026, 0, 5 + at));
    return { short: short.format(day), long: long.format(day) };
  });
}
