import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mayMerge, mergedFields, returnedFields, type Side } from "./merge.ts";

type Row = {
  readonly name: string;
  readonly street: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly employees: number | null;
};
const names = ["name", "street", "city", "postcode", "employees"] as const;
const kept: Row = { name: "Acme", street: null, city: "Bonn", postcode: null, employees: null };
const merged: Row = { name: "ACME GmbH", street: "Weg 1", city: "Köln", postcode: "50667", employees: 12 };

test("the one that stays keeps what it has and takes over what it lacks, an address only as a whole", () => {
  assert.deepEqual(mergedFields(kept, merged, names, {}), { ok: true, value: { employees: 12 } });
  const bare = { ...kept, city: null };
  assert.deepEqual(mergedFields(bare, merged, names, {}), {
    ok: true,
    value: { street: "Weg 1", city: "Köln", postcode: "50667", employees: 12 },
  });
});

test("what was chosen counts, and only what can be chosen", () => {
  assert.deepEqual(mergedFields(kept, merged, names, { name: "merged", employees: "kept" }), { ok: true, value: { name: "ACME GmbH" } });
  assert.deepEqual(mergedFields(kept, merged, names, { ownerId: "merged" }), { ok: false, refusal: "unknown_field" });
});

test("taking a merge apart gives back what it changed, and leaves what somebody changed since", () => {
  const after = { name: "ACME GmbH", employees: 12 };
  const now = { ...kept, ...after, employees: 15 };
  assert.deepEqual(returnedFields<Row>(now, kept, after), { name: "Acme" });
});

test("merging and taking apart is nothing, whatever was chosen", () => {
  const text = fc.option(fc.constantFrom("a", "b", ""), { nil: null });
  const row = fc.record(
    {
      name: fc.constantFrom("x", "y"),
      street: text,
      city: text,
      postcode: text,
      employees: fc.option(fc.integer(), { nil: null }),
    },
    { noNullPrototype: true },
  );
  const choices = fc.dictionary(fc.constantFrom(...names), fc.constantFrom<Side>("kept", "merged"));
  fc.assert(
    fc.property(row, row, choices, (one, other, chosen) => {
      const after = mergedFields<Row>(one, other, names, chosen);
      assert.ok(after.ok);
      const now = { ...one, ...after.value };
      assert.deepEqual({ ...now, ...returnedFields<Row>(now, one, after.value) }, one);
      // Nothing is lost: where the one has nothing, the other's value is there, unless somebody chose otherwise or it is half an address.
      if (one.employees === null && chosen["employees"] === undefined) assert.equal(now.employees, other.employees);
    }),
  );
});

test("two that were merged or erased do not become one again", () => {
  const a = { id: "a", mergedIntoId: null };
  assert.equal(mayMerge(a, a), "same_record");
  assert.equal(mayMerge(a, { id: "b", mergedIntoId: "c" }), "merged_away");
  assert.equal(mayMerge({ ...a, erasedAt: new Date(0) }, { id: "b", mergedIntoId: null }), "contact_erased");
  assert.equal(mayMerge(a, { id: "b", mergedIntoId: null }), null);
});
