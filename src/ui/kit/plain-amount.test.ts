import assert from "node:assert/strict";
import { test } from "node:test";
import { plainAmount } from "./plain-amount.ts";

test("an amount is understood as people of any of our languages write it", () => {
  const cases = {
    "84 000,50": "84000.50",
    "84,000.50": "84000.50",
    "1.234,5": "1234.5",
    "1,234": "1234",
    "84000": "84000",
    "-12,30 €": "-12.30",
    ",5": "0.5",
  };
  for (const [typed, meant] of Object.entries(cases)) assert.equal(plainAmount(typed), meant, typed);
});
