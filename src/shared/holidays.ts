/**
 * Public holidays of countries and their regions, by the `date-holidays` library.
 *
 * A day off is a holiday of the type "public" only. "bank" (banks close, companies mostly work), "optional" (each company decides),
 * "school" and "observance" are working days; whoever does not work on one of them enters an own exception. A holiday that begins
 * after noon (the half days before Christmas in some countries) is a working day too: the noon of a date decides, which also gives
 * the right dates to holidays that begin at sunset of the day before.
 */
import Holidays from "date-holidays";

export type Place = { readonly country: string; readonly region: string | null };
export type Region = { readonly code: string; readonly name: string };

const DAY = 86_400_000;
const MOST_YEARS_KEPT = 400;

/** Reading the library's rules costs milliseconds, reckoning a year tens of them; both give the same answer every time. */
const years = new Map<string, ReadonlyMap<string, string>>();
const regions = new Map<string, readonly Region[]>();
let atlas: Holidays | undefined;
let countries: ReadonlySet<string> | undefined;
const world = () => (atlas ??= new Holidays());

/** Whether holidays of this country (ISO 3166-1 alpha-2, in capitals) are known. */
export function isCountry(country: string): boolean {
  countries ??= new Set(Object.keys(world().getCountries()).filter((code) => /^[A-Z]{2}$/.test(code)));
  return countries.has(country);
}

/** The countries whose holidays are known, by code. */
export function countryCodes(): readonly string[] {
  return Object.keys(world().getCountries()).filter(isCountry).sort();
}

/** The regions of a country that have holidays of their own, with parts of regions after a hyphen ("BY", "BY-KATH"); none for most countries. */
export function regionsOf(country: string, language: string): readonly Region[] {
  if (!isCountry(country)) return [];
  const key = `${country} ${language}`;
  const known = regions.get(key) ?? readRegions(country, language);
  regions.set(key, known);
  return known;
}

/** Whether the country has such a region; no region at all is right for every country. */
export function isRegion({ country, region }: Place): boolean {
  return region === null || regionsOf(country, "en").some(({ code }) => code === region);
}

/** The public holidays of a year as names by date, in the language or else in English. A place that is not known has none. */
export function holidaysOf(place: Place, year: number, language: string): ReadonlyMap<string, string> {
  if (!isCountry(place.country) || !isRegion(place)) return new Map();
  const key = `${place.country} ${place.region ?? ""} ${year} ${language}`;
  const known = years.get(key) ?? reckon(place, year, language);
  if (years.size >= MOST_YEARS_KEPT) years.clear();
  years.set(key, known);
  return known;
}

function readRegions(country: string, language: string): readonly Region[] {
  const states = Object.entries(world().getStates(country, language) ?? {});
  return states.flatMap(([state, name]) => {
    const parts = Object.entries(world().getRegions(country, state, language) ?? {});
    return [{ code: state, name }, ...parts.map(([part, partName]) => ({ code: `${state}-${part}`, name: `${name}: ${partName}` }))];
  });
}

function reckon({ country, region }: Place, year: number, language: string): ReadonlyMap<string, string> {
  const [state = "", part = ""] = region?.split("-") ?? [];
  // In UTC the dates are the country's own dates, whatever zone this program runs in.
  const rules = new Holidays(country, state, part, { types: ["public"], languages: [language, "en"], timezone: "UTC" });
  const names = new Map<string, string>();
  // A holiday of several days may begin in the year before.
  for (const holiday of [...rules.getHolidays(year - 1), ...rules.getHolidays(year)])
    for (const date of datesOf(holiday)) if (date.startsWith(`${year}-`) && !names.has(date)) names.set(date, holiday.name);
  return names;
}

/** The dates whose noon lies in the holiday. */
function datesOf({ start, end }: { readonly start: Date; readonly end: Date }): readonly string[] {
  const dates: string[] = [];
  for (let noon = Math.floor(start.getTime() / DAY) * DAY + DAY / 2; noon < end.getTime(); noon += DAY)
    if (noon >= start.getTime()) dates.push(new Date(noon).toISOString().slice(0, 10));
  return dates;
}
