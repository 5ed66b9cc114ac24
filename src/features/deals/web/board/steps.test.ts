import assert from "node:assert/strict";
import { test } from "node:test";
import { allowedStages, nextTarget, type Target } from "./steps.ts";

const stages: readonly Target[] = ["stage:lead", "stage:data", "stage:offer"];
const walk = (keys: readonly string[], from: Target) => keys.reduce<Target>((at, key) => nextTarget(stages, from, at, key), from);

test("arrows lead along the stages and stop at the first and the last", () => {
  assert.equal(walk(["ArrowRight"], "stage:data"), "stage:offer");
  assert.equal(walk(["ArrowRight", "ArrowRight"], "stage:data"), "stage:offer");
  assert.equal(walk(["ArrowLeft", "ArrowLeft"], "stage:data"), "stage:lead");
});

test("down leads to won, further right to lost, up back to the own stage", () => {
  assert.equal(walk(["ArrowDown"], "stage:data"), "end:won");
  assert.equal(walk(["ArrowDown", "ArrowRight"], "stage:data"), "end:lost");
  assert.equal(walk(["ArrowDown", "ArrowRight", "ArrowUp"], "stage:data"), "stage:data");
});

test("a pipeline that forbids moving back or skipping offers only the next stage", () => {
  const all = ["lead", "data", "offer", "contract"];
  assert.deepEqual(allowedStages(all, "data", { mayMoveBack: false, maySkip: false }), ["data", "offer"]);
  assert.deepEqual(allowedStages(all, "data", { mayMoveBack: true, maySkip: false }), ["lead", "data", "offer"]);
  assert.deepEqual(allowedStages(all, "data", { mayMoveBack: false, maySkip: true }), ["data", "offer", "contract"]);
  assert.deepEqual(allowedStages(all, "data", { mayMoveBack: true, maySkip: true }), all);
});
