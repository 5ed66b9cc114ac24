/** The words of the screens are written as their language wants it, and each rule bites. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import type { Catalogues } from "./catalogue-rules.ts";
import { untranslated, wordingFaults } from "./wording-rules.ts";

function readCatalogues(): Catalogues {
  const read: Record<string, Record<string, Record<string, string>>> = { en: {}, ru: {}, de: {} };
  const house = join(import.meta.dirname, "../..");
  for (const file of globSync("src/ui/i18n/{en,ru,de}/*.json", { cwd: house }))
    read[basename(dirname(file))]![basename(file, ".json")] = JSON.parse(readFileSync(join(house, file), "utf8"));
  return read;
}
const catalogues = readCatalogues();

/** Names, and words that are the same in English and in German. */
const alike = new Set([
  ...["Bitrix24", "CSV", "Ctrl", "Enter", "HubSpot", "Mainspring", "Outlook", "PNG", "Pipedrive", "Push", "Salesforce", "amoCRM"],
  ...["Board", "Chance, %", "Code", "Deal", "Deal: {{field}}", "Deals", "Domain", "Domains", "Filter", "Format", "Holding", "Import"],
  ...["Issuer", "Lead", "Lead {{title}}, {{owner}}", "Leads", "Link", "Matrix", "Median", "Messenger", "Monitor", "Name", "Navigation"],
  ...["Norm", "Optional", "optional", "{{name}} (optional)", "Pause", "Person", "Pipeline", "Pipelines", "Position", "Region", "Start"],
  ...["Status", "Telesales", "Text", "Version", "Version {{number}}", "Website", "neutral"],
]);

test("every word is written as its language wants it, with the words of the glossary", () => {
  assert.deepEqual(wordingFaults(catalogues), []);
});

test("every word is translated", () => {
  assert.deepEqual(untranslated(catalogues, alike), []);
});

test("what is written wrongly is found, in the language in which it is wrong", () => {
  const faults = (language: string, text: string) => wordingFaults({ [language]: { demo: { word: text } } }).length;
  for (const [language, text] of [
    ["en", "The person's data"],
    ["en", "Saved!"],
    ["en", "Two  spaces"],
    ["en", "At 95 %"],
    ["en", "„Low“"],
    ["de", "Wird geladen..."],
    ["de", "Zu 95 % fertig"],
    ["de", "“Hoch”"],
    ["de", "Sieh, was du tust"],
    ["de", "Der Eigentümer"],
    ["ru", "Cделка выиграна"],
    ["ru", "Пусто – все"],
    ["ru", "Теперь у {{name}}"],
    ["ru", "Ответил(а) {{name}}"],
    ["ru", "“Кавычки”"],
    ["ru", "Выбери твой вид"],
  ] as const)
    assert.equal(faults(language, text), 1, text);
  for (const [language, text] of [
    ["en", "The person’s “data”, 95%"],
    ["de", "Wird geladen …"],
    ["de", "„Tiefe“ zu 95\u00A0%, bei {{name}}"],
    ["ru", "Пусто\u00A0— все"],
    ["ru", "{{from}} – {{to}}: у вас {{count}}, до {{date}}"],
    ["ru", "Исполнитель: {{name}}, твёрдо"],
  ] as const)
    assert.equal(faults(language, text), 0, text);
});

test("an English word in another language is found, a name is not", () => {
  const all: Catalogues = {
    en: { demo: { a: "Save", b: "PNG", c: "{{from}} – {{to}}" } },
    de: { demo: { a: "Save", b: "PNG", c: "{{from}} – {{to}}" } },
  };
  assert.deepEqual(untranslated(all, new Set(["PNG"])), ["demo:a in de is English: Save"]);
});
