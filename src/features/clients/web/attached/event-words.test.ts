import assert from "node:assert/strict";
import { test } from "node:test";
import type { TimelineEntry } from "../../contract/records.ts";
import { changesIn, currencyAt } from "./event-words.ts";

const reader = { language: "en", timeZone: "Europe/Berlin" };
const entry = (changes: unknown, recordId = "deal") => ({ recordId, data: { changes } }) as unknown as TimelineEntry;
const told = (changes: unknown, currency: string | null = null) => changesIn(entry(changes), currency, reader);

test("a change tells what stood before and after, in what people can read", () => {
  const changes = {
    industry: { before: null, after: "Food" },
    revenue: { before: { minor: "8400000", currency: "EUR" }, after: null },
    tags: { before: [], after: ["warm", "VIP"] },
    dueBackOn: { before: null, after: "2026-12-01" },
  };
  assert.deepEqual(told(changes), [
    { field: "industry", before: "–", after: "Food" },
    { field: "revenue", before: "€84,000.00", after: "–" },
    { field: "tags", before: "–", after: "warm, VIP" },
    { field: "dueBackOn", before: "–", after: "Dec 1, 2026" },
  ]);
});

test("an amount is told in the currency that its record had then, and in none it is not told", () => {
  const raised = { amount: { before: "2639000", after: "2401400" } };
  assert.deepEqual(told(raised, "EUR"), [{ field: "amount", before: "€26,390.00", after: "€24,014.00" }]);
  assert.deepEqual(told(raised), []);
  const opened = { currency: { before: null, after: "EUR" } };
  const other = entry({ currency: { before: null, after: "USD" } }, "contract");
  assert.equal(currencyAt([entry(raised), other, entry(opened)], 0), "EUR");
  assert.equal(currencyAt([entry(raised), other], 0), null);
});

test("ids and inner forms are left to machines", () => {
  assert.deepEqual(told({ ownerId: { before: null, after: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f" } }), []);
  assert.deepEqual(told(undefined), []);
});
