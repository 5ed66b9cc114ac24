import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Standing } from "./rights.ts";
import { addLevel, changeLevel, type Ladder, type LadderLevel, type LevelUse, mayShape, setRoutes } from "./structure.ts";

const now = new Date("2026-03-02T09:00:00Z");
const level = (key: string, rank: number, more: Partial<LadderLevel> = {}): LadderLevel => ({
  id: key,
  key,
  rank,
  names: { en: key, ru: key, de: key },
  functions: [],
  seesAll: false,
  retiredAt: null,
  version: 1,
  ...more,
});
const owner = level("owner", 0, { functions: ["set_goals"], seesAll: true });
const seller = level("seller", 3, { functions: ["sell"] });
const assistant = level("assistant", 5, { functions: ["research"] });
const administrator: Standing = { rank: null, functions: [], seesAll: false, role: "administrator" };
const director: Standing = { rank: 1, functions: ["lead_department"], seesAll: true, role: null };
const head: Standing = { rank: 2, functions: ["lead_department"], seesAll: false, role: null };
const ladder = (more: Partial<Ladder> = {}): Ladder => ({
  workspaceId: "w",
  levels: [owner, seller, assistant],
  routes: [
    { from: "owner", to: "seller" },
    { from: "seller", to: "assistant" },
  ],
  actor: administrator,
  ...more,
});
const unused: LevelUse = { people: 0, openPositions: 0, active: 0, otherOwners: 1 };
const refusal = (result: { ok: true } | { ok: false; refusal: string }) => (result.ok ? null : result.refusal);

describe("levels", () => {
  test("several levels may share a rank", () => {
    assert.equal(addLevel(level("key_account", 3), ladder()).ok, true);
  });

  test("a key stands for one level", () => {
    assert.equal(refusal(addLevel(level("seller", 7), ladder())), "key_taken");
  });

  test("only what was changed is in the event, and the order of functions is no change", () => {
    const result = changeLevel({ ...seller, functions: ["sell", "call"] }, { functions: ["call", "sell"], rank: 4 }, unused, ladder(), now);
    assert.deepEqual(result, { ok: true, value: [{ type: "LevelChanged", levelId: "seller", before: { rank: 3 }, after: { rank: 4 } }] });
  });

  test("names are the same in whatever order their languages come", () => {
    const { en, ru, de } = seller.names;
    assert.deepEqual(changeLevel(seller, { names: { de, ru, en } }, unused, ladder(), now), { ok: true, value: [] });
  });

  test("an empty level retires, with the routes that lead from and to it", () => {
    const result = changeLevel(seller, { retired: true }, unused, ladder(), now);
    assert.deepEqual(result, {
      ok: true,
      value: [
        { type: "LevelChanged", levelId: "seller", before: { retiredAt: null }, after: { retiredAt: now } },
        { type: "RoutesChanged", workspaceId: "w", before: ladder().routes, after: [] },
      ],
    });
  });

  test("a level that retired stays so since the first time, and comes back without routes", () => {
    const retired = { ...seller, retiredAt: new Date("2026-01-01T00:00:00Z") };
    assert.deepEqual(changeLevel(retired, { retired: true }, unused, ladder({ routes: [] }), now), { ok: true, value: [] });
    const back = changeLevel(retired, { retired: false }, unused, ladder({ routes: [] }), now);
    assert.deepEqual(back, {
      ok: true,
      value: [{ type: "LevelChanged", levelId: "seller", before: { retiredAt: retired.retiredAt }, after: { retiredAt: null } }],
    });
  });

  test("a level in use does not retire, but may change otherwise", () => {
    assert.equal(refusal(changeLevel(seller, { retired: true }, { ...unused, people: 1 }, ladder(), now)), "level_has_people");
    assert.equal(refusal(changeLevel(seller, { retired: true }, { ...unused, openPositions: 1 }, ladder(), now)), "level_has_positions");
    assert.equal(refusal(changeLevel(seller, { rank: 4 }, { ...unused, people: 1, openPositions: 1 }, ladder(), now)), null);
  });

  test("the owner's work may go only when another level with active people has it", () => {
    const without = { functions: [] } as const;
    assert.equal(refusal(changeLevel(owner, without, { ...unused, active: 1, otherOwners: 0 }, ladder(), now)), "last_owner_level");
    assert.equal(refusal(changeLevel(owner, without, { ...unused, active: 1, otherOwners: 1 }, ladder(), now)), null);
    assert.equal(
      refusal(changeLevel(owner, without, { ...unused, active: 0, otherOwners: 0 }, ladder(), now)),
      null,
      "nobody loses anything at a level without people",
    );
  });
});

describe("shaping levels", () => {
  test("a director shapes what is below, and neither the own level nor one above", () => {
    const by = (actor: Standing) => (rank: number) => mayShape(actor, { rank, functions: [], seesAll: false });
    assert.deepEqual([0, 1, 2, 5].map(by(director)), [false, false, true, true]);
    assert.deepEqual([0, 1, 2, 5].map(by(administrator)), [true, true, true, true]);
    assert.equal(
      refusal(changeLevel(seller, { rank: 1 }, unused, ladder({ actor: director }), now)),
      "above_own_level",
      "nor lifts a level up to the own",
    );
    assert.equal(refusal(changeLevel(owner, { rank: 9 }, unused, ladder({ actor: director }), now)), "above_own_level");
  });

  test("nobody gives a level the owner's work or more sight than their own", () => {
    assert.equal(mayShape(director, { rank: 5, functions: ["set_goals"], seesAll: false }), false);
    assert.equal(mayShape(director, { rank: 5, functions: [], seesAll: true }), true);
    assert.equal(mayShape(head, { rank: 5, functions: [], seesAll: true }), false);
  });
});

describe("routes", () => {
  test("join existing levels, never a level with itself", () => {
    assert.equal(refusal(setRoutes([{ from: "seller", to: "robot" }], ladder())), "unknown_level");
    assert.equal(refusal(setRoutes([{ from: "seller", to: "seller" }], ladder())), "route_to_itself");
    assert.equal(
      refusal(setRoutes([{ from: "seller", to: "assistant" }], ladder({ levels: [seller, { ...assistant, retiredAt: now }] }))),
      "unknown_level",
    );
  });

  test("the same routes in another order, or twice, change nothing; other ones are one event with before and after", () => {
    const keys = fc.constantFrom("owner", "seller", "assistant");
    const routes = fc.array(fc.record({ from: keys, to: keys }).filter(({ from, to }) => from !== to));
    fc.assert(
      fc.property(routes, routes, (before, after) => {
        const result = setRoutes(after, ladder({ routes: before }));
        assert.ok(result.ok);
        const set = (list: readonly { from: string; to: string }[]) => [...new Set(list.map(({ from, to }) => `${from} ${to}`))].sort();
        if (set(before).join() === set(after).join()) return assert.deepEqual(result.value, []);
        const [event] = result.value;
        assert.ok(event?.type === "RoutesChanged" && result.value.length === 1);
        assert.deepEqual([set(event.before), set(event.after)], [set(before), set(after)]);
        assert.equal(event.after.length, set(after).length);
      }),
    );
  });
});
