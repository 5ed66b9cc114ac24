import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dealOrder, deals } from "../../../test/support/filter-world.ts";
import { byOrder, compareByCharacter, orderText, readOrder } from "./order.ts";

test("an order is read from names with commas, a minus turning one around", () => {
  assert.deepEqual(readOrder("-amount,title", deals), {
    ok: true,
    value: [
      { field: "amount", isDescending: true },
      { field: "title", isDescending: false },
    ],
  });
  assert.deepEqual(readOrder("", deals), { ok: true, value: [] });
  fc.assert(fc.property(dealOrder, (order) => assert.deepEqual(readOrder(orderText(order), deals), { ok: true, value: order })));
});

test("an order by what is unknown, twice the same, too much or without order is refused", () => {
  const refusals = ["colour", "constructor", "title,-title", "ownerId", "tags", "title,amount,due,code", "--title", ","].map((text) => {
    const read = readOrder(text, deals);
    return read.ok ? "good" : `${read.refusal.code} ${read.refusal.field}`;
  });
  assert.deepEqual(refusals, [
    "unknown_field colour",
    "unknown_field constructor",
    "repeated_sort_key title",
    "not_sortable ownerId",
    "not_sortable tags",
    "too_many_sort_keys code",
    "unknown_field -title",
    "unknown_field ",
  ]);
});

test("missing values come last in either direction", () => {
  const rows = [null, "b", "a"].map((title, index) => ({ id: String(index), title }));
  const sorted = (isDescending: boolean) =>
    rows.toSorted(byOrder([{ field: "title", isDescending }], deals as never)).map(({ title }) => title);
  assert.deepEqual(sorted(false), ["a", "b", null]);
  assert.deepEqual(sorted(true), ["b", "a", null]);
});

test("texts are ordered as the bytes of UTF-8 are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 5 }), fc.string({ unit: "binary", maxLength: 5 }), (one, other) => {
      assert.equal(compareByCharacter(one, other), Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
  );
  assert.equal(compareByCharacter("\uffee", "😀"), -1);
});
