import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { plainAmount, writtenAmount } from "./plain-amount.ts";

test("an amount is understood as people of any of our languages write it", () => {
  const cases = {
    "84 000,50": "84000.50",
    "84,000.50": "84000.50",
    "1.234,5": "1234.5",
    "1,234": "1234",
    "84000": "84000",
    "-12,30 €": "-12.30",
    ",5": "0.5",
  };
  for (const [typed, meant] of Object.entries(cases)) assert.equal(plainAmount(typed), meant, typed);
});

test("an amount kept is written as the reader's language writes it, whole ones without cents", () => {
  assert.equal(writtenAmount("1000000.00", "de"), "1.000.000");
  assert.equal(writtenAmount("84000.5", "en"), "84,000.50");
  assert.equal(writtenAmount("84000.50", "ru").replaceAll(/\s/g, " "), "84 000,50");
  assert.equal(writtenAmount("", "de"), "");
});

test("what is written of an amount is read again as the same amount, in every language", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.constantFrom("en", "de", "ru"), (cents, language) => {
      const size = cents < 0n ? -cents : cents;
      const plain = `${cents < 0n ? "-" : ""}${size / 100n}.${String(size % 100n).padStart(2, "0")}`;
      assert.equal(Number(plainAmount(writtenAmount(plain, language))), Number(plain));
    }),
  );
});
