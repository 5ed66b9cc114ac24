import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawn, soundProcess, withStep } from "../../../../test/support/process-nets.ts";
import { commandsOf, decided, given } from "../../../../test/support/run-oracle.ts";
import { decide } from "./decide.ts";
import type { Definition } from "./definition.ts";
import { effectsOf } from "./effects.ts";
import { fold } from "./evolve.ts";
import { planOf } from "./plan.ts";
import { newRun, type RunCommand, type RunState } from "./run.ts";

/** The run after these commands; each must be accepted. */
function after(definition: Definition, ...commands: readonly RunCommand[]): RunState {
  const plan = planOf(definition);
  return commands.reduce((state, command) => fold(plan, state, decided(plan, state, command)), newRun);
}
const start: RunCommand = { type: "Start" };
const done = (visit: number, outcome = "ok"): RunCommand => ({ type: "Complete", visit, outcome, actor: "olga", comment: null });
const stands = (state: RunState) => state.open.map(({ visit, step, as }) => `${visit} ${step} ${as}`);
const refusal = (definition: Definition, state: RunState, command: RunCommand) => {
  const answer = decide(planOf(definition), state, command, given);
  return answer.ok ? "accepted" : answer.refusal;
};
const effects = (definition: Definition, state: RunState, command: RunCommand) => {
  const plan = planOf(definition);
  return effectsOf(plan, decided(plan, state, command));
};

const sale = drawn({ call: { ok: "offer", lost: "fail" }, offer: { ok: "end", back: "call" } });
const parallel = drawn(
  { begin: { ok: "data visit" }, data: { ok: "J" }, visit: { ok: "J", lost: "fail!" }, offer: { ok: "end" } },
  { J: ["data visit", "offer"] },
);

test("completing a task opens the next, and the last ends the run with its result", () => {
  assert.deepEqual(stands(after(sale, start)), ["1 call task"]);
  assert.deepEqual(stands(after(sale, start, done(1))), ["2 offer task"]);
  const ended = after(sale, start, done(1), done(2));
  assert.deepEqual([ended.status, ended.end, ended.open], ["ended", { result: "success", reason: null }, []]);
});

test("a task is completed once, by an outcome it has, while its run goes on", () => {
  const open = after(sale, start);
  assert.equal(refusal(sale, open, done(1, "perhaps")), "outcome_unknown");
  assert.equal(refusal(sale, open, done(2)), "visit_not_open");
  assert.equal(refusal(sale, after(sale, start, done(1)), done(1)), "visit_not_open");
  assert.equal(refusal(sale, after(sale, start, done(1), done(2)), done(2)), "run_ended");
  assert.equal(refusal(sale, open, start), "already_started");
  assert.equal(refusal(sale, newRun, done(1)), "not_started");
  assert.equal(refusal(sale, open, { type: "TimePassed", visit: 1 }), "not_waiting");
});

test("an outcome that asks why is not taken without words", () => {
  const asking = withStep(sale, "call", { outcomes: { lost: { end: "failure", needsComment: true } } });
  const open = after(asking, start);
  assert.equal(refusal(asking, open, done(1, "lost")), "comment_missing");
  assert.equal(refusal(asking, open, { type: "Complete", visit: 1, outcome: "lost", actor: "olga", comment: "  " }), "comment_missing");
  assert.equal(refusal(asking, open, { type: "Complete", visit: 1, outcome: "lost", actor: "olga", comment: "No budget" }), "accepted");
});

test("parallel branches join once, whoever is first", () => {
  for (const [one, other] of [
    [2, 3],
    [3, 2],
  ] as const) {
    const waiting = after(parallel, start, done(1), done(one));
    assert.deepEqual(stands(waiting).length, 1);
    assert.equal(Object.keys(waiting.joins["J"]?.arrived ?? {}).length, 1);
    const joined = after(parallel, start, done(1), done(one), done(other));
    assert.deepEqual(stands(joined), ["5 offer task"]);
    assert.deepEqual(joined.joins, {});
  }
});

test("an end that cancels the rest takes back the tasks of the other branches", () => {
  const open = after(parallel, start, done(1));
  assert.deepEqual(effects(parallel, open, done(3, "lost")), [{ do: "cancel_task", visit: 2, because: "rest_cancelled" }]);
  assert.equal(after(parallel, start, done(1), done(3, "lost")).end?.result, "failure");
});

test("an automatic step acts, takes the first outcome whose filter holds, and asks a person where none holds", () => {
  const big = { field: "amount", op: "gte", value: 1000 } as const;
  const any = { and: [] } as const;
  const judging = (when: Definition["steps"][string]["when"] = []) =>
    withStep(
      drawn({ call: { ok: "judge" }, judge: { large: "visit", small: "write" }, visit: { ok: "end" }, write: { ok: "end" } }),
      "judge",
      {
        kind: "auto",
        actions: [{ set: "custom.judged", value: true }],
        when,
      },
    );
  const asked: unknown[] = [];
  const plan = planOf(
    judging([
      { filter: big, outcome: "large" },
      { filter: any, outcome: "small" },
    ]),
  );
  const called = fold(plan, newRun, decided(plan, newRun, start));
  const answer = decide(plan, called, done(1), {
    now: given.now,
    holds: (filter, actions) => {
      asked.push(actions);
      return filter === any;
    },
  });
  assert.ok(answer.ok);
  assert.deepEqual(stands(fold(plan, called, answer.value)), ["3 write task"]);
  assert.deepEqual(asked[0], [{ set: "custom.judged", value: true }], "filters see what the step has changed");
  assert.deepEqual(
    effectsOf(plan, answer.value).map((effect) => effect.do),
    ["act", "open_task"],
  );
  const undecided = judging([{ filter: big, outcome: "large" }]);
  assert.deepEqual(stands(after(undecided, start, done(1))), ["2 judge decide"]);
  assert.deepEqual(stands(after(undecided, start, done(1), done(2, "small"))), ["3 write task"]);
});

test("automatic steps in a circle come to rest with a person", () => {
  const auto = { kind: "auto" } as const;
  const circle = withStep(withStep(drawn({ call: { ok: "a" }, a: { ok: "b" }, b: { ok: "a" } }), "a", auto), "b", auto);
  const state = after(circle, start, done(1));
  assert.equal(state.open.length, 1);
  assert.equal(state.open[0]?.as, "decide");
});

test("a step entered more often than its loop limit is left at once by the outcome for that", () => {
  // biome-ignore lint/suspicious/noThenProperty: the word of the published format
  const loop = withStep(sale, "offer", { loopLimit: { times: 2, then: "ok" } });
  const twice = after(loop, start, done(1), done(2, "back"), done(3), done(4, "back"));
  assert.deepEqual(stands(twice), ["5 call task"]);
  assert.equal(after(loop, start, done(1), done(2, "back"), done(3), done(4, "back"), done(5)).end?.result, "success");
});

const waiting = withStep(drawn({ call: { ok: "wait" }, wait: { event: "offer", latest: "call" }, offer: { ok: "end" } }), "wait", {
  kind: "wait",
  until: { event: "payment_received", latest: { workingDays: 5 } },
});

test("a wait ends with its event or with its latest date, whichever is first, and only once", () => {
  const state = after(waiting, start, done(1));
  assert.deepEqual(effects(waiting, after(waiting, start), done(1)), [
    { do: "set_timer", visit: 2, step: "wait", event: "payment_received", due: { workingDays: 5 } },
  ]);
  assert.deepEqual(stands(after(waiting, start, done(1), { type: "TimePassed", visit: 2 })), ["3 call task"]);
  const paid: RunCommand = { type: "EventHappened", event: "payment_received" };
  assert.deepEqual(effects(waiting, state, paid), [
    { do: "cancel_timer", visit: 2, because: "event" },
    { do: "open_task", visit: 3, step: "offer", kind: "step" },
  ]);
  assert.equal(refusal(waiting, after(waiting, start, done(1), paid), { type: "TimePassed", visit: 2 }), "visit_not_open");
  assert.deepEqual(decided(planOf(waiting), state, { type: "EventHappened", event: "deal_won" }), []);
  assert.equal(refusal(waiting, state, done(2, "event")), "not_a_task");
});

test("a held run lets nobody complete, keeps what comes meanwhile, and goes on with it", () => {
  const hold: RunCommand = { type: "Hold", until: "2026-04-01T09:00:00Z", reason: "The client is on holiday" };
  const held = after(waiting, start, done(1), hold, { type: "EventHappened", event: "payment_received" }, { type: "TimePassed", visit: 2 });
  assert.deepEqual([held.status, stands(held), held.kept.length], ["held", ["2 wait wait"], 1]);
  assert.deepEqual(stands(after(waiting, start, done(1), hold, { type: "EventHappened", event: "payment_received" }, { type: "Resume" })), [
    "3 offer task",
  ]);
  assert.equal(refusal(sale, after(sale, start, hold), done(1)), "run_held");
  assert.equal(refusal(sale, after(sale, start), { ...hold, until: "2026-03-01T09:00:00Z" }), "hold_date_passed");
  assert.equal(refusal(sale, after(sale, start), { type: "Resume" }), "not_held");
});

test("a sub-process is left by how it ended", () => {
  const sub = withStep(drawn({ trial: { success: "offer", failure: "fail" }, offer: { ok: "end" } }), "trial", {
    kind: "process",
    process: "trial",
  });
  assert.deepEqual(effects(sub, newRun, start), [{ do: "start_sub_process", visit: 1, step: "trial", process: "trial" }]);
  const ended = (result: "success" | "failure" | "stopped") => after(sub, start, { type: "SubProcessEnded", visit: 1, result });
  assert.deepEqual(stands(ended("success")), ["2 offer task"]);
  assert.equal(ended("failure").end?.result, "failure");
  assert.equal(ended("stopped").end?.result, "failure");
});

test("taking back cancels what the last step opened and opens it anew, also where it had ended the run", () => {
  const state = after(parallel, start, done(1), done(2));
  const back = effects(parallel, after(parallel, start, done(1)), { type: "TakeBack" });
  assert.deepEqual(back, [
    { do: "cancel_task", visit: 2, because: "taken_back" },
    { do: "cancel_task", visit: 3, because: "taken_back" },
    { do: "open_task", visit: 4, step: "begin", kind: "step" },
  ]);
  assert.equal(refusal(parallel, state, { type: "TakeBack", visit: 1 }), "not_the_last_step");
  assert.deepEqual(stands(after(parallel, start, done(1), done(2), { type: "TakeBack", visit: 2 })), ["3 visit task", "5 data task"]);
  const lost = after(parallel, start, done(1), done(2), done(3, "lost"), { type: "TakeBack" });
  assert.deepEqual([lost.status, stands(lost), lost.joins["J"]?.arrived], ["active", ["5 visit task"], { data: 1 }]);
  assert.equal(refusal(parallel, lost, { type: "TakeBack" }), "nothing_to_take_back");
  assert.equal(refusal(sale, after(sale, start, { type: "Stop", reason: "A mistake" }), { type: "TakeBack" }), "run_ended");
});

test("a run that is stopped early takes all its tasks, timers and runs with it", () => {
  assert.deepEqual(effects(waiting, after(waiting, start, done(1)), { type: "Stop", reason: "Duplicate" }), [
    { do: "cancel_timer", visit: 2, because: "stopped" },
  ]);
  assert.deepEqual(after(sale, start, { type: "Stop", reason: "Duplicate" }).end, { result: "stopped", reason: "Duplicate" });
});

test("a run of an unsound process ends all the same: the branch ends first, the run when nothing is active", () => {
  const unsound = drawn({ begin: { ok: "a b" }, a: { ok: "end" }, b: { ok: "fail" } });
  const state = after(unsound, start, done(1), done(2));
  assert.deepEqual([state.status, stands(state)], ["active", ["3 b task"]]);
  assert.deepEqual(after(unsound, start, done(1), done(2), done(3)).end, { result: "failure", reason: null });
});

test("a join for which nobody can come any more goes on with those who came", () => {
  const stuck = drawn({ begin: { left: "a", right: "b" }, a: { ok: "J" }, b: { ok: "J" }, last: { ok: "end" } }, { J: ["a b", "last"] });
  assert.deepEqual(stands(after(stuck, start, done(1, "left"), done(2))), ["4 last task"]);
});

test("a random sound process, run with random outcomes, always ends and never stands without somebody or something to wait for", () => {
  fc.assert(
    fc.property(soundProcess, fc.infiniteStream(fc.nat()), (definition, chance) => {
      const plan = planOf(definition);
      let state = fold(plan, newRun, decided(plan, newRun, start));
      // Whoever may choose leaves a loop at last: after many turns the first outcome is taken, which leads out of every loop.
      for (let turn = 0; state.status !== "ended"; turn++) {
        assert.ok(turn < 2_000, "it does not end");
        assert.ok(state.open.length > 0, "it stands");
        assert.equal(new Set(state.open.map(({ visit }) => visit)).size, state.open.length);
        const commands = commandsOf(plan, state);
        const index = turn < 200 ? (chance.next().value as number) % commands.length : 0;
        state = fold(plan, state, decided(plan, state, commands[index]!));
      }
      assert.deepEqual([state.open, state.joins], [[], {}]);
    }),
    { numRuns: 300 },
  );
});

test("taken back, a run stands where it stood, for whatever was done last", () => {
  fc.assert(
    fc.property(soundProcess, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (definition, choices) => {
      const plan = planOf(definition);
      let before = newRun;
      let state = fold(plan, newRun, decided(plan, newRun, start));
      for (const choice of choices) {
        if (state.status === "ended") break;
        const commands = commandsOf(plan, state);
        before = state;
        state = fold(plan, state, decided(plan, state, commands[choice % commands.length]!));
      }
      if (state.last === null) return;
      const back = fold(plan, state, decided(plan, state, { type: "TakeBack" }));
      const place = ({ open, joins, loops, status }: RunState) => ({
        status,
        open: open.map(({ step, as }) => `${step} ${as}`).sort(),
        joins: Object.entries(joins)
          .map(([join, { arrived }]) => [join, arrived])
          .sort(),
        loops: Object.entries(loops)
          .filter(([, times]) => times > 0)
          .sort(),
      });
      assert.deepEqual(place(back), place(before));
      const visits = [...back.open, ...Object.values(back.joins)].map(({ visit }) => visit);
      assert.ok(visits.every((visit) => visit < back.nextVisit) && new Set(visits).size === visits.length);
      assert.deepEqual(JSON.parse(JSON.stringify(back)), back, "a state is plain JSON");
    }),
    { numRuns: 300 },
  );
});
