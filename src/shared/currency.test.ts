import assert from "node:assert/strict";
import { test } from "node:test";
import { currencies, isCurrency, minorDigits } from "./currency.ts";

test("a currency has the digits ISO 4217 gives its minor unit", () => {
  const known = { EUR: 2, USD: 2, RUB: 2, CHF: 2, JPY: 0, KRW: 0, ISK: 0, KWD: 3, TND: 3, CLF: 4, UYW: 4 };
  for (const [code, digits] of Object.entries(known)) assert.equal(minorDigits(code), digits, code);
});

test("there are 165 active currencies with a minor unit: the 178 of the list without the 13 that have none", () => {
  assert.equal(currencies().length, 165);
  assert.equal(new Set(currencies()).size, 165);
  assert.deepEqual([...currencies()].sort(), currencies());
  assert.ok(currencies().every((code) => /^[A-Z]{3}$/.test(code)));
});

test("currencies that were withdrawn, have no minor unit, or are misspelt are none", () => {
  for (const code of ["HRK", "BGN", "ANG", "DEM", "XAU", "XXX", "XTS", "XDR", "eur", "EU", "EURO", "€", "", "EUR ", "constructor"])
    assert.equal(isCurrency(code), false, code);
  assert.throws(() => minorDigits("XYZ"), /"XYZ" is not an active ISO 4217 currency/);
});

test("the newest currencies are there", () => {
  for (const code of ["XCG", "ZWG", "SLE", "VED", "XAD"]) assert.ok(isCurrency(code), code);
});
