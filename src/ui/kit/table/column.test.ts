import assert from "node:assert/strict";
import { test } from "node:test";
import { compareValues, nextSorting, parseSorting } from "./column.ts";

test("names sort as people of that language expect, numbers by size, gaps last", () => {
  assert.deepEqual(
    ["Öl", "Zug", "Ort", "apfel"].sort((one, other) => compareValues(one, other, "de")),
    ["apfel", "Öl", "Ort", "Zug"],
  );
  assert.deepEqual(
    [10, 9, 100].sort((one, other) => compareValues(one, other, "en")),
    [9, 10, 100],
  );
  assert.deepEqual(
    ["b", null, "a"].sort((one, other) => compareValues(one, other, "en")),
    ["a", "b", null],
  );
});

test("a header goes up, down and back to the given order", () => {
  assert.deepEqual(
    [undefined, "name", "-name"].map((current) => nextSorting(current, "name")),
    ["name", "-name", undefined],
  );
  assert.equal(nextSorting("-level", "name"), "name");
  assert.deepEqual(parseSorting("-name"), { key: "name", isDescending: true });
  assert.equal(parseSorting(undefined), null);
});
