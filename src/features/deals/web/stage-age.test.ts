import assert from "node:assert/strict";
import { test } from "node:test";
import { daysSince, isStuck, shareOfNorm } from "./stage-age.ts";

const now = new Date("2026-11-23T12:00:00Z");

test("a deal has stood in its stage for as many whole days as have passed", () => {
  assert.equal(daysSince("2026-11-23T11:00:00Z", now), 0);
  assert.equal(daysSince("2026-11-22T12:00:00Z", now), 1);
  assert.equal(daysSince("2026-11-20T12:00:01Z", now), 2);
});

test("a clock that is behind the server's makes no negative age", () => {
  assert.equal(daysSince("2026-11-23T12:00:05Z", now), 0);
});

test("a deal is stuck once it is past the norm, not on the norm's last day", () => {
  assert.equal(isStuck(14, 14), false);
  assert.equal(isStuck(15, 14), true);
  assert.equal(isStuck(400, null), false);
});

test("the bar fills up to the norm and not beyond", () => {
  assert.equal(shareOfNorm(7, 14), 0.5);
  assert.equal(shareOfNorm(20, 14), 1);
  assert.equal(shareOfNorm(20, null), null);
});
