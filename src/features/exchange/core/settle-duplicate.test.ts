import assert from "node:assert/strict";
import { test } from "node:test";
import type { Match } from "./duplicate-search.ts";
import { plainOrder } from "./import-order.ts";
import type { ImportRow } from "./imported.ts";
import { settleDuplicate } from "./settle-duplicate.ts";

const row: ImportRow = {
  line: 7,
  values: { texts: { name: "Betonwerk Sued" }, instants: {}, amounts: {}, own: {} },
  externalId: "K-9",
  hasOwnId: true,
};
const match: Match = { with: "id", recordId: "id", externalId: "K-1", name: "Betonwerk Süd", score: 0.93, because: [] };
const order = plainOrder("clients");

test("without a rule every row is made, however alike", () => {
  assert.deepEqual(settleDuplicate(row, match, order), { row });
});

test("from the score of the rule on a row is left out, or changes whom it is like; below it is made", () => {
  assert.deepEqual(settleDuplicate(row, match, { ...order, duplicates: "skip" }), {
    refused: { field: "", problem: "duplicate_left_out" },
  });
  assert.deepEqual(settleDuplicate(row, match, { ...order, duplicates: "skip", duplicatesFrom: 0.95 }), { row });
  assert.deepEqual(settleDuplicate(row, match, { ...order, duplicates: "update" }), {
    row: { ...row, recordId: "id", hasOwnId: false },
  });
});

test("what was decided by hand counts whatever the rule and the score say", () => {
  const decided = { ...order, duplicates: "skip", duplicatesFrom: 0.5 } as const;
  assert.deepEqual(settleDuplicate(row, match, { ...decided, decisions: { 7: "create" } }), { row });
  assert.deepEqual(settleDuplicate(row, { ...match, score: 0.6 }, { ...order, decisions: { 7: "update" } }), {
    row: { ...row, recordId: "id", hasOwnId: false },
  });
});

test("a row that is like an earlier row of the file becomes another row about the same", () => {
  const earlier = { ...match, with: 3, recordId: null };
  const update = { ...order, duplicates: "update" } as const;
  assert.deepEqual(settleDuplicate(row, earlier, update), { row: { ...row, externalId: "K-1" } });
  const named = settleDuplicate(row, { ...earlier, externalId: null }, update);
  assert.deepEqual("row" in named && named.row.values.texts["name"], "Betonwerk Süd");
});

test("a client row without an id is the client of that name, and no duplicate to decide about", () => {
  const same = { ...row, hasOwnId: false };
  assert.deepEqual(settleDuplicate(same, { ...match, name: "BETONWERK SUED" }, { ...order, duplicates: "skip" }), { row: same });
});
