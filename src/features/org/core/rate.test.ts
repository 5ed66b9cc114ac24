import assert from "node:assert/strict";
import { test } from "node:test";
import { plainDecimal, setRate } from "./rate.ts";

const usd = { currency: "USD", on: "2026-03-02" };
const refusal = (rate: string, key = usd) => {
  const set = setRate(key, rate, null, "EUR");
  return set.ok ? null : set.refusal;
};

test("a rate is kept to the last digit in one spelling", () => {
  const set = setRate(usd, "00.920000000010", null, "EUR");
  assert.deepEqual(set, { ok: true, value: [{ type: "RateSet", ...usd, before: null, after: "0.92000000001" }] });
  assert.deepEqual([plainDecimal("100"), plainDecimal("0.10"), plainDecimal("007.0"), plainDecimal("0")], ["100", "0.1", "7", "0"]);
});

test("the base currency has no rate, and a rate is above zero", () => {
  assert.equal(refusal("1", { ...usd, currency: "EUR" }), "base_currency");
  assert.equal(refusal("0"), "invalid_rate");
  assert.equal(refusal("0.000"), "invalid_rate");
  assert.equal(refusal("1.0000000000001"), "invalid_rate");
  assert.equal(refusal("1", { ...usd, on: "2026-02-30" }), "date_out_of_range");
});

test("the same rate again changes nothing", () => {
  assert.deepEqual(setRate(usd, "0.920", "0.92", "EUR"), { ok: true, value: [] });
});
