import assert from "node:assert/strict";
import { test } from "node:test";
import { added, changed, dropped, moved, rowsOf, sent } from "./choice-list.ts";

const rows = rowsOf({
  choices: [
    { key: "led", name: "LED", retiredAt: null },
    { key: "gas", name: "Gas", retiredAt: "2026-01-01T00:00:00Z" },
  ],
});

test("a choice that the server knows keeps its key, a new one gets none, and one without a name is not sent", () => {
  const edited = changed(added(added(rows)), 2, { name: " Laser " });
  assert.deepEqual(sent(edited), [
    { key: "led", name: "LED", retired: false },
    { key: "gas", name: "Gas", retired: true },
    { name: "Laser", retired: false },
  ]);
});

test("choices move by one place and stay at the ends", () => {
  const names = (list: typeof rows) => list.map(({ name }) => name).join();
  assert.equal(names(moved(rows, 1, -1)), "Gas,LED");
  assert.equal(names(moved(rows, 0, -1)), "LED,Gas");
  assert.equal(names(moved(rows, 1, 1)), "LED,Gas");
});

test("taken away, a saved choice is retired and a new one is gone", () => {
  assert.deepEqual(sent(dropped(rows, 0))[0], { key: "led", name: "LED", retired: true });
  assert.equal(dropped(added(rows), 2).length, 2);
});
