import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Level } from "./level.ts";
import { change, deactivate, hire, noTies, type Person, type PersonEvent, reactivate, type Surroundings, type Wish } from "./person.ts";

const level = (id: string, rank: number, more: Partial<Level> = {}): Level => ({
  id,
  key: id,
  rank,
  functions: [],
  seesAll: false,
  retiredAt: null,
  ...more,
});
const levels = [
  level("owner", 0, { functions: ["set_goals"] }),
  level("director", 1, { functions: ["lead_department"] }),
  level("seller", 3),
  level("telesales", 4),
  level("gone", 5, { retiredAt: new Date() }),
];
const anna: Person = {
  id: "anna",
  userId: "user-anna",
  name: "Anna Berg",
  email: "anna@lumen.example",
  phone: null,
  language: null,
  timeZone: null,
  levelId: "seller",
  role: null,
  functions: [],
  chiefId: "dora",
  unitId: null,
  status: "active",
  version: 1,
};
const owner: Surroundings["actor"] = { personId: "otto", rank: 0, functions: ["set_goals"], seesAll: true, role: null };
const director: Surroundings["actor"] = { personId: "dora", rank: 1, functions: ["lead_department"], seesAll: true, role: null };
const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  levels,
  actor: owner,
  emailTaken: false,
  chief: null,
  chiefIsBelow: false,
  unitExists: true,
  reports: [],
  otherOwners: 1,
  ties: noTies,
  ...more,
});
const refusal = (result: { ok: true } | { ok: false; refusal: string }) => (result.ok ? null : result.refusal);
const events = (result: { ok: true; value: readonly PersonEvent[] } | { ok: false; refusal: string }) => {
  assert.ok(result.ok, result.ok ? "" : result.refusal);
  return result.value;
};

describe("hiring", () => {
  test("a new person has a level or a role outside of the ladder", () => {
    assert.deepEqual(hire(anna, around()), { ok: true, value: [{ type: "PersonHired", person: anna }] });
    assert.equal(refusal(hire({ ...anna, levelId: null }, around())), "level_or_role_needed");
    assert.equal(refusal(hire({ ...anna, levelId: null, role: "presales" }, around())), null);
  });

  test("e-mail, chief and unit must be right", () => {
    const why = (more: Partial<Surroundings>) => refusal(hire(anna, around(more)));
    assert.deepEqual(
      [
        why({ emailTaken: true }),
        why({ chief: undefined }),
        why({ chief: { id: "dora", status: "inactive" } }),
        why({ unitExists: false }),
      ],
      ["email_taken", "unknown_chief", "chief_not_active", "unknown_unit"],
    );
    assert.equal(why({ chief: { id: "dora", status: "invited" } }), null, "somebody who has not signed in yet can have people below");
  });

  test("a director hires below the own level only", () => {
    assert.equal(refusal(hire(anna, around({ actor: director }))), null);
    assert.equal(refusal(hire({ ...anna, levelId: "director" }, around({ actor: director }))), "above_own_level");
    assert.equal(refusal(hire({ ...anna, levelId: null, role: "administrator" }, around({ actor: director }))), "above_own_level");
  });
});

describe("changing", () => {
  test("each kind of change is an event of its own, with before and after; what stays the same is none", () => {
    const wish: Wish = { name: "Anna Wolf", phone: null, levelId: "telesales", functions: ["seller"], chiefId: null, unitId: "north" };
    assert.deepEqual(events(change(anna, wish, around())), [
      { type: "PersonChanged", personId: "anna", before: { name: "Anna Berg" }, after: { name: "Anna Wolf" } },
      {
        type: "LevelHeldChanged",
        personId: "anna",
        before: { levelId: "seller", role: null },
        after: { levelId: "telesales", role: null },
      },
      { type: "FunctionsChanged", personId: "anna", before: [], after: ["seller"] },
      { type: "ChiefChanged", personId: "anna", before: "dora", after: null },
      { type: "UnitChanged", personId: "anna", before: null, after: "north" },
    ]);
    assert.deepEqual(events(change(anna, { name: anna.name, chiefId: "dora", functions: [] }, around())), []);
  });

  test("nobody reports to somebody below, nor to somebody who left", () => {
    assert.equal(
      refusal(change(anna, { chiefId: "boris" }, around({ chief: { id: "boris", status: "active" }, chiefIsBelow: true }))),
      "cycle",
    );
    assert.equal(refusal(change(anna, { chiefId: "boris" }, around({ chief: { id: "boris", status: "erased" } }))), "chief_not_active");
  });

  test("nobody lifts oneself, nor touches those beside or above; the own details are one's own", () => {
    const self = { ...anna, id: "dora", levelId: "director" };
    assert.equal(refusal(change(self, { levelId: "owner" }, around({ actor: director }))), "above_own_level");
    assert.equal(refusal(change(self, { phone: "+49 30 1" }, around({ actor: director }))), null);
    assert.equal(refusal(change({ ...anna, levelId: "director" }, { phone: "+49 30 1" }, around({ actor: director }))), "above_own_level");
    assert.equal(refusal(change(anna, { levelId: "director" }, around({ actor: director }))), "above_own_level");
  });

  test("the last owner remains one", () => {
    const last = { ...anna, levelId: "owner" };
    assert.equal(refusal(change(last, { levelId: "seller" }, around({ otherOwners: 0 }))), "last_owner");
    assert.equal(refusal(change(last, { levelId: "seller" }, around({ otherOwners: 1 }))), null);
    assert.equal(refusal(change(last, { name: "Anna Wolf" }, around({ otherOwners: 0 }))), null);
  });

  test("whoever goes to another level vacates the position; another role or chief keeps it", () => {
    const ties = { ...noTies, fills: "position" };
    assert.deepEqual(events(change(anna, { levelId: "telesales" }, around({ ties }))).at(-1), {
      type: "PositionVacated",
      positionId: "position",
      personId: "anna",
    });
    for (const wish of [{ role: "presales" }, { chiefId: null }, { levelId: "seller" }] as const)
      assert.ok(!events(change(anna, wish, around({ ties }))).some((event) => event.type === "PositionVacated"));
  });

  test("of an erased person nothing changes any more", () => {
    assert.equal(refusal(change({ ...anna, status: "erased" }, { name: "Anna" }, around())), "person_erased");
  });
});

describe("leaving", () => {
  test("somebody without people below just leaves, and whoever signed in is named for closing sessions", () => {
    assert.deepEqual(events(deactivate(anna, undefined, around())), [{ type: "PersonDeactivated", personId: "anna", userId: "user-anna" }]);
  });

  test("people below need a new chief, who may be nobody or one of them, but not somebody further below", () => {
    const below = around({ reports: ["boris", "clara"] });
    assert.equal(refusal(deactivate(anna, undefined, below)), "people_below");
    const chiefs = (newChiefId: string | null, more: Partial<Surroundings> = {}) =>
      events(deactivate(anna, newChiefId, { ...below, ...more })).flatMap((event) =>
        event.type === "ChiefChanged" ? [[event.personId, event.before, event.after]] : [],
      );
    assert.deepEqual(chiefs(null), [
      ["boris", "anna", null],
      ["clara", "anna", null],
    ]);
    assert.deepEqual(chiefs("emil", { chief: { id: "emil", status: "active" } }), [
      ["boris", "anna", "emil"],
      ["clara", "anna", "emil"],
    ]);
    assert.deepEqual(
      chiefs("boris", { chief: { id: "boris", status: "active" }, chiefIsBelow: true }),
      [
        ["boris", "anna", "dora"],
        ["clara", "anna", "boris"],
      ],
      "the successor takes the leaver's place",
    );
    const why = (newChiefId: string, more: Partial<Surroundings>) => refusal(deactivate(anna, newChiefId, { ...below, ...more }));
    assert.equal(why("deep", { chief: { id: "deep", status: "active" }, chiefIsBelow: true }), "cycle");
    assert.equal(why("nobody", { chief: undefined }), "unknown_chief");
    assert.equal(why("emil", { chief: { id: "emil", status: "inactive" } }), "chief_not_active");
  });

  test("pairings end, the position becomes vacant, and positions led go to the successor, or else to the leaver's chief", () => {
    const ties = {
      pairings: [
        { id: "p1", giverId: "anna", takerId: "tim" },
        { id: "p2", giverId: "sue", takerId: "anna" },
      ],
      fills: "own",
      leads: [
        { positionId: "led", personId: null },
        { positionId: "of-boris", personId: "boris" },
      ],
    };
    const withSuccessor = events(
      deactivate(anna, "boris", around({ ties, reports: ["boris"], chief: { id: "boris", status: "active" }, chiefIsBelow: true })),
    );
    assert.deepEqual(withSuccessor.slice(1), [
      { type: "PairingEnded", pairingId: "p1", giverId: "anna", takerId: "tim" },
      { type: "PairingEnded", pairingId: "p2", giverId: "sue", takerId: "anna" },
      { type: "PositionVacated", positionId: "own", personId: "anna" },
      { type: "PositionChanged", positionId: "led", before: { chiefId: "anna" }, after: { chiefId: "boris" } },
      { type: "PositionChanged", positionId: "of-boris", before: { chiefId: "anna" }, after: { chiefId: "dora" } },
      { type: "PersonDeactivated", personId: "anna", userId: "user-anna" },
    ]);
    const alone = events(deactivate(anna, undefined, around({ ties: { ...noTies, leads: [{ positionId: "led", personId: null }] } })));
    assert.deepEqual(alone[0], { type: "PositionChanged", positionId: "led", before: { chiefId: "anna" }, after: { chiefId: "dora" } });
  });

  test("the last owner, oneself, those above, and those already gone do not leave", () => {
    assert.equal(refusal(deactivate({ ...anna, levelId: "owner" }, null, around({ otherOwners: 0 }))), "last_owner");
    assert.equal(refusal(deactivate({ ...anna, id: "otto" }, null, around())), "oneself");
    assert.equal(refusal(deactivate({ ...anna, levelId: "owner" }, null, around({ actor: director }))), "above_own_level");
    assert.equal(refusal(deactivate({ ...anna, status: "inactive" }, null, around())), "person_inactive");
    assert.equal(refusal(deactivate({ ...anna, status: "erased" }, null, around())), "person_erased");
  });
});

describe("coming back", () => {
  const left: Person = { ...anna, status: "inactive" };

  test("whoever has an account is active at once, anybody else invited", () => {
    assert.deepEqual(events(reactivate(left, around())), [{ type: "PersonReactivated", personId: "anna", status: "active" }]);
    assert.deepEqual(events(reactivate({ ...left, userId: null }, around())), [
      { type: "PersonReactivated", personId: "anna", status: "invited" },
    ]);
  });

  test("the place held before must still be there: chief, unit, level and second functions", () => {
    assert.equal(refusal(reactivate(left, around({ chief: { id: "dora", status: "inactive" } }))), "chief_not_active");
    assert.equal(refusal(reactivate(left, around({ unitExists: false }))), "unknown_unit");
    assert.equal(refusal(reactivate({ ...left, levelId: "gone" }, around())), "unknown_level");
    assert.equal(refusal(reactivate({ ...left, functions: ["gone"] }, around())), "unknown_level");
    assert.equal(refusal(reactivate({ ...left, levelId: null }, around())), "level_or_role_needed");
  });

  test("only those who left come back, at the word of somebody above", () => {
    assert.equal(refusal(reactivate(anna, around())), "already_active");
    assert.equal(refusal(reactivate({ ...left, status: "erased" }, around())), "person_erased");
    assert.equal(refusal(reactivate({ ...left, levelId: "director" }, around({ actor: director }))), "above_own_level");
  });
});
