/** The rules of the catalogues bite: for each, something wrong that it must find, and something right that it must leave alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Catalogues, differentValues, missingInALanguage, unknownKeys, unusedKeys, wrongPlurals } from "./catalogue-rules.ts";
import { fieldCodesIn, refusalsIn } from "./refusals.ts";
import { readSource } from "./source-texts.ts";

const whole: Catalogues = {
  en: {
    demo: { title: "Hello {{name}}", days_one: "{{count}} day", days_other: "{{count}} days", "state.open": "Open", "state.shut": "Shut" },
  },
  ru: {
    demo: {
      title: "Привет, {{name}}",
      days_one: "{{count}} день",
      days_few: "{{count}} дня",
      days_many: "{{count}} дней",
      days_other: "{{count}} дня",
      "state.open": "Открыто",
      "state.shut": "Закрыто",
    },
  },
  de: { demo: { title: "Hallo {{name}}", days_one: "ein Tag", days_other: "{{count}} Tage", "state.open": "Offen", "state.shut": "Zu" } },
};
const changed = (language: string, change: Record<string, string | undefined>): Catalogues => {
  const demo = Object.entries({ ...whole[language]?.["demo"], ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...whole, [language]: { demo: Object.fromEntries(demo) } };
};
const keysIn = (source: string) => readSource("Page.tsx", source, ["demo"]).keys;
const literalsIn = (source: string) => readSource("Page.tsx", source, ["demo"]).literals.map(({ text }) => text);

test("whole catalogues pass every rule", () => {
  assert.deepEqual([...missingInALanguage(whole), ...wrongPlurals(whole), ...differentValues(whole)], []);
});

test("a key missing or empty in one language is found, also a whole namespace", () => {
  assert.deepEqual(missingInALanguage(changed("de", { title: undefined })), ["demo:title is missing in de"]);
  assert.deepEqual(missingInALanguage(changed("ru", { title: " " })), ["demo:title is empty in ru"]);
  assert.equal(missingInALanguage({ ...whole, de: {} }).length, 4);
});

test("a missing plural form is found, and one that the language does not have", () => {
  assert.deepEqual(wrongPlurals(changed("ru", { days_few: undefined })), ['demo:days lacks the form "few" in ru']);
  assert.deepEqual(wrongPlurals(changed("en", { days_one: undefined })), ['demo:days lacks the form "one" in en']);
  assert.deepEqual(wrongPlurals(changed("de", { days_many: "viele" })), ['demo:days has a form "many" that de does not know']);
});

test("a text that forgets a value is found", () => {
  assert.deepEqual(differentValues(changed("de", { title: "Hallo {{nam}}" })), [
    "demo:title takes nam in de and name in the first language",
  ]);
});

test("a key that is used and missing is found, wherever it stands in the source", () => {
  const keys = keysIn(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source that is read holds a template.
    'const a = t("demo:nothing"); const p = { titleKey: "demo:gone" }; const c = t(x ? "demo:title" : "demo:lost"); t(`demo:stat.${s}`);',
  );
  assert.deepEqual(
    unknownKeys(whole, keys).map((one) => /names (\S+),/.exec(one)?.[1]),
    ["demo:nothing", "demo:gone", "demo:lost", "demo:stat.*"],
  );
});

test("a key that is never used is found; a template uses all that it can become", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source that is read holds a template.
  const keys = keysIn('t("demo:days", { count }); t(`demo:state.${state}`);');
  assert.deepEqual(unusedKeys(whole, keys), ["demo:title is used nowhere"]);
  assert.deepEqual(unknownKeys(whole, keys), []);
});

test("words spelt out in a component are found in text, attributes, conditions, and what is handed to a table", () => {
  const found = literalsIn(`
    const columns = [{ key: "name", title: "Full name" }];
    export const Page = () => <>
      <h1>People</h1> {"Hidden"} {isOpen && "Open now"} {n > 1 ? \`\${n} things\` : "nothing"}
      <button aria-label="Close it" type="button" title={isOpen ? "Shut" : t("demo:title")} />
      <input placeholder={"Sea" + "rch"} name="query" />
    </>;`);
  assert.deepEqual(found, ["Full name", "People", "Hidden", "Open now", "things", "nothing", "Close it", "Shut", "Sea", "rch"]);
});

test("signs, numbers, keys, class names and untranslatable names are no words", () => {
  const found = literalsIn(`
    export const Page = () => <p className="big title" data-kind="row" title={t("demo:title")}>
      {t("demo:title")} · 12 % – <b translate="no">Mainspring</b> <input placeholder="https://login.example.com" /> {count} {format(date, "long")}
    </p>;
    const page = { path: "people", titleKey: "demo:title", keys: "g p" };`);
  assert.deepEqual(found, []);
});

test("a refusal is found in each form in which the server writes one", () => {
  const source = `cycle: { status: 422, path: "/x" }, late: {\n  status: 409,\n}, problem("state", { reason: "shut" }); throw fieldProblem("/code", "wrong_code", "…"); ok: { status: 200 }`;
  assert.deepEqual(refusalsIn(source), ["cycle", "late", "shut", "wrong_code"]);
});

test("a code that marks a field is found in each form in which the server writes one", () => {
  const source = `z.string().refine(isDay, { error: "no_day" }); if (!by) add("by_needed", "by");
const errors = [{ path: "/filter", code: "too_many", message }]; context.addIssue({ code: "custom", message: fault });
const words: Readonly<Record<FilterFaultCode, string>> = {
  not_json: "It is not JSON",
  money: 'Written {"amount":"1"}',
};
const faultWords = {
  retired: \`Retired\`,
} as const;
const other = {
  title: "Not a code",
};`;
  assert.deepEqual(fieldCodesIn(source), ["no_day", "too_many", "by_needed", "not_json", "money", "retired"]);
});
