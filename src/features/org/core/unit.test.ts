import assert from "node:assert/strict";
import { test } from "node:test";
import { addUnit, changeUnit, type Unit, type UnitKind, type UnitSurroundings } from "./unit.ts";

const now = new Date("2026-03-02T09:00:00Z");
const unit = (kind: UnitKind, more: Partial<Unit> = {}): Unit => ({
  id: kind,
  parentId: null,
  kind,
  name: "North",
  archivedAt: null,
  version: 1,
  ...more,
});
const alone: UnitSurroundings = { parent: null, parentIsBelow: false, childKinds: [], people: 0, openPositions: 0 };
const refusal = (result: { ok: true } | { ok: false; refusal: string }) => (result.ok ? null : result.refusal);
const kinds: readonly UnitKind[] = ["department", "direction", "group"];

test("a department stands at the top, a direction there or in a department, a group anywhere", () => {
  const allowed = kinds.map((kind) =>
    [null, ...kinds].filter((above) => addUnit(unit(kind), { ...alone, parent: above && unit(above) }).ok),
  );
  assert.deepEqual(allowed, [[null], [null, "department"], [null, "department", "direction", "group"]]);
});

test("a unit changes its kind only if the units below still fit", () => {
  const holding = (childKinds: UnitKind[]) => (kind: UnitKind) =>
    changeUnit(unit("department"), { kind }, { ...alone, childKinds }, now).ok;
  assert.deepEqual(kinds.map(holding(["direction"])), [true, false, false]);
  assert.deepEqual(kinds.map(holding(["group"])), [true, true, true]);
});

test("a unit hangs under one that is there, is not archived, and is not below it", () => {
  const hang = (around: Partial<UnitSurroundings>) =>
    refusal(changeUnit(unit("group"), { parentId: "p" }, { ...alone, parent: unit("group"), ...around }, now));
  assert.equal(hang({}), null);
  assert.equal(hang({ parent: undefined }), "unknown_parent");
  assert.equal(hang({ parent: unit("group", { archivedAt: now }) }), "parent_archived");
  assert.equal(hang({ parentIsBelow: true }), "cycle");
});

test("whatever still belongs to a unit keeps it from being archived", () => {
  const archive = (around: Partial<UnitSurroundings>) =>
    refusal(changeUnit(unit("direction"), { archived: true }, { ...alone, ...around }, now));
  assert.deepEqual(
    [archive({}), archive({ people: 1 }), archive({ openPositions: 1 }), archive({ childKinds: ["group"] })],
    [null, "unit_has_people", "unit_has_positions", "unit_has_units"],
  );
});

test("an archived unit is restored before it is changed, or with the change", () => {
  const archived = unit("direction", { archivedAt: new Date("2026-01-01T00:00:00Z") });
  assert.equal(refusal(changeUnit(archived, { name: "South" }, alone, now)), "unit_archived");
  assert.deepEqual(changeUnit(archived, { archived: true }, alone, now), { ok: true, value: [] }, "archiving it again changes nothing");
  assert.deepEqual(changeUnit(archived, { archived: false, name: "South" }, alone, now), {
    ok: true,
    value: [
      {
        type: "UnitReorganised",
        unitId: "direction",
        before: { name: "North", archivedAt: archived.archivedAt },
        after: { name: "South", archivedAt: null },
      },
    ],
  });
});
