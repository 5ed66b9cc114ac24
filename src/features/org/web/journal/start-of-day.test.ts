import assert from "node:assert/strict";
import { it } from "node:test";
import { startOfDay } from "./start-of-day.ts";

it("begins a day when it begins where the person is", () => {
  assert.equal(startOfDay("2026-01-15", "Europe/Berlin"), "2026-01-14T23:00:00.000Z");
  assert.equal(startOfDay("2026-07-15", "Europe/Berlin"), "2026-07-14T22:00:00.000Z");
  assert.equal(startOfDay("2026-01-15", "America/New_York"), "2026-01-15T05:00:00.000Z");
});

it("knows the days on which clocks change", () => {
  assert.equal(startOfDay("2026-03-29", "Europe/Berlin"), "2026-03-28T23:00:00.000Z");
  assert.equal(startOfDay("2026-03-30", "Europe/Berlin"), "2026-03-29T22:00:00.000Z");
  assert.equal(startOfDay("2026-10-26", "Europe/Berlin"), "2026-10-25T23:00:00.000Z");
});
