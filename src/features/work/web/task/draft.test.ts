import assert from "node:assert/strict";
import { test } from "node:test";
import { numberOf, shown } from "./draft.ts";

test("a number is read as people of three languages write it", () => {
  const same = ["1200.5", "1 200,5", "1.200,5", "1,200.5", "1’200.5", "1 200,5"].map(numberOf);
  assert.deepEqual(new Set(same), new Set([1_200.5]));
  assert.deepEqual(["1.200.000", "-3", "0,25"].map(numberOf), [1_200_000, -3, 0.25]);
  assert.ok(Number.isNaN(numberOf("about 5")));
});

test("an address typed without its beginning is a link all the same", () => {
  assert.deepEqual(shown("link", "lumen.example/plan"), { link: "https://lumen.example/plan" });
  assert.deepEqual(shown("link", "http://lumen.example"), { link: "http://lumen.example" });
});
