import assert from "node:assert/strict";
import { test } from "node:test";
import { stepsOffered } from "./steps-offered.ts";

const definition = {
  steps: {
    call: { kind: "task", title: "Call back" },
    call_again: { kind: "task", title: "Call back" },
    rest: { kind: "wait", title: "Give it a week" },
    price: { kind: "request", title: "Approve the price" },
    bare: { kind: "task" },
  },
};

test("a rule is narrowed to a step that sets a task, by its title; two of one title are told apart", () => {
  assert.deepEqual(stepsOffered(definition, ""), [
    { value: "call", label: "Call back (call)" },
    { value: "call_again", label: "Call back (call_again)" },
    { value: "price", label: "Approve the price" },
    { value: "bare", label: "bare" },
  ]);
});

test("a step that the version in force no longer has stays chosen, under its key", () => {
  assert.deepEqual(stepsOffered(definition, "gone").at(-1), { value: "gone", label: "gone" });
  assert.deepEqual(stepsOffered(undefined, "gone"), [{ value: "gone", label: "gone" }]);
  assert.equal(stepsOffered(definition, "price").length, 4);
});
