/**
 * Words of the screens. Catalogues are flat JSON files `src/ui/i18n/{en,ru,de}/NAMESPACE.json`, one namespace per area, listed in
 * catalogues.ts; the English one gives the keys their types. A key is always written whole: "people:table.empty".
 *
 *     const t = useText();
 *     t("people:title")                                   // "People"
 *     t("people:count", { count: 3 })                     // "count_one", "count_few"… by the plural rules of the language
 *     t("people:invited", { name: anna.name })            // "{{name}} is invited"
 *     t(`people:status.${person.status}`)                 // a template keeps its fixed beginning: the unused-key test reads it
 *     textOr(`problems:refusal.${reason}`, fallback)      // a word that comes from the server and may be unknown
 *
 * A page names its namespaces in the page registry, so they are there before it is drawn. Dates, numbers and money: format.ts.
 * The catalogue test fails on a missing, unknown or unused key, a missing plural form, and on a literal text in a component.
 */
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import type { Catalogues } from "./catalogues.ts";

export type Language = "en" | "ru" | "de";
export const languages: readonly Language[] = ["en", "ru", "de"];

export type Namespace = keyof Catalogues & string;

type WithoutPlural<K extends string> = K extends `${infer Base}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Base : K;
export type Key = { [N in Namespace]: `${N}:${WithoutPlural<keyof Catalogues[N] & string>}` }[Namespace];

export type Values = Readonly<Record<string, string | number>>;
export type Say = (key: Key, values?: Values) => string;

/** The text for a key, and a redraw when the language changes. */
export function useText(): Say {
  return useTranslation().t as unknown as Say;
}

/** The text for a key, outside of components (notifications, the window's title). */
export const text: Say = (key, values) => i18next.t(key as string, values ?? {});

/** The text for a key made of a word from the server, or something else if no catalogue knows that word. */
export function textOr(key: string, otherwise: string, values?: Values): string {
  return i18next.exists(key) ? i18next.t(key, values ?? {}) : otherwise;
}
