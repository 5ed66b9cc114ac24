import assert from "node:assert/strict";
import { it } from "node:test";
import { plainRate } from "./plain-rate.ts";

it("takes a rate with a comma or a point, with spaces between thousands", () => {
  assert.equal(plainRate("0,92"), "0.92");
  assert.equal(plainRate(" 1 234.5 "), "1234.5");
  assert.equal(plainRate("1\u00a0234,5"), "1234.5");
});

it("takes nothing that could be read in two ways, and no 0", () => {
  for (const wrong of ["1.234,50", "1,234.50", "0", "0,000", "-1", "abc", ""]) assert.equal(plainRate(wrong), null);
});
