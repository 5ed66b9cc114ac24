import assert from "node:assert/strict";
import { test } from "node:test";
import { countryCodes, holidaysOf, isCountry, isRegion, regionsOf } from "./holidays.ts";

const dates = (country: string, region: string | null, year: number) => [...holidaysOf({ country, region }, year, "en").keys()].sort();

test("Bavaria has twelve public holidays in 2026, Berlin ten, and they are not the same", () => {
  const common = ["01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26"];
  const of2026 = (...more: string[]) => [...common, ...more].map((day) => `2026-${day}`).sort();
  assert.deepEqual(dates("DE", "BY", 2026), of2026("01-06", "06-04", "11-01"));
  assert.deepEqual(dates("DE", "BE", 2026), of2026("03-08"));
  assert.deepEqual(dates("DE", null, 2026), of2026());
});

test("a part of a region may have a holiday more: the Assumption in Catholic Bavaria, the Peace Festival in Augsburg", () => {
  assert.ok(dates("DE", "BY-KATH", 2026).includes("2026-08-15"));
  assert.ok(dates("DE", "BY-A", 2026).includes("2026-08-08"));
  assert.ok(!dates("DE", "BY", 2026).includes("2026-08-15"));
});

test("a holiday of several days is every one of them: Russia is off from 1 to 8 January", () => {
  const january = ["01", "02", "03", "04", "05", "06", "07", "08"].map((day) => `2026-01-${day}`);
  const rest = ["2026-02-23", "2026-03-08", "2026-03-09", "2026-05-01", "2026-05-09", "2026-06-12", "2026-11-04"];
  assert.deepEqual(dates("RU", null, 2026), [...january, ...rest]);
});

test("a holiday that begins at sunset is the day after it", () => {
  const passover = holidaysOf({ country: "IL", region: null }, 2026, "en");
  assert.match(passover.get("2026-04-02") ?? "", /Passover/);
  assert.equal(passover.has("2026-04-01"), false);
  const turkey = dates("TR", null, 2026);
  assert.deepEqual(
    turkey.filter((date) => date.startsWith("2026-03")),
    ["2026-03-20", "2026-03-21", "2026-03-22"],
  );
});

test("a day that is free only from the afternoon is worked: Christmas Eve in Iceland", () => {
  assert.equal(dates("IS", null, 2026).includes("2026-12-24"), false);
  assert.ok(dates("IS", null, 2026).includes("2026-12-25"));
});

test("bank, optional and observed holidays are worked: Mother's Day in Britain, New Year's Eve in Germany", () => {
  assert.equal(dates("GB", "ENG", 2026).includes("2026-03-15"), false);
  assert.equal(dates("DE", null, 2026).includes("2026-12-31"), false);
  assert.equal(dates("DE", null, 2026).includes("2026-12-24"), false);
});

test("names come in the reader's language, or in English where nobody translated them", () => {
  const named = (language: string) => holidaysOf({ country: "DE", region: "BY" }, 2026, language);
  assert.equal(named("de").get("2026-04-03"), "Karfreitag");
  assert.equal(named("en").get("2026-04-03"), "Good Friday");
  assert.equal(named("ru").get("2026-01-01"), "Новый год");
  assert.equal(named("ru").get("2026-04-03"), "Good Friday");
});

test("every country has its public holidays within the year asked for, whatever the zone of this machine", () => {
  for (const country of countryCodes().filter((_, index) => index % 7 === 0)) {
    const found = dates(country, null, 2027);
    assert.ok(found.length > 0, country);
    assert.ok(
      found.every((date) => date.startsWith("2027-")),
      country,
    );
  }
});

test("a place that is not known has no holidays and is no place", () => {
  assert.equal(isCountry("XX"), false);
  assert.equal(isCountry("de"), false);
  assert.equal(isCountry("constructor"), false);
  assert.equal(isRegion({ country: "DE", region: "XX" }), false);
  assert.equal(isRegion({ country: "DE", region: "BY-XX" }), false);
  assert.equal(isRegion({ country: "DE", region: null }), true);
  assert.equal(holidaysOf({ country: "XX", region: null }, 2026, "en").size, 0);
  assert.equal(holidaysOf({ country: "DE", region: "XX" }, 2026, "en").size, 0);
});

test("regions have codes and names", () => {
  const regions = regionsOf("DE", "en");
  assert.equal(regions.find(({ code }) => code === "BE")?.name, "Berlin");
  assert.ok(regions.some(({ code }) => code === "BY-KATH"));
  assert.equal(regionsOf("RU", "ru").find(({ code }) => code === "TA")?.name, "Республика Татарстан");
  assert.deepEqual(regionsOf("XX", "en"), []);
});

test("a year asked for again is not reckoned again", () => {
  const place = { country: "FR", region: null };
  assert.equal(holidaysOf(place, 2031, "en"), holidaysOf(place, 2031, "en"));
});
