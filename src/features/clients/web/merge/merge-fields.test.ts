import assert from "node:assert/strict";
import { test } from "node:test";
import { differences } from "./merge-fields.ts";

const kept = { name: "Molkerei Alb", city: "Ulm", street: null, industry: null, employees: 240, custom: { area: 1 } };
const merged = { name: "Molkerei Alb GmbH", city: "Ulm", street: "Hauptstraße 1", industry: "Food", employees: 240, custom: { area: 2 } };
const own = [{ key: "area", kind: "number" }] as never;

test("only what differs is asked, and what the one that stays lacks it takes over", () => {
  const rows = differences("clients", kept as never, merged as never, own);
  assert.deepEqual(
    rows.map(({ name, usual }) => [name, usual]),
    [
      ["name", "kept"],
      ["industry", "merged"],
      ["street", "kept"],
      ["custom.area", "kept"],
    ],
    "half of each address would be a third place",
  );
});

test("two of the same leave nothing to choose", () => {
  assert.deepEqual(differences("clients", kept as never, kept as never, own), []);
});
