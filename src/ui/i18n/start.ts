/** Starts i18next: catalogues come lazily, one chunk per language and namespace. */
import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, languages, type Namespace } from "./text.ts";

type Catalogue = Readonly<Record<string, string>>;
const files = import.meta.glob<Catalogue>("./{en,ru,de}/*.json", { import: "default" });

const lazyCatalogues: BackendModule = {
  type: "backend",
  init: () => {},
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) done(new Error(`There is no catalogue ${language}/${namespace}.`), false);
    else
      load().then(
        (catalogue) => done(null, catalogue),
        (error: Error) => done(error, true),
      );
  },
};

const storageKey = "mainspring.language";

/** The language chosen before, else the first of the browser's that we have, else English. */
export function preferredLanguage(stored: string | null, wanted: readonly string[]): Language {
  const offered = [stored, ...wanted].map((one) => one?.slice(0, 2).toLowerCase());
  return offered.find((one): one is Language => languages.includes(one as Language)) ?? "en";
}

export async function startTexts(): Promise<void> {
  await i18next
    .use(lazyCatalogues)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(storedLanguage(), navigator.languages),
      fallbackLng: false,
      ns: ["kit", "problems"] satisfies Namespace[],
      defaultNS: false,
      keySeparator: false,
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnEmptyString: false,
      saveMissing: true,
      missingKeyHandler: (_languages, namespace, key) => console.error(`No text for ${namespace}:${key}`),
    });
  i18next.on("languageChanged", noteLanguage);
  noteLanguage(i18next.language);
}

/** Loads catalogues that a page needs. */
export async function loadTexts(namespaces: readonly Namespace[]): Promise<void> {
  await i18next.loadNamespaces([...namespaces]);
}

export async function changeLanguage(language: Language): Promise<void> {
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return i18next.language as Language;
}

function noteLanguage(language: string): void {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A browser without storage asks its own language again next time.
  }
}

function storedLanguage(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
