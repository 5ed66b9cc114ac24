/** Every word of the screens stands in three catalogues, is used, and is spelt out nowhere else. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { knownKinds } from "#features/org/web/journal/known-kinds.ts";
import { type Catalogues, differentValues, missingInALanguage, unknownKeys, unusedKeys, wrongPlurals } from "./i18n/catalogue-rules.ts";
import { journalKindsIn } from "./i18n/journal-kinds.ts";
import { fieldCodesIn, refusalsIn } from "./i18n/refusals.ts";
import { readSource } from "./i18n/source-texts.ts";

const house = join(import.meta.dirname, "..");
const sources = ["src/ui/**/*.{ts,tsx}", "src/features/*/web/**/*.{ts,tsx}", "src/features/*/web.{ts,tsx}", "src/main/browser.tsx"];

function readCatalogues(): Catalogues {
  const read: Record<string, Record<string, Record<string, string>>> = { en: {}, ru: {}, de: {} };
  for (const file of globSync("src/ui/i18n/{en,ru,de}/*.json", { cwd: house }))
    read[basename(dirname(file))]![basename(file, ".json")] = JSON.parse(readFileSync(join(house, file), "utf8"));
  return read;
}

const catalogues = readCatalogues();
const namespaces = Object.keys(catalogues["en"] ?? {});
const files = globSync(sources, { cwd: house }).filter((file) => !/\.test\.tsx?$/.test(file));
const found = files.map((file) => readSource(file, readFileSync(join(house, file), "utf8"), namespaces));
const uses = found.flatMap(({ keys }) => keys);

test("every text is there in every language", () => {
  assert.deepEqual(missingInALanguage(catalogues), []);
});

test("every plural has the forms of its language", () => {
  assert.deepEqual(wrongPlurals(catalogues), []);
});

test("a text takes the same values in every language", () => {
  assert.deepEqual(differentValues(catalogues), []);
});

test("every key that a screen names exists", () => {
  assert.ok(uses.length > 100, `only ${uses.length} keys were found in ${files.length} files: does the scan still work?`);
  assert.deepEqual(unknownKeys(catalogues, uses), []);
});

test("every key is used", () => {
  assert.deepEqual(unusedKeys(catalogues, uses), []);
});

test("no screen spells out its words itself", () => {
  assert.deepEqual(
    found.flatMap(({ literals }) => literals.map(({ file, line, text }) => `${file}:${line} says "${text}"`)),
    [],
  );
});

test("every refusal of the server has words in the person's language", () => {
  const routes = globSync(["src/features/*/routes/**/*.ts", "src/features/*/routes.ts", "src/platform/**/*.ts"], { cwd: house }).filter(
    (file) => !file.includes(".test."),
  );
  const words = new Set(routes.flatMap((file) => refusalsIn(readFileSync(join(house, file), "utf8"))));
  assert.ok(words.size > 40, `only ${words.size} refusals were found: does the scan still work?`);
  const known = catalogues["en"]?.["problems"] ?? {};
  assert.deepEqual([...words].filter((word) => !(`refusal.${word}` in known)).sort(), []);
});

test("every code that marks a field has words in the person's language", () => {
  const places = ["src/features/*/{contract,core,routes}/**/*.ts", "src/platform/{http,auth}/**/*.ts"];
  const server = globSync(places, { cwd: house }).filter((file) => !file.includes(".test."));
  const codes = new Set(server.flatMap((file) => fieldCodesIn(readFileSync(join(house, file), "utf8"))));
  assert.ok(codes.size > 40, `only ${codes.size} codes were found: does the scan still work?`);
  const known = catalogues["en"]?.["problems"] ?? {};
  assert.deepEqual([...codes].filter((code) => !(`field.${code}` in known) && !(`refusal.${code}` in known)).sort(), []);
});

/** What the journal keeps about no record of a client: neither a timeline nor somebody's day on paper shows it, or only the replay. */
const aboutNoRecord = /^(?:field|view|process|recurrence|notification_preferences|feed|rule)_/;
const aboutPipelines = /^(?:pipeline|stages?)_/;

test("whatever can have happened to a record has words for its timeline, and for the replay of somebody's day", () => {
  const [clients, monitor] = [catalogues["en"]?.["clients"] ?? {}, catalogues["en"]?.["monitor"] ?? {}];
  const kindsOf = (...rooms: string[]) => {
    const sources = globSync(
      rooms.map((room) => `src/features/${room}/{core,routes,sql}/**/*.ts`),
      { cwd: house },
    );
    const kinds = sources
      .filter((file) => !file.includes(".test."))
      .flatMap((file) => journalKindsIn(readFileSync(join(house, file), "utf8")));
    return [...new Set(kinds)].filter((kind) => !aboutNoRecord.test(kind)).sort();
  };
  const all = kindsOf("fields", "clients", "deals", "process", "work");
  for (const kind of ["note_changed", "deal_moved", "lead_taken", "contract_scheduled", "run_held", "task_postponed", "help_asked"])
    assert.ok(all.includes(kind), `${kind} was not found: does the scan still work?`);
  const inTimelines = all.filter((kind) => !aboutPipelines.test(kind));
  assert.deepEqual(
    inTimelines.filter((kind) => !(`event.${kind}` in clients)),
    [],
  );
  const inReplays = [
    ...kindsOf("clients", "deals"),
    ...taskKindsOf(readFileSync(join(house, "src/features/work/sql/monitor/replay.ts"), "utf8")),
  ];
  assert.deepEqual(
    inReplays.filter((kind) => !(`event.${kind}` in clients || `happened.${kind}` in monitor)),
    [],
  );
});

test("whatever the server writes into the journal has words there and can be asked for", () => {
  const server = globSync(["src/features/*/{core,routes,sql}/**/*.ts", "src/platform/**/*.ts"], { cwd: house });
  const kinds = new Set(
    server.filter((file) => !file.includes(".test.")).flatMap((file) => journalKindsIn(readFileSync(join(house, file), "utf8"))),
  );
  assert.ok(kinds.size > 120, `only ${kinds.size} kinds were found: does the scan still work?`);
  const [journal, clients] = [catalogues["en"]?.["journal"] ?? {}, catalogues["en"]?.["clients"] ?? {}];
  assert.deepEqual([...kinds].filter((kind) => !(`kind.${kind}` in journal || `event.${kind}` in clients)).sort(), []);
  assert.deepEqual([...kinds].filter((kind) => !knownKinds.includes(kind)).sort(), []);
});

/** Those that the replay makes of tasks itself: two names are of a closed task's state. */
const taskKindsOf = (source: string) =>
  [...source.matchAll(/'(task_[a-z_]+)'/g)].map((match) => match[1]!).filter((kind) => !kind.endsWith("_"));
