import assert from "node:assert/strict";
import { test } from "node:test";
import type { TimelineEntry } from "../../contract/records.ts";
import { changesIn } from "./event-words.ts";

const entry = (changes: unknown) => ({ data: { changes } }) as unknown as TimelineEntry;

test("a change tells what stood before and after, in what people can read", () => {
  const told = changesIn(
    entry({
      industry: { before: null, after: "Food" },
      revenue: { before: { amount: "1.00", currency: "EUR" }, after: null },
      tags: { before: [], after: ["warm", "VIP"] },
    }),
  );
  assert.deepEqual(told, [
    { field: "industry", before: "–", after: "Food" },
    { field: "revenue", before: "1.00 EUR", after: "–" },
    { field: "tags", before: "–", after: "warm, VIP" },
  ]);
});

test("ids and inner forms are left to machines", () => {
  assert.deepEqual(changesIn(entry({ ownerId: { before: null, after: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f" } })), []);
  assert.deepEqual(changesIn(entry(undefined)), []);
});
