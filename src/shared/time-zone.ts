import { Temporal } from "temporal-polyfill";

const AREA_AND_PLACE = /^[A-Z][A-Za-z]+(?:\/[A-Za-z0-9_+-]+){1,2}$/;
const LONGEST_NAME = 64;

/**
 * Whether the text names a time zone by its IANA name in its own capitals: "UTC" or area and place, such as "Europe/Berlin". Offsets
 * ("+02:00") are refused, for they know no summer time; so are names without an area (CET, EST, PST), which PostgreSQL takes for fixed offsets.
 */
export function isTimeZone(text: string): boolean {
  if (text === "UTC") return true;
  if (text.length > LONGEST_NAME || !AREA_AND_PLACE.test(text)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId === text;
  } catch {
    return false;
  }
}

/** Names that the Unicode data behind `Intl` keeps listing under spellings which the places have left behind. */
const renamed: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "Africa/Asmera": "Africa/Asmara",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Catamarca": "America/Argentina/Catamarca",
    "America/Cordoba": "America/Argentina/Cordoba",
    "America/Godthab": "America/Nuuk",
    "America/Indianapolis": "America/Indiana/Indianapolis",
    "America/Jujuy": "America/Argentina/Jujuy",
    "America/Louisville": "America/Kentucky/Louisville",
    "America/Mendoza": "America/Argentina/Mendoza",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Europe/Kiev": "Europe/Kyiv",
    "Pacific/Enderbury": "Pacific/Kanton",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
  }),
);

/** The time zones to choose from, in alphabetical order, each once and by its present name. */
export function timeZones(): readonly string[] {
  const names = Intl.supportedValuesOf("timeZone").map((name) => renamed.get(name) ?? name);
  return [...new Set(["UTC", ...names])].filter(isTimeZone).sort();
}
