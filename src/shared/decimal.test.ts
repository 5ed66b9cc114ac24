import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { invertRatio, multiplyRatios, ratio, ratioOfDecimal, roundHalfEven } from "./decimal.ts";

const magnitude = (number: bigint) => (number < 0n ? -number : number);
const fractions = fc.record({ numerator: fc.bigInt(-(10n ** 30n), 10n ** 30n), denominator: fc.bigInt(1n, 10n ** 12n) });

describe("rounding to the nearest integer", () => {
  test("sends halves to the even neighbour, on both sides of zero", () => {
    const known: readonly [bigint, bigint, bigint][] = [
      [5n, 2n, 2n],
      [7n, 2n, 4n],
      [1n, 2n, 0n],
      [3n, 2n, 2n],
      [-5n, 2n, -2n],
      [-7n, 2n, -4n],
      [-1n, 2n, 0n],
      [26n, 10n, 3n],
      [24n, 10n, 2n],
      [-26n, 10n, -3n],
      [25_001n, 10_000n, 3n],
      [0n, 7n, 0n],
    ];
    for (const [numerator, denominator, rounded] of known) assert.equal(roundHalfEven(ratio(numerator, denominator)), rounded);
  });
  test("never moves by more than a half, and by exactly a half only to an even number", () => {
    fc.assert(
      fc.property(fractions, (fraction) => {
        const rounded = roundHalfEven(fraction);
        const twiceOff = 2n * magnitude(rounded * fraction.denominator - fraction.numerator);
        return twiceOff < fraction.denominator || (twiceOff === fraction.denominator && rounded % 2n === 0n);
      }),
    );
  });
  test("is the same for a fraction and its mirror below zero", () => {
    fc.assert(
      fc.property(
        fractions,
        ({ numerator, denominator }) =>
          roundHalfEven({ numerator: -numerator, denominator }) === -roundHalfEven({ numerator, denominator }),
      ),
    );
  });
});

describe("a decimal", () => {
  test("is read exactly", () => {
    assert.deepEqual(ratioOfDecimal("-12.50"), { ok: true, value: { numerator: -1250n, denominator: 100n } });
    assert.deepEqual(ratioOfDecimal("0.1"), { ok: true, value: { numerator: 1n, denominator: 10n } });
    assert.deepEqual(ratioOfDecimal("84000"), { ok: true, value: { numerator: 84000n, denominator: 1n } });
  });
  test("in any other spelling is refused", () => {
    for (const text of [
      "",
      "1e3",
      "1E3",
      "+1",
      "01",
      ".5",
      "5.",
      "1,5",
      "1 000",
      " 1",
      "1\n",
      "--1",
      "NaN",
      "Infinity",
      "0x10",
      "１",
      "9".repeat(61),
    ])
      assert.deepEqual(ratioOfDecimal(text), { ok: false, refusal: "not_decimal" }, text);
  });
});

describe("a ratio", () => {
  test("keeps its sign above the line and refuses a denominator of 0", () => {
    assert.deepEqual(ratio(1n, -3n), { numerator: -1n, denominator: 3n });
    assert.throws(() => ratio(1n, 0n), RangeError);
    assert.throws(() => invertRatio(ratio(0n, 5n)), RangeError);
  });
  test("times its inverse is one", () => {
    fc.assert(
      fc.property(
        fractions.filter(({ numerator }) => numerator !== 0n),
        (fraction) => {
          const product = multiplyRatios(fraction, invertRatio(fraction));
          return product.numerator === product.denominator && product.denominator > 0n;
        },
      ),
    );
  });
});
