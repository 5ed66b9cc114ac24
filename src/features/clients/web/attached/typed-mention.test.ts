import assert from "node:assert/strict";
import { test } from "node:test";
import { offeredFor, typedMention } from "./typed-mention.ts";

const people = [
  { id: "a", name: "Anna Berg" },
  { id: "b", name: "Boris Ananjev" },
  { id: "o", name: "Ольга Южная" },
];

test("an @ begins a mention, an address does not", () => {
  assert.deepEqual(typedMention("Ask @An", 7), { from: 4, query: "An" });
  assert.deepEqual(typedMention("@Ольга Ю", 8), { from: 0, query: "Ольга Ю" });
  assert.deepEqual(typedMention("@", 1), { from: 0, query: "" });
  assert.equal(typedMention("mail anna@berg", 14), null);
  assert.equal(typedMention("@Anna, please call", 18), null);
  assert.equal(typedMention("no mention", 5), null);
});

test("who sees the record is offered first, and the others with no way to choose them", () => {
  assert.deepEqual(
    offeredFor("an", people, new Set(["b"])).map(({ id, mayBe }) => [id, mayBe]),
    [
      ["b", true],
      ["a", false],
    ],
  );
  assert.deepEqual(
    offeredFor("ОЛ", people, new Set()).map(({ id }) => id),
    ["o"],
  );
  assert.deepEqual(offeredFor("Anna Berg and", people, new Set(["a"])), []);
});
