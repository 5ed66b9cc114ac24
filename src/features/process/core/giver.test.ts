import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, withStep } from "../../../../test/support/process-nets.ts";
import { decided } from "../../../../test/support/run-oracle.ts";
import type { Definition } from "./definition.ts";
import { fold } from "./evolve.ts";
import { giverOf } from "./giver.ts";
import { planOf } from "./plan.ts";
import { newRun, type RunCommand, type RunEvent } from "./run.ts";

const done = (visit: number, actor: string): RunCommand => ({ type: "Complete", visit, outcome: "ok", actor, comment: null });

/** Who is the giver of the step that the last of the commands opens. */
function giverAfter(definition: Definition, step: string, ...commands: readonly RunCommand[]): string | null {
  const plan = planOf(definition);
  let state = newRun;
  let last: readonly RunEvent[] = [];
  for (const command of [{ type: "Start" } as const, ...commands]) {
    last = decided(plan, state, command);
    state = fold(plan, state, last);
  }
  const visit = state.open.find((open) => open.step === step)?.visit;
  assert.ok(visit !== undefined, `${step} is not open`);
  return giverOf(last, visit, "owner");
}

test("a request is given by whoever completed the step before it, also with automatic steps between", () => {
  assert.equal(giverAfter(drawn({ begin: { ok: "ask" }, ask: { ok: "end" } }), "ask", done(1, "olga")), "olga");
  const between = withStep(drawn({ begin: { ok: "set" }, set: { ok: "ask" }, ask: { ok: "end" } }), "set", { kind: "auto" });
  assert.equal(giverAfter(between, "ask", done(1, "olga")), "olga");
});

test("behind a join it is given by the owner of the record, whoever of the branches came last", () => {
  const steps = { begin: { ok: "data visit" }, data: { ok: "J" }, visit: { ok: "J" }, ask: { ok: "end" } };
  const joined = drawn(steps, { J: ["data visit", "ask"] });
  assert.equal(giverAfter(joined, "ask", done(1, "olga"), done(2, "olga"), done(3, "ivan")), "owner");
  assert.equal(giverAfter(joined, "ask", done(1, "olga"), done(3, "ivan"), done(2, "olga")), "owner");
  const between = withStep(drawn({ ...steps, set: { ok: "ask" } }, { J: ["data visit", "set"] }), "set", { kind: "auto" });
  assert.equal(giverAfter(between, "ask", done(1, "olga"), done(2, "olga"), done(3, "ivan")), "owner");
});

test("what a time led to is nobody's request, and neither is a first step", () => {
  const waiting = withStep(drawn({ begin: { ok: "ask" }, ask: { ok: "end" } }), "begin", {
    kind: "wait",
    until: { time: { workingDays: 1 } },
  });
  assert.equal(giverAfter(waiting, "ask", { type: "TimePassed", visit: 1 }), null);
  assert.equal(giverAfter(drawn({ ask: { ok: "end" } }), "ask"), null);
});
