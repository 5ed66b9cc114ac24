/** What all journeys stand on: each fails by itself, with its place, and leaves nothing to the next. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { walked } from "../run/walked.ts";
import { findChromium, howToGetChromium } from "../support/chromium.ts";

const skip = findChromium() === null && howToGetChromium;

test("a journey that fails, hangs or loses its browser is told with its place, and the next begins afresh", { skip }, async () => {
  // More red files than may run again, so that each failure is told once.
  const files = ["journeys-that-fail", "journeys-that-hang", "journeys-after-those", "breaks", "cannot-begin"];
  const { isGood, counts, failures } = await walked([files]);
  assert.deepEqual([isGood, counts.passed], [false, 4], failures.join("\n"));
  const told = (words: RegExp) => assert.equal(failures.filter((one) => words.test(one)).length, 1, `${words} in:\n${failures.join("\n")}`);
  told(/^asks in vain\n.*\n {2}journeys-that-fail\.test\.ts:\d+: .*Timeout 100ms exceeded(?:.|\n)*Picture: /);
  told(/^hangs\n.*\n {2}.*timed out after 2000ms\n {2}in test\/fixtures\/run\/journeys-that-hang\.test\.ts$/);
  told(/^loses its browser\n.*\n {2}journeys-that-fail\.test\.ts:\d+: .*closed/);
});
