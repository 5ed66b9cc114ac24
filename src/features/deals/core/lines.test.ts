import assert from "node:assert/strict";
import { test } from "node:test";
import { sumOfLines, timesQuantity } from "./lines.ts";

const line = (quantity: bigint, price: bigint, cost: bigint | null = null) => ({ productId: "lamp", quantity, price, cost });

test("a line is price times quantity, rounded half-even to the minor unit by itself", () => {
  assert.equal(timesQuantity(1_005n, 500n), 502n);
  assert.equal(timesQuantity(1_007n, 500n), 504n);
  assert.equal(timesQuantity(333n, 1_001n), 333n);
  assert.equal(timesQuantity(-1_005n, 500n), -502n);
});

test("the cost of all lines is known only when each line's is", () => {
  assert.deepEqual(sumOfLines([line(2_000n, 100n, 60n), line(1_500n, 100n, 50n)]), { amount: 350n, cost: 195n });
  assert.deepEqual(sumOfLines([line(2_000n, 100n, 60n), line(1_500n, 100n)]), { amount: 350n, cost: null });
});
