import assert from "node:assert/strict";
import { test } from "node:test";
import { plainAmount } from "./plain-amount.ts";

test("amounts are understood as people of each language type them", () => {
  assert.equal(plainAmount("84 000,50", "ru"), "84000.50");
  assert.equal(plainAmount("84.000,50", "de"), "84000.50");
  assert.equal(plainAmount("84,000.50", "en"), "84000.50");
  assert.equal(plainAmount("84000", "en"), "84000");
  assert.equal(plainAmount("1.234.567", "en"), "1234567");
});

test("three digits after one separator are thousands, unless the language writes decimals so", () => {
  assert.equal(plainAmount("84.000", "de"), "84000");
  assert.equal(plainAmount("84,000", "en"), "84000");
  assert.equal(plainAmount("84.000", "en"), "84.000");
});

test("a foreign decimal sign with one or two digits is understood too", () => {
  assert.equal(plainAmount("84.5", "de"), "84.5");
  assert.equal(plainAmount("84,50", "en"), "84.50");
});

test("words are no amount", () => {
  assert.equal(plainAmount("about 5", "en"), null);
  assert.equal(plainAmount("", "en"), null);
  assert.equal(plainAmount("€5", "en"), null);
});
