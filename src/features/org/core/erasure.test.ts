import assert from "node:assert/strict";
import { test } from "node:test";
import { erase } from "./erasure.ts";

const gone = { id: "p1", userId: "u1", name: "Anna Berg", status: "inactive" } as const;
const refusal = (person: Parameters<typeof erase>[0], confirm = "Anna Berg", actorId: string | null = "admin") => {
  const erased = erase(person, { confirm, actorId });
  return erased.ok ? null : erased.refusal;
};

test("somebody who left is erased once the name is typed", () => {
  assert.deepEqual(erase(gone, { confirm: " Anna  Berg ", actorId: "admin" }), {
    ok: true,
    value: [{ type: "PersonErased", personId: "p1", userId: "u1" }],
  });
  assert.equal(refusal(gone, "Anna"), "name_differs");
  assert.equal(refusal(gone, ""), "name_differs");
});

test("whoever works here is deactivated first, nobody erases oneself, nobody is erased twice", () => {
  assert.equal(refusal({ ...gone, status: "active" }), "still_working");
  assert.equal(refusal({ ...gone, status: "invited" }), "still_working");
  assert.equal(refusal(gone, "Anna Berg", "p1"), "oneself");
  assert.equal(refusal({ ...gone, status: "erased" }, "—"), "person_erased");
});
