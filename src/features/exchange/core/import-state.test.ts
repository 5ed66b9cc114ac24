import assert from "node:assert/strict";
import { test } from "node:test";
import { plainOrder } from "./import-order.ts";
import { cancelImport, type ImportState, importStates, mayUndo, settleImport, startImport } from "./import-state.ts";

const at = new Date("2026-03-02T09:00:00Z");
const allowed = (decide: (state: ImportState) => { readonly ok: boolean }) => importStates.filter((state) => decide(state).ok);
const standing = (state: ImportState) => ({ id: "1", state, hasFile: true });

test("how a file is meant is settled before anything of it is written", () => {
  assert.deepEqual(
    allowed((state) => settleImport(standing(state), plainOrder("clients"), at)),
    ["uploaded"],
  );
});

test("an import starts, and goes on after it was cancelled or failed; one that is over does not start again", () => {
  assert.deepEqual(
    allowed((state) => startImport(standing(state), at)),
    ["uploaded", "cancelled", "failed"],
  );
});

test("what was imported from the command line goes on there", () => {
  assert.deepEqual(startImport({ id: "1", state: "failed", hasFile: false }, at), { ok: false, refusal: "import_not_from_here" });
});

test("what is not running cannot be cancelled, and what is running cannot be undone", () => {
  assert.deepEqual(
    allowed((state) => cancelImport(standing(state), at)),
    ["uploaded", "running"],
  );
  assert.ok(!mayUndo("running").ok);
});
