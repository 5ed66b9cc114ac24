import assert from "node:assert/strict";
import { test } from "node:test";
import { waitAfter } from "./live.ts";

test("the pauses between tries grow to half a minute and are spread", () => {
  assert.deepEqual(
    [0, 1, 2, 5, 20].map((failures) => waitAfter(failures, () => 1)),
    [1_000, 2_000, 4_000, 30_000, 30_000],
  );
  assert.equal(
    waitAfter(3, () => 0),
    4_000,
  );
});
