import assert from "node:assert/strict";
import { test } from "node:test";
import type { FieldDefinition } from "#features/fields/core/custom.ts";
import { fieldsMissingAt } from "./required.ts";

const pipeline = { orders: [{ from: null, stageIds: ["lead", "offer", "contract"] }] };
const field = (key: string, requiredFrom: readonly string[], retiredAt: Date | null = null): FieldDefinition => ({
  id: key,
  recordKind: "deal",
  key,
  name: key,
  kind: "text",
  decimals: 0,
  position: 1,
  choices: [],
  requiredFrom,
  retiredAt,
  version: 1,
});
const now = new Date("2026-03-02T09:00:00Z");
const definitions = [
  field("area", ["offer"]),
  field("budget", ["contract"]),
  field("note", []),
  field("old", ["lead"], now),
  field("other", ["elsewhere"]),
];
const missing = (place: Parameters<typeof fieldsMissingAt>[3], values = {}) => fieldsMissingAt(definitions, values, pipeline, place, now);

test("a field is needed in the stage it is required from and in all after it, a skipped stage counts, and winning needs all", () => {
  assert.deepEqual(missing({ at: "stage", stageId: "lead" }), []);
  assert.deepEqual(missing({ at: "stage", stageId: "offer" }), ["area"]);
  assert.deepEqual(missing({ at: "stage", stageId: "contract" }), ["area", "budget"]);
  assert.deepEqual(missing({ at: "stage", stageId: "contract" }, { area: "5" }), ["budget"]);
  assert.deepEqual(missing({ at: "won" }, { budget: 1 }), ["area"]);
  assert.deepEqual(missing({ at: "lost", reasonId: "price" }), []);
});
