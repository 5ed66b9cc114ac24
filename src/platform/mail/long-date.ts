export type LetterLanguage = "en" | "ru" | "de";

/** A date as the language writes it: 2 March 2026, 2. März 2026, 2 марта 2026 г. */
export const longDate = (language: LetterLanguage, date: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
