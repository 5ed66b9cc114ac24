/** Languages are called by their own names in every language. */
import type { Language } from "../i18n/text.ts";

export const languageNames: Readonly<Record<Language, string>> = { en: "English", ru: "Русский", de: "Deutsch" };
