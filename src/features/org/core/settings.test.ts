import assert from "node:assert/strict";
import { test } from "node:test";
import { changeSettings, changesWhatIsRemembered, type Settings } from "./settings.ts";

const lumen: Settings = {
  name: "Lumen",
  timeZone: "Europe/Berlin",
  country: "DE",
  region: "BY",
  languages: ["en", "ru", "de"],
  defaultLanguage: "en",
  fiscalStartMonth: 1,
};
const refusal = (wish: Partial<Settings>) => {
  const changed = changeSettings(lumen, wish);
  return changed.ok ? null : changed.refusal;
};
const changed = (wish: Partial<Settings>) => {
  const result = changeSettings(lumen, wish);
  assert.ok(result.ok);
  return result.value[0];
};

test("only what differs is an event, with the values before and after", () => {
  assert.deepEqual(changeSettings(lumen, { name: "Lumen", fiscalStartMonth: 4 }), {
    ok: true,
    value: [{ type: "SettingsChanged", before: { fiscalStartMonth: 1 }, after: { fiscalStartMonth: 4 } }],
  });
  assert.deepEqual(changeSettings(lumen, { languages: ["en", "ru", "de"] }), { ok: true, value: [] });
});

test("the default language is one of the languages, each named once", () => {
  assert.equal(refusal({ languages: ["ru", "de"] }), "default_language_missing");
  assert.equal(refusal({ languages: ["ru"], defaultLanguage: "ru" }), null);
  assert.equal(refusal({ languages: ["en", "en"] }), "language_twice");
});

test("country and region are places whose holidays are known", () => {
  assert.equal(refusal({ country: "XX" }), "unknown_country");
  assert.equal(refusal({ region: "TA" }), "unknown_region");
  assert.equal(refusal({ country: "RU", region: "TA" }), null);
});

test("a region stays behind when the company moves to another country", () => {
  assert.deepEqual(changed({ country: "RU" })?.after, { country: "RU", region: null });
  assert.deepEqual(changed({ country: "RU" })?.before, { country: "DE", region: "BY" });
});

test("time zone and languages change what is remembered of people, a name does not", () => {
  const remembered = (wish: Partial<Settings>) => {
    const event = changed(wish);
    assert.ok(event);
    return changesWhatIsRemembered(event);
  };
  assert.deepEqual(
    [
      remembered({ timeZone: "Asia/Tokyo" }),
      remembered({ languages: ["en", "ru"] }),
      remembered({ defaultLanguage: "ru" }),
      remembered({ name: "Lux" }),
    ],
    [true, true, true, false],
  );
});
