/** Telephone numbers in the one form they are kept and compared in: E.164, an extension after it as RFC 3966 writes it. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { no, type Result, yes } from "./result.ts";

const LONGEST_PHONE = 80;

/**
 * "030 1234567" of DE is "+49301234567". `country` (ISO 3166) is that of numbers without a prefix; without it they are refused. What is no
 * number of any network is refused: the caller says so, or keeps the text and knows that nobody can be called there.
 */
export function normalisePhone(text: string, country: string | null): Result<string, "phone_malformed"> {
  if (text.length > LONGEST_PHONE) return no("phone_malformed");
  // "00" and the doubled prefix of people who write "+49 (0)30".
  const typed = text
    .normalize("NFKC")
    .trim()
    .replace(/^00(?=[1-9])/, "+")
    .replace(/^(\+\d{1,3}\s*)\(0\)/, "$1");
  const home = country !== null && isSupportedCountry(country) ? { defaultCountry: country as CountryCode } : {};
  const found = parsePhoneNumberFromString(typed, { ...home, extract: false });
  if (!found?.isValid()) return no("phone_malformed");
  return yes(found.ext === undefined ? found.number : `${found.number};ext=${found.ext}`);
}

/** As people read it: "+49 30 901820". What is no number, as an import may have kept it, stands as it was written. */
export function formatPhone(kept: string): string {
  const found = kept.startsWith("+") ? parsePhoneNumberFromString(kept, { extract: false }) : undefined;
  return found?.isPossible() ? found.formatInternational() : kept;
}
