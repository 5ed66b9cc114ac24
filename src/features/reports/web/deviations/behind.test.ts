import assert from "node:assert/strict";
import { test } from "node:test";
import { behindGroup } from "./behind.ts";

const window = { from: "2026-01-01", to: "2026-04-01" };

test("a number opens the list of its own question, also of those that belong nowhere", () => {
  assert.deepEqual(behindGroup(window, "rule", { key: "r1" }, "opened"), { ...window, state: "all", rule: "r1" });
  assert.deepEqual(behindGroup(window, "unit", { key: null }, "open"), { ...window, state: "open", unit: "none" });
  assert.deepEqual(behindGroup(window, "unit", null, "closed"), { ...window, state: "closed" });
});

test("a week at the edge of the window opens only the days within it", () => {
  assert.deepEqual(behindGroup(window, "week", { key: "2025-12-29" }, "answered"), {
    from: "2026-01-01",
    to: "2026-01-05",
    state: "answered",
  });
  assert.deepEqual(behindGroup(window, "week", { key: "2026-03-30" }, "opened"), { from: "2026-03-30", to: "2026-04-01", state: "all" });
});
