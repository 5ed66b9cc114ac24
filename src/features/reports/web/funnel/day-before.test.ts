import assert from "node:assert/strict";
import { test } from "node:test";
import { dayBefore } from "./day-before.ts";

test("a date in the address is the end of the day before it, an instant its own day, and anything else no day", () => {
  assert.equal(dayBefore("2026-04-01"), "2026-03-31");
  assert.equal(dayBefore("2026-03-01"), "2026-02-28");
  assert.equal(dayBefore("2026-04-01T12:00+02:00"), "2026-04-01");
  assert.equal(dayBefore("yesterday"), null);
  assert.equal(dayBefore(undefined), null);
});
