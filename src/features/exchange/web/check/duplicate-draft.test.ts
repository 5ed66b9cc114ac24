import assert from "node:assert/strict";
import { test } from "node:test";
import type { Options } from "../calls.ts";
import { becomes, changeOf, type Draft, decide, draftOf } from "./duplicate-draft.ts";

const draft: Draft = { rule: "skip", from: 0.9, decisions: {} };
const options = { duplicates: "skip", duplicatesFrom: 0.9, decisions: {} } as unknown as Options;

test("The rule holds from its score on; what is less alike is made", () => {
  assert.equal(becomes(draft, { line: 2, score: 0.9 }), "skip");
  assert.equal(becomes(draft, { line: 2, score: 0.89 }), "create");
});

test("What was decided by hand holds against the rule, for its row alone", () => {
  const decided = decide(draft, 2, "update");
  assert.equal(becomes(decided, { line: 2, score: 0.5 }), "update");
  assert.equal(becomes(decided, { line: 3, score: 1 }), "skip");
});

test("Only what was changed is settled anew", () => {
  assert.equal(changeOf(options, draftOf(options)), null);
  assert.deepEqual(changeOf(options, decide(draft, 2, "create"))?.options?.decisions, { "2": "create" });
  assert.equal(changeOf(options, { ...draft, from: 0.8 })?.options?.duplicatesFrom, 0.8);
});
