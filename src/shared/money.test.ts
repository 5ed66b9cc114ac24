import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { currencies, minorDigits } from "./currency.ts";
import { ratio } from "./decimal.ts";
import {
  add,
  amountOf,
  compare,
  convert,
  convertByRatio,
  formatMoney,
  isStorable,
  largestMinor,
  type Money,
  money,
  multiplyByRatio,
  negate,
  parseAmount,
  parseMoney,
  subtract,
  sum,
  zero,
} from "./money.ts";

const euros = (minor: bigint) => money(minor, "EUR");
const minors = fc.bigInt(-largestMinor, largestMinor);
const amounts = fc.tuple(minors, fc.constantFrom(...currencies())).map(([minor, currency]) => money(minor, currency));
const euroAmounts = minors.map(euros);
const rates = fc.bigInt(1n, 10n ** 12n).map((number) => {
  const digits = number.toString().padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
});

describe("money in JSON", () => {
  test("is an amount in text and a currency", () => {
    assert.deepEqual(parseMoney({ amount: "84000.00", currency: "EUR" }), { ok: true, value: euros(8_400_000n) });
    assert.deepEqual(formatMoney(euros(8_400_000n)), { amount: "84000.00", currency: "EUR" });
  });
  test("has exactly the digits of its currency when written", () => {
    const known: readonly [bigint, string, string][] = [
      [84_000n, "JPY", "84000"],
      [-500n, "KWD", "-0.500"],
      [5n, "EUR", "0.05"],
      [-5n, "EUR", "-0.05"],
      [0n, "EUR", "0.00"],
      [0n, "JPY", "0"],
      [-1n, "CLF", "-0.0001"],
      [largestMinor, "EUR", "92233720368547758.07"],
    ];
    for (const [minor, currency, amount] of known) assert.equal(amountOf(money(minor, currency)), amount);
  });
  test("may leave digits out when read, but never brings more than its currency has", () => {
    assert.deepEqual(parseAmount("84000", "EUR"), { ok: true, value: euros(8_400_000n) });
    assert.deepEqual(parseAmount("84000.5", "EUR"), { ok: true, value: euros(8_400_050n) });
    for (const [amount, currency] of [
      ["84000.000", "EUR"],
      ["1.0", "JPY"],
      ["0.0001", "KWD"],
    ] as const)
      assert.deepEqual(parseAmount(amount, currency), { ok: false, refusal: "amount_too_precise" });
  });
  test("is refused when the amount is a number, an exponent, or not plain digits", () => {
    assert.deepEqual(parseMoney({ amount: 84000, currency: "EUR" }), { ok: false, refusal: "money_malformed" });
    for (const amount of ["8.4e4", "84,000.00", "84 000", "+1", "1.", ".5", "", "NaN", "007", "1".repeat(100), "٣"])
      assert.deepEqual(parseMoney({ amount, currency: "EUR" }), { ok: false, refusal: "amount_malformed" }, amount);
  });
  test("is refused beyond what can be stored, on both sides of zero", () => {
    assert.deepEqual(parseAmount("92233720368547758.08", "EUR"), { ok: false, refusal: "amount_too_large" });
    assert.deepEqual(parseAmount("-92233720368547758.08", "EUR"), { ok: false, refusal: "amount_too_large" });
    assert.equal(parseAmount("-92233720368547758.07", "EUR").ok, true);
  });
  test("is refused in an unknown currency or another shape", () => {
    for (const currency of ["eur", "XXX", "HRK", ""])
      assert.deepEqual(parseMoney({ amount: "1.00", currency }), { ok: false, refusal: "unknown_currency" });
    for (const json of [
      null,
      undefined,
      "1.00 EUR",
      5,
      [],
      {},
      { amount: "1.00" },
      { amount: "1.00", currency: "EUR", minor: 1 },
      { amount: null, currency: "EUR" },
    ])
      assert.deepEqual(parseMoney(json), { ok: false, refusal: "money_malformed" });
  });
  test("comes back the same to the last minor unit, in every currency", () => {
    fc.assert(
      fc.property(amounts, (value) => assert.deepEqual(parseMoney(JSON.parse(JSON.stringify(formatMoney(value)))), { ok: true, value })),
    );
  });
});

describe("reckoning with money", () => {
  test("adds, subtracts, compares and sums within a currency", () => {
    assert.deepEqual(add(euros(10n), euros(-3n)), euros(7n));
    assert.deepEqual(subtract(euros(10n), euros(13n)), euros(-3n));
    assert.deepEqual(sum([euros(1n), euros(2n), euros(3n)], "EUR"), euros(6n));
    assert.deepEqual(sum([], "JPY"), zero("JPY"));
    assert.deepEqual([compare(euros(1n), euros(2n)), compare(euros(2n), euros(2n)), compare(euros(3n), euros(2n))], [-1, 0, 1]);
  });
  test("of two currencies is a bug, never a number", () => {
    const yen = money(1n, "JPY");
    for (const reckon of [
      () => add(euros(1n), yen),
      () => subtract(euros(1n), yen),
      () => compare(euros(1n), yen),
      () => sum([yen], "EUR"),
    ])
      assert.throws(reckon, /JPY|EUR/);
    assert.throws(() => money(1n, "ABC"), /ABC/);
  });
  test("subtracting what was added leaves what was there, and the order of adding does not matter", () => {
    fc.assert(
      fc.property(euroAmounts, euroAmounts, (one, other) => {
        assert.deepEqual(subtract(add(one, other), other), one);
        assert.deepEqual(add(one, other), add(other, one));
        assert.deepEqual(add(one, negate(one)), zero("EUR"));
      }),
    );
  });
  test("a sum may outgrow what can be stored, and says so", () => {
    assert.equal(isStorable(euros(largestMinor)), true);
    assert.equal(isStorable(add(euros(largestMinor), euros(1n))), false);
  });
  test("a share is rounded half-even: 5 % of 0.50 is 0.02, of 0.70 is 0.04", () => {
    const fivePercent = ratio(5n, 100n);
    assert.deepEqual(multiplyByRatio(euros(50n), fivePercent), euros(2n));
    assert.deepEqual(multiplyByRatio(euros(70n), fivePercent), euros(4n));
    assert.deepEqual(multiplyByRatio(euros(-70n), fivePercent), euros(-4n));
  });
});

describe("converting money", () => {
  test("multiplies by the rate and rounds half-even to the other currency's minor unit", () => {
    assert.deepEqual(convert(euros(10_000n), "89.4567", "RUB"), money(894_567n, "RUB"));
    assert.deepEqual(convert(euros(10_000n), "163.25", "JPY"), money(16_325n, "JPY"));
    assert.deepEqual(convert(euros(50n), "163", "JPY"), money(82n, "JPY"), "81.5 yen");
    assert.deepEqual(convert(euros(50n), "161", "JPY"), money(80n, "JPY"), "80.5 yen");
    assert.deepEqual(convert(money(1n, "JPY"), "0.00612", "EUR"), euros(1n), "0.612 cents");
    assert.deepEqual(convert(money(1_000n, "KWD"), "3.2", "USD"), money(320n, "USD"));
    assert.deepEqual(convertByRatio(euros(100n), ratio(1n, 3n), "EUR"), euros(33n));
  });
  test("at 1 within a currency changes nothing, and never changes the sign", () => {
    fc.assert(
      fc.property(amounts, rates, fc.constantFrom(...currencies()), (value: Money, rate, to) => {
        assert.deepEqual(convert(value, "1", value.currency), value);
        const converted = convert(value, rate, to);
        assert.ok(converted.minor === 0n || converted.minor > 0n === value.minor > 0n);
        assert.deepEqual(convert(negate(value), rate, to), negate(converted));
      }),
    );
  });
  test("is off by at most half a minor unit from the exact product", () => {
    fc.assert(
      fc.property(amounts, rates, fc.constantFrom(...currencies()), (value, rate, to) => {
        const millionths = BigInt(rate.replace(".", ""));
        const exactTimes = value.minor * millionths * 10n ** BigInt(minorDigits(to));
        const scale = 10n ** BigInt(6 + minorDigits(value.currency));
        const off = convert(value, rate, to).minor * scale - exactTimes;
        return 2n * (off < 0n ? -off : off) <= scale;
      }),
    );
  });
  test("needs a rate that is a decimal above 0", () => {
    for (const rate of ["0", "-1", "0.00", "abc", "", "1e3"]) assert.throws(() => convert(euros(1n), rate, "USD"), RangeError, rate);
  });
});
