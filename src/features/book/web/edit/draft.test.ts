import assert from "node:assert/strict";
import { test } from "node:test";
import type { Variant } from "../../core/edition.ts";
import { always, draftsOf, emptyContent, movedRow, newObjection, variantsOf, withoutRow, withRow, withVariant } from "./draft.ts";
import { faultsOf, placeOf } from "./faults.ts";

const ids = () => {
  let last = 0;
  return () => `r${++last}`;
};
const filter = { field: "client.industry", op: "eq", value: "Food" } as const;
const script: Variant = {
  name: "Food",
  filter,
  content: {
    lines: [
      { say: "Good morning" },
      { ask: "How high?", field: "custom.height" },
      { if: "Too dear", objection: "price" },
      { hint: "Smile" },
    ],
  },
};
const all: readonly Variant[] = [
  script,
  { name: "Steel", filter, content: { objections: [{ key: "a", objection: "Too dear", answer: "No" }] } },
  { name: "Wood", filter, content: { items: [{ key: "a", text: "Look", isRequired: true }] } },
  { name: "All", filter: null, content: { subject: "Offer", body: "Dear {{contact.name}}" } },
];

test("what was saved and opened again is the same when nothing was changed", () => {
  assert.deepEqual(variantsOf(draftsOf(all, ids())), all);
});

test("rows in which nothing was written are left out, and a tie goes with the kind of line it belongs to", () => {
  const [draft] = draftsOf([{ ...script, filter: null }], ids());
  assert.ok(draft?.content.kind === "script");
  const [first, second] = draft.content.rows;
  const rows = [
    { ...first!, text: "  " },
    { ...second!, kind: "hint" as const, text: " How high? " },
  ];
  assert.deepEqual(variantsOf([{ ...draft, content: { kind: "script", rows } }])[0]?.content, { lines: [{ hint: "How high?" }] });
});

test("another variant goes before the one for everybody and begins with what that one says", () => {
  const newId = ids();
  const drafts = withVariant(draftsOf([{ ...script, filter: null }], newId), "new", newId);
  assert.deepEqual([drafts[0]?.id, drafts[0]?.name, drafts[0]?.filter], ["new", "", always]);
  const [copy, last] = variantsOf(drafts);
  assert.deepEqual(copy?.content, last?.content);
  const empty = withVariant([{ id: "x", name: "All", filter: always, content: emptyContent("checklist", newId) }], "new", newId);
  assert.ok(empty[0]?.content.kind === "checklist" && empty[0].content.rows.length === 1);
});

test("rows are put after another, moved by one place and taken away; a new one has a key that is free", () => {
  const rows = ["a", "b", "c"].map((id) => ({ id }));
  const order = (moved: readonly { id: string }[]) => moved.map(({ id }) => id).join("");
  assert.equal(order(withRow(rows, "a", { id: "x" })), "axbc");
  assert.equal(order(withRow(rows, null, { id: "x" })), "abcx");
  assert.equal(order(movedRow(rows, "c", -1)), "acb");
  assert.equal(order(movedRow(rows, "c", 1)), "abc");
  assert.equal(order(movedRow(rows, "b", 1, 2)), "abc", "the one for everybody stays last");
  assert.equal(order(withoutRow(rows, "b")), "ac");
  const known = [{ id: "1", key: "objection_2", objection: "", answer: "" }];
  assert.equal(newObjection(known, "2").key, "objection_3");
});

test("what is missing is told at its place, and once", () => {
  const drafts = draftsOf(all.slice(0, 1), ids());
  const [first] = drafts;
  const empty = { ...first!, id: "e", name: " ", filter: always, content: { kind: "script", rows: [] } as const };
  assert.deepEqual(faultsOf("script", variantsOf([empty, first!])), [
    { place: "variants.0.name", code: "required" },
    { place: "variants.0.filter", code: "variant_filter_missing" },
    { place: "variants.0.content.lines", code: "required" },
  ]);
  assert.deepEqual(faultsOf("letter", [{ name: "All", filter: null, content: { subject: "", body: "{{me.nam}}" } }]), [
    { place: "variants.0.content.subject", code: "required" },
    { place: "variants.0.content.body", code: "unknown_placeholder" },
  ]);
  assert.deepEqual(placeOf("variants.1.content.objections.2.answer"), { variant: 2, part: "content", row: 3 });
  assert.deepEqual(placeOf("variants.0.filter.and.0.field"), { variant: 1, part: "filter", row: null });
  assert.equal(placeOf("name"), null);
});
