/** Countries, currencies and time zones in the words of the person's language, and guesses from their browser. */
import { isCurrency } from "#shared/currency.ts";

export type Choice = { readonly value: string; readonly label: string };

/** ISO 3166-1 countries by the currency they pay in (2026). */
const countriesByCurrency: Readonly<Record<string, string>> = {
  EUR: "AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM TF VA YT XK",
  USD: "US AS BQ EC FM GU IO MH MP PR PW SV TC TL UM VG VI ZW",
  GBP: "GB GG IM JE",
  CHF: "CH LI",
  RUB: "RU",
  UAH: "UA",
  BYN: "BY",
  KZT: "KZ",
  PLN: "PL",
  CZK: "CZ",
  HUF: "HU",
  RON: "RO",
  RSD: "RS",
  SEK: "SE",
  NOK: "NO SJ BV",
  DKK: "DK FO GL",
  ISK: "IS",
  TRY: "TR",
  GEL: "GE",
  AMD: "AM",
  AZN: "AZ",
  MDL: "MD",
  ALL: "AL",
  MKD: "MK",
  BAM: "BA",
  UZS: "UZ",
  KGS: "KG",
  TJS: "TJ",
  TMT: "TM",
  MNT: "MN",
  CNY: "CN",
  JPY: "JP",
  KRW: "KR",
  KPW: "KP",
  TWD: "TW",
  HKD: "HK",
  MOP: "MO",
  INR: "IN",
  PKR: "PK",
  BDT: "BD",
  LKR: "LK",
  NPR: "NP",
  BTN: "BT",
  MVR: "MV",
  AFN: "AF",
  IRR: "IR",
  IQD: "IQ",
  SYP: "SY",
  LBP: "LB",
  JOD: "JO",
  ILS: "IL PS",
  SAR: "SA",
  AED: "AE",
  QAR: "QA",
  KWD: "KW",
  BHD: "BH",
  OMR: "OM",
  YER: "YE",
  EGP: "EG",
  THB: "TH",
  VND: "VN",
  LAK: "LA",
  KHR: "KH",
  MMK: "MM",
  MYR: "MY",
  SGD: "SG",
  IDR: "ID",
  PHP: "PH",
  BND: "BN",
  AUD: "AU CC CX HM KI NF NR TV",
  NZD: "NZ CK NU PN TK",
  PGK: "PG",
  FJD: "FJ",
  SBD: "SB",
  TOP: "TO",
  VUV: "VU",
  WST: "WS",
  XPF: "NC PF WF",
  CAD: "CA",
  MXN: "MX",
  GTQ: "GT",
  BZD: "BZ",
  HNL: "HN",
  NIO: "NI",
  CRC: "CR",
  PAB: "PA",
  CUP: "CU",
  JMD: "JM",
  HTG: "HT",
  DOP: "DO",
  BSD: "BS",
  BBD: "BB",
  TTD: "TT",
  XCD: "AG AI DM GD KN LC MS VC",
  XCG: "CW SX",
  AWG: "AW",
  BMD: "BM",
  KYD: "KY",
  COP: "CO",
  VES: "VE",
  GYD: "GY",
  SRD: "SR",
  PEN: "PE",
  BOB: "BO",
  BRL: "BR",
  PYG: "PY",
  UYU: "UY",
  ARS: "AR",
  CLP: "CL",
  FKP: "FK GS",
  MAD: "MA EH",
  DZD: "DZ",
  TND: "TN",
  LYD: "LY",
  SDG: "SD",
  SSP: "SS",
  ETB: "ET",
  ERN: "ER",
  DJF: "DJ",
  SOS: "SO",
  KES: "KE",
  UGX: "UG",
  TZS: "TZ",
  RWF: "RW",
  BIF: "BI",
  CDF: "CD",
  XAF: "CF CG CM GA GQ TD",
  XOF: "BF BJ CI GW ML NE SN TG",
  NGN: "NG",
  GHS: "GH",
  GMD: "GM",
  GNF: "GN",
  SLE: "SL",
  LRD: "LR",
  CVE: "CV",
  MRU: "MR",
  STN: "ST",
  AOA: "AO",
  ZMW: "ZM",
  MWK: "MW",
  MZN: "MZ",
  MGA: "MG",
  KMF: "KM",
  SCR: "SC",
  MUR: "MU",
  ZAR: "ZA",
  NAD: "NA",
  BWP: "BW",
  LSL: "LS",
  SZL: "SZ",
  SHP: "SH",
};

const currencyByCountry: ReadonlyMap<string, string> = new Map(
  Object.entries(countriesByCurrency).flatMap(([currency, countries]) =>
    countries.split(" ").map((country) => [country, currency] as const),
  ),
);

export function currencyOfCountry(country: string): string | null {
  return currencyByCountry.get(country) ?? null;
}

export function countryChoices(language: string): readonly Choice[] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return sorted(
    [...currencyByCountry.keys()].map((value) => ({ value, label: names.of(value) ?? value })),
    language,
  );
}

export function currencyChoices(language: string): readonly Choice[] {
  const names = new Intl.DisplayNames(language, { type: "currency" });
  const known = Intl.supportedValuesOf("currency").filter(isCurrency);
  return sorted(
    known.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` })),
    language,
  );
}

/** Time zones with their present distance from UTC: "Europe/Berlin (UTC+1)". */
export function timeZoneChoices(language: string, now: Date): readonly Choice[] {
  const zones = Intl.supportedValuesOf("timeZone");
  const all = zones.includes("UTC") ? zones : [...zones, "UTC"];
  return sorted(
    all.map((value) => ({ value, label: `${value.replaceAll("_", " ")} (${offsetOf(value, now)})` })),
    language,
  );
}

function offsetOf(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(now);
  return (parts.find((part) => part.type === "timeZoneName")?.value ?? "UTC").replace("GMT", "UTC");
}

function sorted(choices: readonly Choice[], language: string): readonly Choice[] {
  const order = new Intl.Collator(language);
  return [...choices].sort((one, other) => order.compare(one.label, other.label));
}

type WithZones = { getTimeZones?: () => string[] };

/** The country whose clocks the browser follows, else the region of its languages, else null. */
export function guessCountry(timeZone: string, browserLanguages: readonly string[]): string | null {
  const regions = browserLanguages
    .map((one) => new Intl.Locale(one).region)
    .filter((one): one is string => one !== undefined && currencyByCountry.has(one));
  const here = (country: string) => (new Intl.Locale(`und-${country}`) as WithZones).getTimeZones?.().includes(timeZone) ?? false;
  return regions.find(here) ?? [...currencyByCountry.keys()].find(here) ?? regions[0] ?? null;
}
