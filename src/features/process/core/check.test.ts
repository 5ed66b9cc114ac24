import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyProcess, drawn, mutated, soundProcess, withStep } from "../../../../test/support/process-nets.ts";
import { exploredByEngine, replay } from "../../../../test/support/run-oracle.ts";
import { checkDefinition } from "./check.ts";
import type { Definition } from "./definition.ts";

const limit = (times: number, then: string) => ({ loopLimit: { times, then } });

/** One fault in a line: kind, step, path. */
const told = (definition: Definition): readonly string[] =>
  checkDefinition(definition).faults.map(({ kind, step, path }) =>
    [kind, step, ...path.map(({ step: at, outcome }) => `${at}.${outcome}`)].join(" "),
  );

const sound: Readonly<Record<string, Definition>> = {
  "one step": drawn({ call: { ok: "end" } }),
  "a sequence": drawn({ call: { ok: "offer" }, offer: { ok: "contract" }, contract: { ok: "end" } }),
  "a choice that meets again": drawn({
    call: { yes: "offer", no: "nurse" },
    offer: { ok: "close" },
    nurse: { ok: "close" },
    close: { ok: "end" },
  }),
  "parallel branches that join": drawn(
    { start: { go: "a b" }, a: { ok: "J" }, b: { ok: "J" }, last: { ok: "end" } },
    { J: ["a b", "last"] },
  ),
  "a join that splits again": drawn(
    { start: { go: "a b" }, a: { ok: "J" }, b: { ok: "J" }, c: { ok: "K" }, d: { ok: "K" }, last: { ok: "end" } },
    { J: ["a b", "c d"], K: ["c d", "last"] },
  ),
  "a join that leads to a join": drawn(
    { start: { go: "a b c" }, a: { ok: "J" }, b: { ok: "J" }, c: { ok: "K" }, last: { ok: "end" } },
    { J: ["a b", "K"], K: ["J c", "last"] },
  ),
  "a loop with a way out": drawn({ offer: { accepted: "end", objection: "answer" }, answer: { ok: "offer" } }),
  "a loop around parallel branches": drawn(
    { start: { go: "a b" }, a: { ok: "J" }, b: { ok: "J" }, judge: { good: "end", again: "start" } },
    { J: ["a b", "judge"] },
  ),
  "a branch whose end cancels the rest": drawn(
    { start: { go: "a b" }, a: { ok: "J", lost: "fail!" }, b: { ok: "J" }, last: { ok: "end" } },
    { J: ["a b", "last"] },
  ),
  "the first of two branches ends everything": drawn({ start: { go: "call write" }, call: { ok: "end!" }, write: { ok: "end!" } }),
  "a loop whose limit leads out": withStep(drawn({ call: { reached: "end", later: "call", never: "fail" } }), "call", limit(3, "never")),
};
for (const [name, definition] of Object.entries(sound))
  test(`${name} is sound`, () => assert.deepEqual(checkDefinition(definition), { sound: true, faults: [] }));

const unsound: Readonly<Record<string, readonly [Definition, readonly string[]]>> = {
  "branches that meet in a step and not in a join": [
    drawn({ start: { go: "a b" }, a: { ok: "last" }, b: { ok: "last" }, last: { ok: "end" } }),
    ["left_over b start.go a.ok last.ok"],
  ],
  "a branch that ends while the other goes on": [
    drawn({ start: { go: "a b" }, a: { ok: "end" }, b: { ok: "end" } }),
    ["left_over b start.go a.ok", "left_over a start.go b.ok"],
  ],
  "a choice whose ways are waited for both": [
    drawn({ start: { left: "a", right: "b" }, a: { ok: "J" }, b: { ok: "J" }, last: { ok: "end" } }, { J: ["a b", "last"] }),
    ["deadlock J start.left a.ok", "unreachable last"],
  ],
  "a branch that may pass by its join": [
    drawn({ start: { go: "a b" }, a: { ok: "J", skip: "last" }, b: { ok: "J" }, last: { ok: "end" } }, { J: ["a b", "last"] }),
    ["left_over b start.go a.skip last.ok"],
  ],
  "a join that waits for a step which never leads to it": [
    drawn({ start: { go: "a b" }, a: { ok: "J" }, b: { ok: "end" } }, { J: ["a b", "start"] }),
    ["left_over a start.go b.ok", "unreachable J"],
  ],
  "a circle without a way out": [drawn({ start: { ok: "a", no: "end" }, a: { ok: "b" }, b: { ok: "a" } }), ["no_way_to_end a start.ok"]],
  "nothing but a circle": [drawn({ a: { ok: "b" }, b: { ok: "a" } }), ["no_way_to_end a"]],
  "a circle beside a branch that waits for it": [
    drawn({ start: { go: "a b" }, a: { ok: "c" }, c: { ok: "a" }, b: { ok: "J" }, last: { ok: "end" } }, { J: ["a b", "last"] }),
    ["no_way_to_end start", "unreachable last", "unreachable J"],
  ],
  "a branch that ends beside a circle which may cancel everything": [
    drawn({ start: { go: "a b" }, a: { ok: "c" }, c: { ok: "a", lost: "fail!" }, b: { ok: "end" } }),
    ["left_over a start.go b.ok"],
  ],
  "a loop that leaves a branch behind each time": [
    drawn({ start: { go: "a b" }, a: { again: "start", ok: "J" }, b: { ok: "J" }, last: { ok: "end" } }, { J: ["a b", "last"] }),
    ["left_over b start.go a.again start.go"],
  ],
  "a step that makes tasks without end": [
    drawn({ start: { more: "start extra", stop: "end!" }, extra: { ok: "extra" } }),
    ["left_over extra start.more start.more"],
  ],
  "a step that no arrow leads to": [drawn({ start: { ok: "end" }, island: { ok: "end" } }), ["unreachable island"]],
  "a step behind a join that never goes on": [
    drawn({ start: { go: "a b" }, a: { ok: "J" }, b: { lost: "fail!" }, after: { ok: "end" } }, { J: ["a b", "after"] }),
    ["unreachable after", "unreachable J"],
  ],
  "a loop whose limit leads in a circle": [
    withStep(drawn({ call: { reached: "end", later: "wait" }, wait: { ok: "call" } }), "call", limit(2, "later")),
    ["no_way_to_end wait call.later wait.ok call.later"],
  ],
  "an outcome that leads to a step which is not there": [
    drawn({ start: { ok: "a" }, a: { ok: "b", no: "ghost" }, b: { ok: "end" } }),
    ["unknown_node a start.ok a.no"],
  ],
  "a task without outcomes": [drawn({ start: { ok: "a" }, a: {} }), ["no_outcome a start.ok"]],
  "a start that is not there": [{ ...drawn({ a: { ok: "end" } }), start: "ghost" }, ["unknown_node ghost"]],
  "a limit that leads by an outcome which is not there": [withStep(drawn({ a: { ok: "end" } }), "a", limit(2, "none")), ["no_outcome a"]],
};
for (const [name, [definition, faults]] of Object.entries(unsound))
  test(`${name}: ${faults[0]?.split(" ")[0]}`, () => {
    assert.deepEqual(told(definition), faults);
    assert.equal(checkDefinition(definition).sound, false);
  });

test("a wait for an event takes the ways it can take, and the step behind any other is never reached", () => {
  const definition = withStep(drawn({ wait: { event: "a", latest: "end", other: "b" }, a: { ok: "end" }, b: { ok: "end" } }), "wait", {
    kind: "wait",
    until: { event: "payment_received", latest: { workingDays: 3 } },
  });
  assert.deepEqual(told(definition), ["unreachable b"]);
});

test("a random process built of blocks is sound", () => {
  fc.assert(
    fc.property(soundProcess, (definition) => assert.deepEqual(checkDefinition(definition), { sound: true, faults: [] })),
    { numRuns: 300 },
  );
});

test("the check says of any process what following every run with the engine says", () => {
  fc.assert(
    fc.property(fc.oneof(anyProcess, mutated(soundProcess)), (definition) => {
      const seen = exploredByEngine(definition, 3_000);
      fc.pre(seen !== null);
      const { sound: isSound, faults } = checkDefinition(definition);
      assert.equal(
        isSound,
        seen.kinds.size === 0 && seen.neverDone.length === 0,
        JSON.stringify([faults, [...seen.kinds], seen.neverDone]),
      );
      const kinds = new Set(faults.map(({ kind }) => kind).filter((kind) => kind !== "unreachable"));
      assert.deepEqual([...kinds].sort(), [...seen.kinds].sort());
      const steps = faults.flatMap(({ kind, step }) => (kind === "unreachable" && definition.steps[step] ? [step] : []));
      assert.deepEqual(steps.sort(), seen.neverDone.filter((name) => definition.steps[name]).sort());
    }),
    { numRuns: 1_000 },
  );
});

test("the path of every fault, followed by the engine, shows the fault, and no shorter one does", () => {
  fc.assert(
    fc.property(fc.oneof(anyProcess, mutated(soundProcess)), (definition) => {
      const seen = exploredByEngine(definition, 3_000);
      fc.pre(seen !== null);
      for (const { kind, step, path } of checkDefinition(definition).faults) {
        if (kind === "unreachable") continue;
        const shown = replay(definition, path);
        if (kind === "deadlock") assert.ok(shown.events.some((event) => event.type === "JoinPassed" && event.isForced));
        else if (kind === "left_over") assert.ok(shown.isLeftOver || shown.opens > new Set(shown.steps).size, step);
        else if (kind === "no_way_to_end" && !shown.isInCircle) assert.ok(!exploredByEngine(definition, 3_000, shown.state)?.canEnd);
        const shortest = seen.shortest.get(kind);
        if (kind === "deadlock" || (kind === "left_over" && shown.isLeftOver)) assert.ok(shortest !== undefined && path.length >= shortest);
      }
    }),
    { numRuns: 150 },
  );
});
