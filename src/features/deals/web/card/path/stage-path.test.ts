import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pipeline, Visit } from "../../answers.ts";
import { stagePath } from "./stage-path.ts";

const stage = (key: string, more: Partial<Pipeline["stages"][number]> = {}) => ({
  id: key,
  key,
  name: key.toUpperCase(),
  normDays: 10,
  probability: null,
  retiredAt: null,
  ...more,
});
const pipeline = {
  key: "b2b",
  stages: [stage("lead"), stage("data"), stage("demo", { retiredAt: "2026-01-01T00:00:00Z" }), stage("offer")],
} as unknown as Pipeline;
const went = (...steps: readonly (readonly [stage: string | null, days: number, pipeline?: string])[]): Visit[] =>
  steps.map(([key, days, own = "b2b"], at) => ({ position: at + 1, stage: key, days, pipeline: own }) as unknown as Visit);

test("days of several visits to a stage add up", () => {
  const { stages } = stagePath(pipeline, went(["lead", 2], ["data", 3], ["lead", 4]), "lead");
  assert.deepEqual(
    stages.map(({ key, days, visits, isCurrent }) => [key, days, visits, isCurrent]),
    [
      ["lead", 6, 2, true],
      ["data", 3, 1, false],
      ["offer", 0, 0, false],
    ],
  );
});

test("moving back and skipping are drawn as arcs and counted, a plain step forward is not", () => {
  const { loops } = stagePath(pipeline, went(["lead", 1], ["offer", 1], ["lead", 1], ["data", 1], ["lead", 1], ["offer", 1]), "offer");
  assert.deepEqual(loops, [
    { from: 0, to: 2, count: 2 },
    { from: 2, to: 0, count: 1 },
    { from: 1, to: 0, count: 1 },
  ]);
});

test("a retired stage stands on the path of the deals that were in it, and of no other", () => {
  assert.deepEqual(
    stagePath(pipeline, went(["lead", 1], ["demo", 5]), "demo").stages.map(({ key }) => key),
    ["lead", "data", "demo", "offer"],
  );
});

test("only the present visit decides whether a deal is stuck", () => {
  const stuck = (steps: Visit[], at: string | null) => stagePath(pipeline, steps, at).stages.find(({ key }) => key === "data")?.isStuck;
  assert.equal(stuck(went(["data", 9], ["lead", 1], ["data", 9]), "data"), false);
  assert.equal(stuck(went(["data", 11.5]), "data"), true);
  assert.equal(stuck(went(["data", 11.5], [null, 0]), null), false);
});

test("what happened in another pipeline is no part of this way", () => {
  const { stages, loops } = stagePath(pipeline, went(["lead", 7, "service"], ["offer", 1]), "offer");
  assert.deepEqual([stages[0]?.days, stages[2]?.days, loops], [0, 1, []]);
});
