import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { money } from "./money.ts";
import { splitByWeights, splitMoney, type Weight } from "./split.ts";

const parts = (total: bigint, weights: readonly Weight[]) => {
  const split = splitByWeights(total, weights);
  if (!split.ok) assert.fail(split.refusal);
  return split.value;
};
const totals = fc.bigInt(-(2n ** 70n), 2n ** 70n);
const integerWeights = fc
  .array(fc.bigInt(0n, 10n ** 15n), { minLength: 1, maxLength: 40 })
  .filter((weights) => weights.some((weight) => weight > 0n));
const sumOf = (numbers: readonly bigint[]) => numbers.reduce((sum, number) => sum + number, 0n);
const magnitude = (number: bigint) => (number < 0n ? -number : number);

describe("a split", () => {
  test("gives the minor units left over to the largest remainders, the earlier first among equals", () => {
    assert.deepEqual(parts(100n, [1, 1, 1]), [34n, 33n, 33n]);
    assert.deepEqual(parts(10n, [1, 2, 4]), [1n, 3n, 6n], "exactly 1.43, 2.86, 5.71");
    assert.deepEqual(parts(101n, [50, 30, 20]), [51n, 30n, 20n], "exactly 50.5, 30.3, 20.2");
    assert.deepEqual(parts(2n, [1, 1, 1]), [1n, 1n, 0n]);
    assert.deepEqual(parts(7n, [5]), [7n]);
    assert.deepEqual(parts(0n, [3, 4]), [0n, 0n]);
  });
  test("takes decimals exactly: 33.3 %, 33.3 %, 33.4 % of 1,000.00", () =>
    assert.deepEqual(parts(100_000n, ["33.3", "33.3", "33.4"]), [33_300n, 33_300n, 33_400n]));
  test("of a negative total is the mirror of the positive one", () => assert.deepEqual(parts(-100n, [1, 1, 1]), [-34n, -33n, -33n]));
  test("gives nothing to a weight of 0", () => assert.deepEqual(parts(5n, [0, 1, 0, 1]), [0n, 3n, 0n, 2n]));
  test("of money keeps its currency", () =>
    assert.deepEqual(splitMoney(money(5n, "EUR"), [1, 1]), { ok: true, value: [money(3n, "EUR"), money(2n, "EUR")] }));
  test("by no weights, by zeros only, or by something that is no weight is refused", () => {
    assert.deepEqual(splitByWeights(5n, []), { ok: false, refusal: "no_weights" });
    assert.deepEqual(splitByWeights(5n, [0, "0.00", 0n]), { ok: false, refusal: "weights_all_zero" });
    for (const weight of [-1, "-0.5", 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, "abc", "", "1e3"])
      assert.deepEqual(splitByWeights(5n, [1, weight]), { ok: false, refusal: "weight_malformed" }, String(weight));
    assert.deepEqual(splitMoney(money(5n, "EUR"), []), { ok: false, refusal: "no_weights" });
  });
});

describe("the parts of any split", () => {
  test("add up to the whole", () => {
    fc.assert(fc.property(totals, integerWeights, (total, weights) => sumOf(parts(total, weights)) === total));
  });
  test("are each less than one minor unit from the exact share", () => {
    fc.assert(
      fc.property(totals, integerWeights, (total, weights) => {
        const whole = sumOf(weights);
        return parts(total, weights).every((part, index) => magnitude(part * whole - total * weights[index]!) < whole);
      }),
    );
  });
  test("never favour the smaller weight, and leave a weight of 0 empty", () => {
    fc.assert(
      fc.property(totals, integerWeights, (total, weights) => {
        const sizes = parts(total, weights).map(magnitude);
        const ranked = weights
          .map((weight, index) => ({ weight, size: sizes[index]! }))
          .sort((one, other) => (one.weight < other.weight ? -1 : one.weight > other.weight ? 1 : one.size < other.size ? -1 : 1));
        return ranked.every(({ weight, size }, index) => (weight > 0n || size === 0n) && (index === 0 || size >= ranked[index - 1]!.size));
      }),
    );
  });
  test("depend on the proportions of the weights only", () => {
    fc.assert(
      fc.property(totals, integerWeights, fc.bigInt(1n, 1000n), (total, weights, times) =>
        assert.deepEqual(
          parts(
            total,
            weights.map((weight) => weight * times),
          ),
          parts(total, weights),
        ),
      ),
    );
    fc.assert(
      fc.property(totals, fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 20 }), (total, weights) =>
        assert.deepEqual(
          parts(
            total,
            weights.map((weight) => `${Math.floor(weight / 100)}.${String(weight % 100).padStart(2, "0")}`),
          ),
          parts(total, weights),
        ),
      ),
    );
  });
});
