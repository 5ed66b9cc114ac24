import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, firstDraft, rhythmOf } from "./rhythm-draft.ts";

test("what was chosen comes back as it was, and what is missing is no rhythm", () => {
  for (const every of [
    { unit: "day", times: 3 },
    { unit: "week", times: 2, weekdays: [1, 4] },
    { unit: "month", times: 1, day: 31 },
    { unit: "month", times: 6, day: "last" },
  ] as const)
    assert.deepEqual(rhythmOf(draftOf(every as never)), every);
  assert.equal(rhythmOf({ ...firstDraft, weekdays: [] }), null);
  assert.equal(rhythmOf({ ...firstDraft, times: "" }), null);
});
