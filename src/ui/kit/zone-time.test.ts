import assert from "node:assert/strict";
import { test } from "node:test";
import { atClock, clockOf, clockOfMinutes, dateOf, minutesOf } from "./zone-time.ts";

test("a clock time of the company is one instant, in winter, in summer, and where the clock skips it", () => {
  assert.equal(atClock("2026-11-25", "17:30", "Europe/Berlin"), "2026-11-25T16:30:00.000Z");
  assert.equal(atClock("2026-07-25", "00:00", "Europe/Berlin"), "2026-07-24T22:00:00.000Z");
  assert.equal(atClock("2026-03-29", "02:30", "Europe/Berlin"), "2026-03-29T01:30:00.000Z");
  assert.equal(atClock("2026-11-25", "09:00", "Asia/Kolkata"), "2026-11-25T03:30:00.000Z");
});

test("an instant stands at its date and minute on the company's wall", () => {
  assert.equal(dateOf("2026-07-24T22:15:00Z", "Europe/Berlin"), "2026-07-25");
  assert.equal(clockOf("2026-07-24T22:15:00Z", "Europe/Berlin"), "00:15");
  assert.equal(minutesOf("2026-11-25T16:30:59Z", "Europe/Berlin"), 17 * 60 + 30);
  assert.deepEqual([90, 0, -5, 5_000].map(clockOfMinutes), ["01:30", "00:00", "00:00", "23:45"]);
});
