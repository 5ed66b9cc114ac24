import assert from "node:assert/strict";
import { test } from "node:test";
import { pageAddress, safeReturnPath, signInAddress, slugOf } from "./address.ts";

test("the workspace stands in the address", () => {
  assert.equal(slugOf("/w/lumen/people"), "lumen");
  assert.equal(slugOf("/w/lumen"), "lumen");
  assert.equal(slugOf("/sign-in"), null);
  assert.equal(slugOf("/w/Not_A_Slug/people"), null);
  assert.equal(pageAddress("lumen", "people?panel=1"), "/w/lumen/people?panel=1");
  assert.equal(pageAddress("lumen", ""), "/w/lumen");
});

test("sign-in returns to this site only", () => {
  assert.equal(safeReturnPath("/w/lumen/people?a=b"), "/w/lumen/people?a=b");
  for (const evil of [
    "//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\\evil.example",
    "/\t/evil.example",
    "",
    null,
    undefined,
  ])
    assert.equal(safeReturnPath(evil), null);
});

test("sign-in never returns to itself", () => {
  assert.equal(signInAddress("/sign-in?return=%2Fw"), "/sign-in");
  assert.equal(signInAddress("/"), "/sign-in");
  assert.equal(signInAddress("/w/lumen"), "/sign-in?return=%2Fw%2Flumen");
});
