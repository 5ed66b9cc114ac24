import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesText } from "./bytes-text.ts";

test("a size is told in the unit in which it is short", () => {
  assert.deepEqual(
    [0, 999, 1_000, 8_440, 999_499, 999_500, 12_400_000, 2_000_000_000].map((bytes) => bytesText(bytes, "en")),
    ["0 byte", "999 byte", "1 kB", "8.4 kB", "999 kB", "1 MB", "12 MB", "2 GB"],
  );
});
