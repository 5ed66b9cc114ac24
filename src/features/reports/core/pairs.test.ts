import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pairsOf } from "./pairs.ts";

const example = [6, 5, 4, 4, 2, 1, 1].map((reached, at) => ({
  key: ["lead", "qualified", "data", "offer", "trial", "contract", "won"][at]!,
  reached,
}));

test("the worked example converts a third of its leads to a trial, and half of its offers", () => {
  const of = (from: string, to: string) =>
    pairsOf(example)
      .flat()
      .find((pair) => pair.from === from && pair.to === to);
  assert.equal(of("lead", "trial")?.share, 2 / 6);
  assert.deepEqual([of("offer", "trial")?.share, of("offer", "trial")?.n], [0.5, 4]);
  assert.equal(of("trial", "offer"), undefined);
});

test("every pair is the product of the steps between, and lies within its interval", () => {
  const falling = fc.array(fc.nat(500), { minLength: 2, maxLength: 9 }).map((all) => all.toSorted((one, other) => other - one));
  fc.assert(
    fc.property(falling, (reached) => {
      const rows = pairsOf(reached.map((count, at) => ({ key: String(at), reached: count })));
      for (const [at, row] of rows.entries())
        for (const [step, { share, low, high, n }] of row.entries()) {
          if (n === 0) assert.deepEqual([share, low, high], [null, null, null]);
          else {
            assert.ok(low! <= share! + 1e-12 && share! <= high! + 1e-12);
            const steps = rows.slice(at, at + step + 1).map((one) => one[0]!.share);
            if (steps.every((one) => one !== null)) assert.ok(Math.abs(steps.reduce((product, one) => product * one!, 1) - share!) < 1e-9);
          }
        }
    }),
  );
});

test("where nobody began there is nothing to say", () => {
  assert.deepEqual(
    pairsOf([
      { key: "a", reached: 0 },
      { key: "won", reached: 0 },
    ])[0]?.[0]?.share,
    null,
  );
});
