import assert from "node:assert/strict";
import { test } from "node:test";
import { totpOf } from "./totp.ts";

test("codes are those of the standard's own examples", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  assert.deepEqual(
    [59, 1_111_111_109, 2_000_000_000].map((seconds) => totpOf(secret, new Date(seconds * 1000))),
    ["287082", "081804", "279037"],
  );
});
