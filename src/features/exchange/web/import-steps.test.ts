import assert from "node:assert/strict";
import { test } from "node:test";
import { importStates } from "../core/import-state.ts";
import { openSteps, stepFor } from "./import-steps.ts";

test("An import that was sent is settled in the order one likes, and begins with what was seen", () => {
  assert.deepEqual(openSteps("uploaded"), ["seen", "mapping", "check"]);
  assert.equal(stepFor("uploaded", undefined), "seen");
  assert.equal(stepFor("uploaded", "check"), "check");
});

test("Nobody stays on a step that is over, and nobody is ahead of the import", () => {
  assert.equal(stepFor("running", "check"), "run");
  assert.equal(stepFor("done", "run"), "report");
  assert.equal(stepFor("uploaded", "report"), "seen");
  for (const state of importStates) assert.ok(openSteps(state).includes(stepFor(state, "nonsense")));
});
