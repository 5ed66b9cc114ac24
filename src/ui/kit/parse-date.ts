/** What somebody typed as a date: 2026-03-02, 2.3.26 and 2.3.2026; with slashes as English writes them, 3/2/2026; or as it was shown. */
export function parseDate(typed: string, language: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(text);
  if (dotted) return dateOf(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text);
  if (slashed) return language === "en" ? dateOf(slashed[3], slashed[1], slashed[2]) : dateOf(slashed[3], slashed[2], slashed[1]);
  return shownDate(text, language);
}

function dateOf(year = "", month = "", day = ""): string | null {
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null;
}

/** "2 мар. 2026 г.", "Mar 2, 2026": a day, a year, and the beginning of a month's name in that language. */
function shownDate(text: string, language: string): string | null {
  const year = /\b\d{4}\b/.exec(text)?.[0];
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  const word = /\p{L}{3,}/u.exec(text)?.[0].toLocaleLowerCase(language).slice(0, 3);
  if (!year || !day || !word) return null;
  const named = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
  const month = Array.from(
    { length: 12 },
    (_, at) => named.formatToParts(new Date(Date.UTC(2026, at, 1))).find((part) => part.type === "month")?.value ?? "",
  );
  const at = month.findIndex((name) => name.toLocaleLowerCase(language).startsWith(word));
  return at < 0 ? null : dateOf(year, String(at + 1), day);
}
