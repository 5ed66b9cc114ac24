import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { amountOf } from "#shared/money.ts";
import { parseEnteredAmount } from "./entered-amount.ts";

const read = (text: string, currency: string) => {
  const parsed = parseEnteredAmount(text, currency);
  return parsed.ok ? amountOf({ minor: parsed.value, currency }) : parsed.refusal;
};

test("amounts are read as people of several countries write them", () => {
  assert.equal(read("1 234,56 ₽", "RUB"), "1234.56");
  assert.equal(read("1\u00a0234,56\u00a0₽", "RUB"), "1234.56");
  assert.equal(read("1.234,56 €", "EUR"), "1234.56");
  assert.equal(read("$1,234.56", "USD"), "1234.56");
  assert.equal(read("1'234.50 CHF", "CHF"), "1234.50");
  assert.equal(read("20000", "EUR"), "20000.00");
  assert.equal(read("1.234.567", "EUR"), "1234567.00");
  assert.equal(read("1,5", "EUR"), "1.50");
  assert.equal(read("-7", "EUR"), "-7.00");
});

test("three digits behind the only mark are thousands, unless the currency has three digits: then nobody can tell", () => {
  assert.equal(read("1.234", "EUR"), "1234.00");
  assert.equal(read("1.234", "KWD"), "amount_malformed");
  assert.equal(read("1,234.567", "KWD"), "1234.567");
});

test("another currency, too many digits and words are refused", () => {
  assert.equal(read("12 ₽", "EUR"), "other_currency");
  assert.equal(read("12 USD", "EUR"), "other_currency");
  for (const text of ["1,2345", "12,34,56", "1.23.456,0", "about 5", "=1+1", "1e5", "1,234.5,6", "--5"])
    assert.equal(read(text, "EUR"), "amount_malformed", text);
});

test("an amount as we write it is read back the same", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.constantFrom("EUR", "JPY", "RUB"), (minor, currency) => {
      const parsed = parseEnteredAmount(amountOf({ minor, currency }), currency);
      assert.deepEqual(parsed, { ok: true, value: minor });
    }),
  );
});
