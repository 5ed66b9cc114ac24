import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawn, soundProcess, withStep } from "../../../../test/support/process-nets.ts";
import { commandsOf, decided } from "../../../../test/support/run-oracle.ts";
import type { Definition } from "./definition.ts";
import { effectsOf } from "./effects.ts";
import { fold } from "./evolve.ts";
import { planOf } from "./plan.ts";
import { newRun, type RunCommand, type RunState } from "./run.ts";

const start: RunCommand = { type: "Start" };
const lost: RunCommand = { type: "SubjectEnded", with: "deal_lost" };
const done = (visit: number, outcome = "ok"): RunCommand => ({ type: "Complete", visit, outcome, actor: "olga", comment: null });
const after = (definition: Definition, ...commands: readonly RunCommand[]): RunState => {
  const plan = planOf(definition);
  return commands.reduce((state, command) => fold(plan, state, decided(plan, state, command)), newRun);
};
const stands = (state: RunState) => state.open.map(({ step }) => step);

const sale: Definition = {
  ...drawn({ begin: { ok: "data visit" }, data: { ok: "J" }, visit: { ok: "J" }, offer: { ok: "end" } }, { J: ["data visit", "offer"] }),
  endsWith: ["deal_won", "deal_lost"],
};

test("a run ends with its record: in success where it was won, in failure where it was lost, with what happened as the reason", () => {
  const ends = (ending: "deal_won" | "deal_lost") => after(sale, start, done(1), { type: "SubjectEnded", with: ending }).end;
  assert.deepEqual(ends("deal_won"), { result: "success", reason: "deal_won" });
  assert.deepEqual(ends("deal_lost"), { result: "failure", reason: "deal_lost" });
});

test("whatever is open then is cancelled", () => {
  const state = after(sale, start, done(1));
  const plan = planOf(sale);
  assert.deepEqual(effectsOf(plan, decided(plan, state, lost)), [
    { do: "cancel_task", visit: 2, because: "subject_ended" },
    { do: "cancel_task", visit: 3, because: "subject_ended" },
  ]);
});

test("a run that does not end with it goes on, but nobody works on a record that is put away", () => {
  const { endsWith: _, ...service } = sale;
  const open = after(service, start, done(1));
  assert.deepEqual(after(service, start, done(1), lost), open);
  const archived = after(service, start, done(1), { type: "SubjectEnded", with: "archived" });
  assert.deepEqual([archived.status, archived.end, archived.open], ["ended", { result: "stopped", reason: "archived" }, []]);
});

test("a run that waits for the very event does what is drawn behind the wait", () => {
  const until = { event: "deal_won", latest: { workingDays: 5 } } as const;
  const waiting = withStep({ ...drawn({ sign: { ok: "thank" }, thank: { ok: "end" } }), endsWith: ["deal_won", "deal_lost"] }, "sign", {
    kind: "wait",
    until,
  });
  const state = after(waiting, start, { type: "SubjectEnded", with: "deal_won" });
  assert.deepEqual(stands(state), ["sign"]);
  assert.equal(after(waiting, start, lost).end?.reason, "deal_lost");
});

test("on hold, too, it ends, and nothing that was kept for later comes", () => {
  const held = after(sale, start, done(1), { type: "Hold", until: "2026-04-01T00:00:00Z", reason: "Holidays" }, lost);
  assert.deepEqual([held.status, held.hold, held.kept], ["ended", null, []]);
});

test("where the record's end is undone, the run stands where it stood, joins and all", () => {
  const before = after(sale, start, done(1), done(2));
  const again = after(sale, start, done(1), done(2), lost, { type: "TakeBack", visit: 0 });
  assert.deepEqual([again.status, again.end, stands(again)], ["active", null, stands(before)]);
  assert.deepEqual(again.joins["J"]?.arrived, { data: 1 });
  assert.equal(fold(planOf(sale), again, decided(planOf(sale), again, done(again.open[0]!.visit))).open[0]?.step, "offer");
});

test("wherever a sound process stands, it ends at once, with nothing open, and goes on from there when that is undone", () => {
  fc.assert(
    fc.property(soundProcess, fc.array(fc.nat(), { maxLength: 12 }), (net, picks) => {
      const definition: Definition = { ...net, endsWith: ["deal_lost"] };
      const plan = planOf(definition);
      let state = after(definition, start);
      for (const pick of picks) {
        const commands = commandsOf(plan, state);
        if (state.status === "ended" || commands.length === 0) break;
        state = fold(plan, state, decided(plan, state, commands[pick % commands.length]!));
      }
      if (state.status === "ended") return;
      const ended = fold(plan, state, decided(plan, state, lost));
      assert.deepEqual([ended.status, ended.open, ended.joins], ["ended", [], {}]);
      const again = fold(plan, ended, decided(plan, ended, { type: "TakeBack", visit: 0 }));
      assert.deepEqual(stands(again).sort(), stands(state).sort());
      assert.deepEqual(again.loops, state.loops);
    }),
  );
});
