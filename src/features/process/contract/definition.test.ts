import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyProcess, soundProcess } from "../../../../test/support/process-nets.ts";
import { definitionJsonSchema, readDefinition, readDefinitionText } from "./definition.ts";

const call = { kind: "task", assignee: { role: "owner" }, due: { workingDays: 1 }, outcomes: { done: { end: "success" } } };
const process = { key: "first_call", name: "First call", subject: "deal", start: "call", steps: { call } };
const problems = (json: unknown) => {
  const read = readDefinition(json);
  return read.ok ? [] : read.refusal.map(({ pointer, where, message }) => `${pointer} | ${where}: ${message}`);
};
const withCall = (changes: object) => ({ ...process, steps: { call: { ...call, ...changes } } });

test("the process of the published interface is read as it is written", () => {
  const whole = {
    ...process,
    steps: {
      call: {
        ...call,
        assignee: { level: "seller", pick: "round_robin" },
        due: { before: "expectedPaymentOn", workingDays: 3 },
        // biome-ignore lint/suspicious/noThenProperty: the word of the published format
        loopLimit: { times: 3, then: "lost" },
        outcomes: { on: { to: ["judge", "write"] }, lost: { end: "failure", reason: "No need", cancelRest: true } },
      },
      judge: {
        kind: "auto",
        when: [{ filter: { field: "amount", op: "gte", value: 5 }, outcome: "big" }],
        outcomes: { big: { to: ["J"] } },
      },
      write: {
        kind: "request",
        assignee: { pairOf: "owner", level: "telesales" },
        due: { workingHours: 4 },
        outcomes: { ok: { to: ["J"] } },
      },
      rest: { kind: "wait", due: { workingDays: 2 }, outcomes: { time: { end: "success" } } },
    },
    joins: { J: { waitFor: ["judge", "write"], to: ["rest"] } },
  };
  const read = readDefinition(whole);
  assert.deepEqual(read, { ok: true, value: whole });
});

test("every fault is told at its place in words", () => {
  assert.deepEqual(problems({ ...process, start: ["call", "other"] }), ["/start | start: A process has one start: the name of a step"]);
  assert.deepEqual(problems(withCall({ outcomes: { done: {} } })), [
    "/steps/call/outcomes/done | step “call”, outcome “done”: This outcome leads nowhere: it needs “to” or “end”",
  ]);
  assert.deepEqual(problems(withCall({ assignee: { level: "seller", person: "x" } })).length, 1);
  assert.deepEqual(problems(withCall({ until: { time: { workingDays: 1 } } })), [
    "/steps/call/until | step “call”, until: Only a step of kind “wait” has “until”",
  ]);
  assert.deepEqual(problems({ ...process, joins: { call: { waitFor: ["call"], to: ["call"] } } }), [
    "/joins/call | join “call”: A step has this name already: steps and joins share their names",
  ]);
  assert.deepEqual(problems({ ...process, steps: {} }), ["/steps | steps: A process has at least one step"]);
  assert.deepEqual(problems({ ...process, colour: "red" }), ["/colour | colour: There is no such field"]);
  assert.deepEqual(problems(withCall({ colour: "red" })), ["/steps/call/colour | step “call”, colour: There is no such field"]);
});

test("names that every object has are no names of steps", () => {
  for (const name of ["constructor", "toString", "hasOwnProperty"])
    assert.equal(problems({ ...process, start: name, steps: { [name]: call } }).length, 1);
  assert.equal(
    problems(JSON.parse(`{"key":"a","name":"A","subject":"deal","start":"__proto__","steps":{"__proto__":${JSON.stringify(call)}}}`))
      .length,
    1,
  );
});

test("drafts that are not sound are read all the same", () => {
  assert.deepEqual(problems(withCall({ outcomes: { done: { to: ["ghost"] } } })), []);
  assert.deepEqual(problems(withCall({ outcomes: {} })), []);
  fc.assert(
    fc.property(fc.oneof(anyProcess, soundProcess), (drawn) => {
      const json = JSON.parse(JSON.stringify(drawn));
      assert.deepEqual(readDefinition(json), { ok: true, value: json });
    }),
  );
});

test("what is too large or nested too deep is refused before it is looked into", () => {
  let deep: unknown = { and: [] };
  for (let level = 0; level < 200_000; level++) deep = { not: deep };
  assert.match(problems({ ...process, triggers: [{ on: "filter_true", filter: deep }] })[0] ?? "", /nested deeper/);
  const read = readDefinitionText(" ".repeat(5_000_001));
  assert.ok(!read.ok && /more than 5000000 characters/.test(read.refusal[0]?.message ?? ""));
  const steps = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`s${at}`, call]));
  assert.deepEqual(problems({ ...process, start: "s0", steps }), ["/steps | steps: A process has at most 1000 steps"]);
});

test("any JSON is either read or refused", () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => void readDefinition(json)));
});

test("the published schema names every part of a step", () => {
  const schema = JSON.stringify(definitionJsonSchema());
  for (const word of ["waitFor", "cancelRest", "loopLimit", "evidence", "isCheckpoint", "round_robin"])
    assert.ok(schema.includes(`"${word}"`), word);
});
