import assert from "node:assert/strict";
import { test } from "node:test";
import { changePosition, openPosition, type Position, type PositionSurroundings } from "./position.ts";

const vacancy: Position = {
  id: "p",
  unitId: null,
  levelId: "seller",
  title: "Seller",
  chiefId: null,
  personId: null,
  openedOn: "2026-03-02",
  closedOn: null,
  version: 1,
};
const seller = { worksHere: true, levelId: "seller", fills: null };
const quiet: PositionSurroundings = { unitExists: true, chief: null, person: null, today: "2026-03-05" };
const refusal = (result: { ok: true } | { ok: false; refusal: string }) => (result.ok ? null : result.refusal);

test("a position is opened in a unit that is there, under a chief who works here", () => {
  const open = (around: Partial<PositionSurroundings>) => refusal(openPosition(vacancy, { ...quiet, ...around }));
  assert.deepEqual([open({}), open({ chief: { worksHere: true } })], [null, null]);
  assert.deepEqual(
    [open({ unitExists: false }), open({ chief: undefined }), open({ chief: { worksHere: false } })],
    ["unknown_unit", "unknown_chief", "chief_not_active"],
  );
});

test("it is filled by a person of its level who works here and fills no other", () => {
  const fill = (person: PositionSurroundings["person"]) => refusal(changePosition(vacancy, { personId: "anna" }, { ...quiet, person }));
  assert.deepEqual([fill(seller), fill({ ...seller, fills: "p" })], [null, null]);
  assert.deepEqual(
    [
      fill(undefined),
      fill({ ...seller, worksHere: false }),
      fill({ ...seller, levelId: "telesales" }),
      fill({ ...seller, levelId: null }),
      fill({ ...seller, fills: "q" }),
    ],
    ["unknown_person", "person_not_active", "other_level", "other_level", "fills_another"],
  );
});

test("nobody reports to oneself", () => {
  assert.equal(
    refusal(openPosition({ ...vacancy, personId: "anna", chiefId: "anna" }, { ...quiet, person: seller, chief: { worksHere: true } })),
    "chief_of_oneself",
  );
});

test("one person in another's place is a vacating and a filling", () => {
  const result = changePosition(
    { ...vacancy, personId: "boris" },
    { personId: "anna", title: "Seller North" },
    { ...quiet, person: seller },
  );
  assert.deepEqual(result, {
    ok: true,
    value: [
      { type: "PositionChanged", positionId: "p", before: { title: "Seller" }, after: { title: "Seller North" } },
      { type: "PositionVacated", positionId: "p", personId: "boris" },
      { type: "PositionFilled", positionId: "p", personId: "anna" },
    ],
  });
});

test("closing vacates, comes alone, is never before the opening, and is for good", () => {
  const close = (position: Position, today: string) => changePosition(position, { closed: true }, { ...quiet, today });
  assert.deepEqual(close({ ...vacancy, personId: "anna" }, "2026-03-05"), {
    ok: true,
    value: [
      { type: "PositionVacated", positionId: "p", personId: "anna" },
      { type: "PositionClosed", positionId: "p", on: "2026-03-05" },
    ],
  });
  assert.deepEqual(close(vacancy, "2026-03-01"), { ok: true, value: [{ type: "PositionClosed", positionId: "p", on: "2026-03-02" }] });
  assert.equal(refusal(changePosition(vacancy, { closed: true, title: "Seller North" }, quiet)), "closing_alone");
  assert.equal(refusal(changePosition({ ...vacancy, closedOn: "2026-03-05" }, { title: "Seller North" }, quiet)), "position_closed");
});
