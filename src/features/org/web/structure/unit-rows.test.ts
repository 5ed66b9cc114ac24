import assert from "node:assert/strict";
import { it } from "node:test";
import type { Unit } from "../company/answers.ts";
import { unitRows } from "./unit-rows.ts";

const unit = (id: string, parentId: string | null): Unit => ({
  id,
  parentId,
  kind: "group",
  name: id,
  archivedAt: null,
  people: 0,
  version: 1,
});

it("shows each unit under its parent, by name", () => {
  const rows = unitRows([unit("south", "sales"), unit("sales", null), unit("north", "sales"), unit("food", "north")], "en");
  assert.deepEqual(
    rows.map((row) => `${row.depth} ${row.unit.id}`),
    ["0 sales", "1 north", "2 food", "1 south"],
  );
});

it("shows a unit whose parent is not in the list at the top", () => {
  assert.deepEqual(
    unitRows([unit("a", "archived")], "en").map((row) => row.depth),
    [0],
  );
});
