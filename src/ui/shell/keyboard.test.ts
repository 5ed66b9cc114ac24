import assert from "node:assert/strict";
import { test } from "node:test";
import { latinKey, readKey } from "./keyboard.ts";

const runs: string[] = [];
const sequences = ["g p", "g j", "?"].map((keys) => ({ keys, run: () => void runs.push(keys) }));

test("g then p opens people, and nothing before the second key", () => {
  const first = readKey(sequences, "", "g");
  assert.deepEqual(first, { run: null, pending: "g" });
  readKey(sequences, first.pending, "p").run?.();
  assert.deepEqual(runs.splice(0), ["g p"]);
});

test("a key that continues nothing begins anew", () => {
  readKey(sequences, "g", "?").run?.();
  assert.deepEqual(runs.splice(0), ["?"]);
  assert.deepEqual(readKey(sequences, "g", "g"), { run: null, pending: "g" });
  assert.deepEqual(readKey(sequences, "", "x"), { run: null, pending: "" });
});

test("on a Russian layout the same keys do the same", () => {
  assert.equal(latinKey({ key: "п", code: "KeyG" }), "g");
  assert.equal(latinKey({ key: "?", code: "Slash" }), "?");
  assert.equal(latinKey({ key: "Enter", code: "Enter" }), "Enter");
});
