import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Definition } from "../definition.ts";
import { readyProcesses } from "../ready/compose.ts";
import { sketch } from "../testing-definitions.ts";
import { backTry, beginTry, choicesAt, choose, pathOf, stateOf, type TriedRun } from "./try-run.ts";

const now = new Date("2026-03-02T09:00:00Z");
const take = (run: TriedRun, step: string, name: string): TriedRun => {
  const open = stateOf(run).open.find((one) => one.step === step);
  assert.ok(open, `${step} is not open`);
  const choice = choicesAt(run, open).find((one) => (one.kind === "outcome" ? one.outcome === name : one.kind === name));
  assert.ok(choice, `${step} has no ${name}`);
  const next = choose(run, open.visit, choice, now);
  assert.ok(next.ok);
  return next.value;
};
const open = (run: TriedRun) => stateOf(run).open.map(({ step }) => step);

describe("trying a process", () => {
  const process: Definition = sketch(
    { call: { both: ["dossier", "letter"], no: "-" }, dossier: { done: "met" }, letter: { done: "met" }, meeting: { held: "+" } },
    { joins: { met: { waitFor: ["dossier", "letter"], to: ["meeting"] } } },
  );

  it("opens branches side by side, waits at the join, and ends", () => {
    const begun = beginTry(process, now);
    assert.deepEqual(open(begun), ["call"]);
    const both = take(begun, "call", "both");
    assert.deepEqual(open(both), ["dossier", "letter"]);
    const met = take(take(both, "letter", "done"), "dossier", "done");
    assert.deepEqual(open(met), ["meeting"]);
    const ended = take(met, "meeting", "held");
    assert.deepEqual(stateOf(ended).end, { result: "success", reason: null });
    assert.deepEqual(
      pathOf(ended).map(({ node, outcome, isOpen }) => [node, outcome, isOpen]),
      [
        ["call", "both", false],
        ["dossier", "done", false],
        ["letter", "done", false],
        ["met", null, false],
        ["meeting", "held", false],
      ],
    );
  });

  it("goes back one choice at a time, to where it began and no further", () => {
    const both = take(beginTry(process, now), "call", "both");
    const back = backTry(take(both, "letter", "done"));
    assert.deepEqual([open(back), pathOf(back).length], [open(both), pathOf(both).length]);
    assert.deepEqual(open(backTry(backTry(backTry(back)))), ["call"]);
  });

  it("lets time pass where a process waits, and asks a person where an automatic step would ask the record", () => {
    const { steps, ...rest } = sketch({ pause: { time: "sort" }, sort: { big: "+", small: "-" } });
    const waiting: Definition = {
      ...rest,
      steps: {
        pause: { ...steps["pause"]!, kind: "wait", until: { event: "payment_received", latest: { workingDays: 3 } } },
        sort: { ...steps["sort"]!, kind: "auto", when: [{ filter: { field: "amount", op: "gte", value: 5 }, outcome: "big" }] },
      },
    };
    const begun = beginTry(waiting, now);
    assert.deepEqual(
      choicesAt(begun, stateOf(begun).open[0]!).map(({ kind }) => kind),
      ["event", "time"],
    );
    const sorted = take(begun, "pause", "time");
    assert.deepEqual(
      stateOf(sorted).open.map(({ step, as }) => [step, as]),
      [["sort", "decide"]],
    );
    assert.equal(stateOf(take(sorted, "sort", "small")).end?.result, "failure");
  });

  it("walks every ready process to an end by its first outcomes", () => {
    for (const definition of readyProcesses("en")) {
      let run = beginTry(definition, now);
      for (let turn = 0; turn < 200 && stateOf(run).status === "active"; turn += 1) {
        const [visit] = stateOf(run).open;
        const next = choose(run, visit!.visit, choicesAt(run, visit!)[0]!, now);
        assert.ok(next.ok);
        run = next.value;
      }
      assert.equal(stateOf(run).status, "ended", definition.key);
    }
  });
});
