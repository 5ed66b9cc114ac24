import assert from "node:assert/strict";
import { test } from "node:test";
import { windowBefore, windowOf, yearEarlier } from "./window.ts";

test("without a choice the page tells of the twelve months up to the end of this one", () => {
  assert.deepEqual(windowOf("year_back", "2026-11-22", 1, {}), { from: "2025-12-01", to: "2026-12-01" });
});

test("a year begins with the company's own first month", () => {
  assert.deepEqual(windowOf("year", "2026-02-10", 4, {}), { from: "2025-04-01", to: "2026-04-01" });
  assert.deepEqual(windowOf("last_quarter", "2026-02-10", 4, {}), { from: "2025-10-01", to: "2026-01-01" });
});

test("dates that make no window are as if none were chosen", () => {
  assert.deepEqual(windowOf("custom", "2026-11-22", 1, { from: "2026-03-01", to: "2026-02-01" }), { from: "2025-12-01", to: "2026-12-01" });
  assert.deepEqual(windowOf("custom", "2026-11-22", 1, { from: "2026-03-01", to: "2026-04-15" }), { from: "2026-03-01", to: "2026-04-15" });
});

test("the window before is the one that ends where this one begins", () => {
  assert.deepEqual(windowBefore("month", { from: "2026-03-01", to: "2026-04-01" }, 1), { from: "2026-02-01", to: "2026-03-01" });
  assert.deepEqual(windowBefore("custom", { from: "2026-03-01", to: "2026-03-11" }, 1), { from: "2026-02-19", to: "2026-03-01" });
  assert.deepEqual(windowBefore("year_back", { from: "2025-12-01", to: "2026-12-01" }, 1), { from: "2024-12-01", to: "2025-12-01" });
});

test("a year earlier the 29th of February is the 28th", () => {
  assert.deepEqual(yearEarlier({ from: "2028-02-29", to: "2028-04-01" }), { from: "2027-02-28", to: "2027-04-01" });
});
