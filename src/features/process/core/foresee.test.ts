import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, withStep } from "../../../../test/support/process-nets.ts";
import { decided, given } from "../../../../test/support/run-oracle.ts";
import { fold } from "./evolve.ts";
import { foresee } from "./foresee.ts";
import { planOf } from "./plan.ts";
import { newRun, type RunCommand } from "./run.ts";

const small = { field: "amount", op: "lt", value: 1000 } as const;
const sale = withStep(
  withStep(
    drawn(
      {
        begin: { ok: "data visit" },
        data: { ok: "J" },
        visit: { ok: "J", lost: "fail!" },
        judge: { letter: "write", meeting: "meet" },
        write: { ok: "end" },
        meet: { ok: "end" },
      },
      { J: ["data visit", "judge"] },
    ),
    "judge",
    { kind: "auto", when: [{ filter: small, outcome: "letter" }] },
  ),
  "write",
  { assignee: { role: "owner" }, due: { workingDays: 2 } },
);
const plan = planOf(sale);
const after = (...visits: readonly number[]) =>
  visits.reduce(
    (state, visit) =>
      fold(plan, state, decided(plan, state, { type: "Complete", visit, outcome: "ok", actor: null, comment: null } satisfies RunCommand)),
    fold(plan, newRun, decided(plan, newRun, { type: "Start" })),
  );

test("the last branch foresees what comes behind the join and the automatic step, who and when", () => {
  const isSmall = { ...given, holds: () => true };
  assert.deepEqual(foresee(plan, after(1, 2), 3, "ok", isSmall), [
    { kind: "step", step: "write", as: "task", assignee: { role: "owner" }, due: { workingDays: 2 } },
  ]);
  assert.deepEqual(
    foresee(plan, after(1, 2), 3, "ok", given).map((one) => one.kind === "step" && [one.step, one.as]),
    [["judge", "decide"]],
  );
});

test("the first branch foresees whom the join waits for", () => {
  assert.deepEqual(foresee(plan, after(1), 2, "ok", given), [{ kind: "join", join: "J", waitsFor: ["visit"] }]);
});

test("an end is foreseen with its result, and nothing for what cannot be done", () => {
  assert.deepEqual(foresee(plan, after(1), 3, "lost", given), [{ kind: "end", result: "failure", reason: null }]);
  assert.deepEqual(foresee(plan, after(1), 3, "none", given), []);
  assert.deepEqual(foresee(plan, after(1), 1, "ok", given), []);
});
