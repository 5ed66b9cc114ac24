import assert from "node:assert/strict";
import { test } from "node:test";
import { isCurrency } from "#shared/currency.ts";
import { countryChoices, currencyChoices, currencyOfCountry, guessCountry, timeZoneChoices } from "./places.ts";

test("every country pays in a currency that exists", () => {
  const countries = countryChoices("en");
  assert.ok(countries.length >= 245, String(countries.length));
  for (const { value, label } of countries) {
    assert.ok(isCurrency(currencyOfCountry(value) ?? ""), value);
    assert.notEqual(label, value);
  }
});

test("no country stands under two currencies", () => {
  const values = countryChoices("en").map((one) => one.value);
  assert.equal(new Set(values).size, values.length);
  assert.equal(currencyOfCountry("HR"), "EUR");
  assert.equal(currencyOfCountry("XX"), null);
});

test("the browser's clock says the country, its language helps where a zone is shared", () => {
  assert.equal(guessCountry("Europe/Berlin", ["en-US"]), "DE");
  assert.equal(guessCountry("Europe/Moscow", ["ru"]), "RU");
  assert.equal(guessCountry("Etc/Unknown", ["pt-BR", "en-US"]), "BR");
  assert.equal(guessCountry("Etc/Unknown", ["eo"]), null);
});

test("places are named and sorted in the person's language", () => {
  assert.equal(countryChoices("de").find((one) => one.value === "AT")?.label, "Österreich");
  assert.equal(currencyChoices("ru").find((one) => one.value === "EUR")?.label, "EUR · евро");
  const winter = timeZoneChoices("en", new Date("2026-01-15T00:00:00Z"));
  assert.equal(winter.find((one) => one.value === "Europe/Berlin")?.label, "Europe/Berlin (UTC+1)");
  assert.ok(winter.some((one) => one.value === "UTC"));
});
