/** The company's own settings. */

import { isCountry, isRegion } from "#shared/holidays.ts";
import { no, type Result, yes } from "#shared/result.ts";

export type Language = "en" | "ru" | "de";

export type Settings = {
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  readonly region: string | null;
  readonly languages: readonly Language[];
  readonly defaultLanguage: Language;
  readonly fiscalStartMonth: number;
};

export type SettingsEvent = { readonly type: "SettingsChanged"; readonly before: Partial<Settings>; readonly after: Partial<Settings> };
export type SettingsRefusal = "unknown_country" | "unknown_region" | "language_twice" | "default_language_missing";

const rules: readonly ((wished: Settings) => SettingsRefusal | null)[] = [
  ({ country }) => (isCountry(country) ? null : "unknown_country"),
  (wished) => (isRegion(wished) ? null : "unknown_region"),
  ({ languages }) => (new Set(languages).size === languages.length ? null : "language_twice"),
  ({ languages, defaultLanguage }) => (languages.includes(defaultLanguage) ? null : "default_language_missing"),
];

/** Only what is wished for changes. A region belongs to its country: another country without a region named has none. */
export function changeSettings(settings: Settings, wish: Partial<Settings>): Result<readonly SettingsEvent[], SettingsRefusal> {
  const moves = wish.country !== undefined && wish.country !== settings.country;
  const wished: Settings = { ...settings, ...(moves ? { region: null } : {}), ...wish };
  const refusal = rules.map((rule) => rule(wished)).find((found) => found !== null);
  if (refusal) return no(refusal);
  const fields = (Object.keys(settings) as (keyof Settings)[]).filter((field) => String(wished[field]) !== String(settings[field]));
  if (fields.length === 0) return yes([]);
  const pick = (from: Settings) => Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<Settings>;
  return yes([{ type: "SettingsChanged", before: pick(settings), after: pick(wished) }]);
}

/** What every process remembers of people (their business date, their language) is no longer true after such a change. */
export const changesWhatIsRemembered = ({ after }: SettingsEvent): boolean =>
  after.timeZone !== undefined || after.languages !== undefined || after.defaultLanguage !== undefined;
