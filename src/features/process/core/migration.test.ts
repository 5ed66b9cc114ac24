import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, withStep } from "../../../../test/support/process-nets.ts";
import { decided, given } from "../../../../test/support/run-oracle.ts";
import type { Definition } from "./definition.ts";
import { effectsOf } from "./effects.ts";
import { fold } from "./evolve.ts";
import { type MigrationMap, migrateRun } from "./migration.ts";
import { planOf } from "./plan.ts";
import { newRun, type RunCommand, type RunState } from "./run.ts";

const done = (visit: number, outcome = "ok"): RunCommand => ({ type: "Complete", visit, outcome, actor: "olga", comment: null });
const run = (definition: Definition, ...commands: readonly RunCommand[]): RunState => {
  const plan = planOf(definition);
  return [{ type: "Start" } as const, ...commands].reduce((state, command) => fold(plan, state, decided(plan, state, command)), newRun);
};
const migrate = (state: RunState, from: Definition, to: Definition, map: MigrationMap = {}) => {
  const answer = migrateRun(state, planOf(from), planOf(to), map, given);
  if (!answer.ok) return answer.refusal;
  const after = fold(planOf(to), state, answer.value);
  const stands = after.open.map(({ visit, step, as }) => `${visit} ${step} ${as}`);
  return { status: after.status, stands, effects: effectsOf(planOf(to), answer.value).map((effect) => effect.do), state: after };
};

const old = drawn(
  { begin: { ok: "data visit" }, data: { ok: "J" }, visit: { ok: "J" }, offer: { ok: "end" } },
  { J: ["data visit", "offer"] },
);

test("a task of a step that stays keeps its number and nothing is done to it", () => {
  const longer = drawn({ call: { ok: "offer" }, offer: { ok: "contract" }, contract: { ok: "end" } });
  const short = drawn({ call: { ok: "offer" }, offer: { ok: "end" } });
  const moved = migrate(run(short, done(1)), short, longer);
  assert.ok("state" in moved);
  assert.deepEqual([moved.stands, moved.effects], [["2 offer task"], []]);
  const plan = planOf(longer);
  const next = fold(plan, moved.state, decided(plan, moved.state, done(2)));
  assert.equal(next.open[0]?.step, "contract", "it goes on by the new version");
});

test("a step that is gone must be mapped; then its task is cancelled and the other opened", () => {
  const renamed = drawn(
    { begin: { ok: "facts visit" }, facts: { ok: "J" }, visit: { ok: "J" }, offer: { ok: "end" } },
    { J: ["facts visit", "offer"] },
  );
  const state = run(old, done(1));
  assert.deepEqual(migrate(state, old, renamed), { reason: "unknown_step", step: "data" });
  const moved = migrate(state, old, renamed, { data: "facts" });
  assert.ok("stands" in moved);
  assert.deepEqual(
    [moved.stands, moved.effects],
    [
      ["3 visit task", "4 facts task"],
      ["cancel_task", "open_task"],
    ],
  );
});

test("who has come to a join has come to it in the new version too, and it goes on where that is enough", () => {
  const renamed = drawn(
    { begin: { ok: "facts visit" }, facts: { ok: "J" }, visit: { ok: "J" }, offer: { ok: "end" } },
    { J: ["facts visit", "offer"] },
  );
  const waiting = migrate(run(old, done(1), done(2)), old, renamed, { data: "facts" });
  assert.ok("state" in waiting);
  assert.deepEqual([waiting.stands, waiting.state.joins["J"]?.arrived], [["3 visit task"], { facts: 1 }]);
  const straight = drawn({ begin: { ok: "data" }, data: { ok: "J" }, offer: { ok: "end" } }, { J: ["data", "offer"] });
  const gone = migrate(run(old, done(1), done(3)), old, straight, { visit: "data" });
  assert.deepEqual(
    gone,
    { reason: "gets_stuck", step: "offer" },
    "the visit that came and the data still to come would each make an offer",
  );
});

test("a run that could only wait for ever in the new version stays where it is", () => {
  const split = drawn(
    { begin: { ok: "offer" }, offer: { ok: "a b" }, a: { ok: "K" }, b: { ok: "K" }, sign: { ok: "end" } },
    { K: ["a b", "sign"] },
  );
  const before = drawn({ begin: { ok: "offer" }, offer: { ok: "end" } });
  assert.deepEqual(migrate(run(before, done(1)), before, split, { offer: "a" }), { reason: "gets_stuck", step: "K" });
  assert.ok("stands" in migrate(run(before, done(1)), before, split));
});

test("a wait for something else is begun anew, the same wait goes on", () => {
  const wait = (days: number) =>
    withStep(drawn({ call: { ok: "rest" }, rest: { time: "offer" }, offer: { ok: "end" } }), "rest", {
      kind: "wait",
      until: { time: { workingDays: days } },
    });
  const state = run(wait(2), done(1));
  const [same, other] = [migrate(state, wait(2), wait(2)), migrate(state, wait(2), wait(5))];
  assert.ok("effects" in same && "effects" in other);
  assert.deepEqual([same.effects, other.effects], [[], ["cancel_timer", "set_timer"]]);
});

test("a held run and an ended one are not moved", () => {
  const held = run(old, { type: "Hold", until: "2026-05-01T00:00:00Z", reason: "Holiday" });
  assert.deepEqual(migrate(held, old, old), { reason: "held" });
  assert.deepEqual(migrate(run(old, { type: "Stop", reason: "Over" }), old, old), { reason: "run_ended" });
});
