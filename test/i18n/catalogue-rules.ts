/** The rules of the catalogues; each answers a list of sentences, empty where all is well. */
import type { KeyUse } from "./source-texts.ts";

/** language → namespace → key → text */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

const pluralForm = /^(.+)_(zero|one|two|few|many|other)$/;

/** Keys without their plural endings. Only what has an "other" somewhere is a plural: "anna_one" may be a name. */
export function baseKeys(catalogue: Readonly<Record<string, string>>, plurals: ReadonlySet<string>): Set<string> {
  return new Set(Object.keys(catalogue).map((key) => baseOf(key, plurals)));
}

function baseOf(key: string, plurals: ReadonlySet<string>): string {
  const base = pluralForm.exec(key)?.[1];
  return base !== undefined && plurals.has(base) ? base : key;
}

export function pluralBases(catalogues: Catalogues, namespace: string): Set<string> {
  const keys = Object.values(catalogues).flatMap((spaces) => Object.keys(spaces[namespace] ?? {}));
  return new Set(keys.flatMap((key) => (key.endsWith("_other") ? [key.slice(0, -"_other".length)] : [])));
}

const namespacesOf = (catalogues: Catalogues) => [...new Set(Object.values(catalogues).flatMap((spaces) => Object.keys(spaces)))].sort();

/** Every key is there in every language, with a text. */
export function missingInALanguage(catalogues: Catalogues): string[] {
  return namespacesOf(catalogues).flatMap((namespace) => {
    const plurals = pluralBases(catalogues, namespace);
    const all = new Set(Object.values(catalogues).flatMap((spaces) => [...baseKeys(spaces[namespace] ?? {}, plurals)]));
    return Object.entries(catalogues).flatMap(([language, spaces]) => {
      const own = spaces[namespace] ?? {};
      const there = baseKeys(own, plurals);
      const missing = [...all].filter((key) => !there.has(key)).map((key) => `${namespace}:${key} is missing in ${language}`);
      const empty = Object.entries(own).flatMap(([key, text]) =>
        text.trim() === "" ? [`${namespace}:${key} is empty in ${language}`] : [],
      );
      return [...missing, ...empty];
    });
  });
}

/** A plural has exactly the forms that the language has. */
export function wrongPlurals(catalogues: Catalogues): string[] {
  return namespacesOf(catalogues).flatMap((namespace) =>
    [...pluralBases(catalogues, namespace)].flatMap((base) =>
      Object.entries(catalogues).flatMap(([language, spaces]) => {
        const needed: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        const there = Object.keys(spaces[namespace] ?? {}).flatMap((key) => {
          const [, stem, form] = pluralForm.exec(key) ?? [];
          return stem === base && form ? [form] : [];
        });
        const lacking = needed
          .filter((form) => !there.includes(form))
          .map((form) => `${namespace}:${base} lacks the form "${form}" in ${language}`);
        const superfluous = there
          .filter((form) => !needed.includes(form))
          .map((form) => `${namespace}:${base} has a form "${form}" that ${language} does not know`);
        return [...lacking, ...superfluous];
      }),
    ),
  );
}

/** A text takes the same values in every language, or a screen would show {{name}}. */
export function differentValues(catalogues: Catalogues): string[] {
  const [[, first = {}] = ["", {}], ...others] = Object.entries(catalogues);
  return others.flatMap(([language, spaces]) =>
    Object.entries(spaces).flatMap(([namespace, catalogue]) =>
      Object.entries(catalogue).flatMap(([key, text]) => {
        const base = pluralForm.exec(key)?.[1];
        const original = first[namespace]?.[key] ?? (base === undefined ? undefined : first[namespace]?.[`${base}_other`]);
        if (original === undefined || valuesOf(original) === valuesOf(text)) return [];
        return [
          `${namespace}:${key} takes ${valuesOf(text) || "nothing"} in ${language} and ${valuesOf(original) || "nothing"} in the first language`,
        ];
      }),
    ),
  );
}

/** "one" may say "a minute" instead of the number. */
const valuesOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).filter((name) => name !== "count"))].sort().join(", ");

/** A key that a source names exists; a template matches at least one. */
export function unknownKeys(catalogues: Catalogues, uses: readonly KeyUse[]): string[] {
  const known = knownKeys(catalogues);
  return uses
    .filter((use) => !known.some((key) => covers(use, key)))
    .map(({ file, line, key }) => `${file}:${line} names ${key}, which no catalogue has`);
}

/** A key that no source names is dead weight that three people translate. */
export function unusedKeys(catalogues: Catalogues, uses: readonly KeyUse[]): string[] {
  return knownKeys(catalogues)
    .filter((key) => !uses.some((use) => covers(use, key)))
    .map((key) => `${key} is used nowhere`);
}

function knownKeys(catalogues: Catalogues): string[] {
  return namespacesOf(catalogues).flatMap((namespace) => {
    const plurals = pluralBases(catalogues, namespace);
    return [...new Set(Object.values(catalogues).flatMap((spaces) => [...baseKeys(spaces[namespace] ?? {}, plurals)]))].map(
      (key) => `${namespace}:${key}`,
    );
  });
}

function covers({ key, isPattern }: KeyUse, known: string): boolean {
  if (!isPattern) return key === known;
  const escaped = key.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".+")}$`).test(known);
}
