import assert from "node:assert/strict";
import { test } from "node:test";
import { objectionsIn, objectionsOffered } from "./objections-in.ts";

const variant = (name: string, objections: readonly { key: string; objection: string; answer: string }[]) => ({
  name,
  filter: null,
  content: { objections: [...objections] },
});

test("an objection is told in its own words, whichever text or variant it stands in first", () => {
  const texts = [
    { key: "cold", name: "On the phone", variants: [variant("all", [{ key: "no_time", objection: "“I have no time”", answer: "…" }])] },
    {
      key: "price",
      name: "Price",
      variants: [
        variant("food", [{ key: "dear", objection: "Too dear", answer: "…" }]),
        variant("all", [{ key: "dear", objection: "It costs too much", answer: "…" }]),
      ],
    },
    { key: "script", name: "Script", variants: [{ name: "all", filter: null, content: { lines: [{ if: "Dear", objection: "dear" }] } }] },
  ];
  assert.deepEqual(
    [...objectionsIn(texts).values()],
    [
      { key: "no_time", words: "I have no time", text: { key: "cold", name: "On the phone" } },
      { key: "dear", words: "Too dear", text: { key: "price", name: "Price" } },
    ],
  );
});

test("a line of a script is tied to one of them, text by text; a key that no text has yet is kept", () => {
  const known = objectionsIn([
    { key: "price", name: "Price", variants: [variant("all", [{ key: "dear", objection: "Too dear", answer: "…" }])] },
  ]);
  const group = { group: "Price", items: [{ value: "dear", label: "Too dear" }] };
  assert.deepEqual(objectionsOffered(known, "dear"), [group]);
  assert.deepEqual(objectionsOffered(known, "later"), [group, { value: "later", label: "later" }]);
});
