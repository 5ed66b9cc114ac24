import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyProcess, drawn, soundProcess, withStep } from "../../../../test/support/process-nets.ts";
import { decided } from "../../../../test/support/run-oracle.ts";
import type { Definition } from "./definition.ts";
import { fold } from "./evolve.ts";
import { planOf } from "./plan.ts";
import { progressOf } from "./progress.ts";
import { complexSale } from "./ready/complex-sale.ts";
import { newRun, type RunState } from "./run.ts";

const standing = (...steps: readonly string[]) => ({
  open: steps.map((step, at) => ({ visit: at + 1, step, as: "task" as const, since: "2026-03-02T10:00:00.000Z" })),
  joins: {},
});
const at = (definition: Definition, open: readonly string[], done: readonly string[] = []) => {
  const progress = progressOf(planOf(definition), standing(...open), done);
  return progress && `${progress.at} of ${progress.of}`;
};

const sale = drawn({
  call: { reached: "meet", lost: "fail" },
  meet: { good: "offer", again: "call" },
  offer: { won: "end", lost: "fail" },
});

test("a straight way is as long as its steps, and every step done is one further", () => {
  assert.equal(at(sale, ["call"]), "1 of 3");
  assert.equal(at(sale, ["meet"], ["call"]), "2 of 3");
  assert.equal(at(sale, ["offer"], ["call", "meet"]), "3 of 3");
});

test("a shorter way to success counts, a failure near by does not", () => {
  const short = drawn({ call: { signs: "sign", meets: "meet" }, meet: { ok: "sign" }, sign: { ok: "end", no: "fail" } });
  assert.equal(at(short, ["call"]), "1 of 2");
  assert.equal(at(short, ["meet"], ["call"]), "2 of 3", "who goes the long way has a longer one");
});

test("going round a loop moves the place back and makes the way no longer", () => {
  assert.equal(at(sale, ["call"], ["call", "meet"]), "1 of 3");
  assert.equal(at(sale, ["meet"], ["call", "meet", "call", "meet", "call"]), "2 of 3");
});

test("parallel branches are all part of the way, what comes behind their join counts once", () => {
  const joined = drawn(
    { begin: { ok: "data visit" }, data: { ok: "J" }, visit: { ok: "J" }, offer: { ok: "end" } },
    { J: ["data visit", "offer"] },
  );
  assert.equal(at(joined, ["begin"]), "1 of 4");
  assert.equal(at(joined, ["data", "visit"], ["begin"]), "2 of 4");
  const waiting = { ...standing("visit"), joins: { J: { visit: 9, since: "2026-03-02T10:00:00.000Z", arrived: { data: 1 } } } };
  assert.deepEqual(progressOf(planOf(joined), waiting, ["begin", "data"]), { at: 3, of: 4 });
});

test("waits and automatic steps are nobody's work", () => {
  const waited = withStep(withStep(sale, "call", { kind: "auto" }), "meet", { kind: "wait", until: { time: { workingDays: 1 } } });
  assert.equal(at(waited, ["offer"], ["call", "meet"]), "1 of 1");
  assert.equal(at(drawn({ only: { ok: "end" } }), []), null);
});

test("where success cannot be reached the way to the end counts, and where nothing is drawn the step itself", () => {
  assert.equal(at(drawn({ a: { ok: "b" }, b: { no: "fail" } }), ["a"]), "1 of 2");
  assert.equal(at(drawn({ a: { ok: "a" } }), ["a"]), "1 of 1");
});

test("the long sale has eleven steps from the first meeting to the signature", () => {
  const definition = { ...complexSale, name: "Sale" } as unknown as Definition;
  assert.equal(at(definition, ["present"]), "1 of 11");
  assert.equal(at(definition, ["offer_talk"], ["present", "data", "calculation", "documents", "price_review", "offer"]), "7 of 11");
  assert.equal(
    at(definition, ["objections"], ["present", "data", "calculation", "documents", "price_review", "offer", "offer_talk"]),
    "7 of 12",
  );
});

test("whatever is drawn and however it is walked, the place lies on the way, and no way is longer than the process", () => {
  fc.assert(
    fc.property(fc.oneof(anyProcess, soundProcess), fc.array(fc.nat(), { maxLength: 12 }), (definition, choices) => {
      const plan = planOf(definition);
      let state: RunState = newRun;
      const done: string[] = [];
      for (const choice of [null, ...choices]) {
        const open = state.open.find(({ as }) => as === "task");
        const outcomes = open ? [...(plan.steps.get(open.step)?.outcomes.keys() ?? [])] : [];
        if (choice !== null && (!open || outcomes.length === 0)) break;
        const outcome = outcomes[(choice ?? 0) % Math.max(1, outcomes.length)] ?? "";
        const command =
          choice === null || !open
            ? ({ type: "Start" } as const)
            : ({ type: "Complete", visit: open.visit, outcome, actor: null, comment: "x" } as const);
        state = fold(plan, state, decided(plan, state, command));
        if (open) done.push(open.step);
        const progress = progressOf(plan, state, done);
        if (progress === null) continue;
        assert.ok(progress.at >= 1 && progress.at <= progress.of && progress.of <= plan.steps.size);
      }
    }),
    { numRuns: 300 },
  );
});
