import assert from "node:assert/strict";
import { test } from "node:test";
import { shownIn } from "./shown-in.ts";

const hall = { id: "hall", stage: "data" };
const yard = { id: "yard", stage: "data" };
const ids = (deals: readonly { readonly id: string }[]) => deals.map(({ id }) => id);

test("a deal that is dragged away leaves its column at once and stands on top of the other", () => {
  const onTheWay = new Map([["hall", { deal: hall, stage: "offer" }]]);
  assert.deepEqual(ids(shownIn("data", [hall, yard], onTheWay)), ["yard"]);
  assert.deepEqual(ids(shownIn("offer", [{ id: "depot", stage: "offer" }], onTheWay)), ["hall", "depot"]);
});

test("once the server shows it there it is not shown twice", () => {
  const onTheWay = new Map([["hall", { deal: hall, stage: "offer" }]]);
  assert.deepEqual(ids(shownIn("offer", [{ ...hall, stage: "offer" }], onTheWay)), ["hall"]);
});

test("a deal on its way to an end stands in no column", () => {
  const onTheWay = new Map([["hall", { deal: hall, stage: null }]]);
  assert.deepEqual(ids(shownIn("data", [hall, yard], onTheWay)), ["yard"]);
  assert.deepEqual(ids(shownIn("offer", [], onTheWay)), []);
});
