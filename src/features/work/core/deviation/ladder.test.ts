import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import { above, escalation, present, type Standing, type Tree, toldAtOpening } from "./ladder.ts";

const nine = [{ from: "09:00", to: "18:00" }];
const calendar: WorkingCalendar = {
  timeZone: "UTC",
  weekly: { 1: nine, 2: nine, 3: nine, 4: nine, 5: nine, 6: [], 7: [] },
  exceptions: new Map(),
};
const one = (id: string, chiefId: string | null, more: Partial<Standing> = {}): Standing => ({
  id,
  chiefId,
  level: "seller",
  isActive: true,
  isAway: false,
  deputyId: null,
  ...more,
});
const treeOf = (...people: readonly Standing[]): Tree => ({
  people: new Map(people.map((person) => [person.id, person])),
  companyOwnerId: "olga",
});
const company = (more: Partial<Record<string, Partial<Standing>>> = {}) =>
  treeOf(
    one("olga", null, { level: "owner", ...more["olga"] }),
    one("dina", "olga", { level: "commercial_director", ...more["dina"] }),
    one("hans", "dina", { level: "direction_head", ...more["hans"] }),
    one("hilde", "dina", { level: "direction_head", ...more["hilde"] }),
    one("ben", "hans", more["ben"]),
  );

test("a rule tells the responsible, the chief, the nearest of a level above, and the owner of the company", () => {
  assert.deepEqual(toldAtOpening(["responsible", "chief"], "ben", company()), { personIds: ["ben", "hans"], highestId: "hans" });
  assert.deepEqual(toldAtOpening(["level:commercial_director"], "ben", company()), { personIds: ["dina"], highestId: "dina" });
  assert.deepEqual(toldAtOpening(["chief", "owner_of_company"], "ben", company()), { personIds: ["hans", "olga"], highestId: "olga" });
});

test("a rule whose level nobody has tells the chief, and of the one at the top that one: nothing is dropped in silence", () => {
  assert.deepEqual(toldAtOpening(["level:telesales"], "ben", company()).personIds, ["hans"]);
  assert.deepEqual(toldAtOpening(["chief"], "olga", company()), { personIds: ["olga"], highestId: "olga" });
});

test("for whoever is away the deputy is told; whoever has left is passed over", () => {
  const away = company({ hans: { isAway: true, deputyId: "hilde" } });
  assert.deepEqual(toldAtOpening(["chief"], "ben", away), { personIds: ["hilde"], highestId: "hans" });
  assert.deepEqual(toldAtOpening(["chief"], "ben", company({ hans: { isActive: false } })).personIds, ["dina"]);
  assert.equal(present("hans", company({ hans: { isAway: true, deputyId: "hilde" }, hilde: { isAway: true } })), "hans");
});

const thursday = new Date("2026-03-05T10:00:00Z");
const waiting = { personId: "ben", highestId: "hans", rung: 0, nextAt: thursday, isAnswered: false, told: new Set(["ben", "hans"]) };

test("unanswered, a deviation goes to the next above, and has as much time again", () => {
  assert.deepEqual(escalation(thursday, waiting, 9, company(), calendar), {
    tell: "dina",
    highestId: "dina",
    rung: 1,
    nextAt: new Date("2026-03-06T10:00:00Z"),
  });
  assert.equal(escalation(new Date("2026-03-05T09:59:59Z"), waiting, 9, company(), calendar), null);
  assert.equal(escalation(thursday, { ...waiting, isAnswered: true }, 9, company(), calendar), null);
  assert.deepEqual(escalation(thursday, { ...waiting, highestId: "olga" }, 9, company(), calendar), {
    tell: null,
    highestId: "olga",
    rung: 0,
    nextAt: null,
  });
});

const names = ["a", "b", "c", "d", "e", "f", "g"];
/** Any tree, also one with a circle in it, with people away and gone. */
const anyTree = fc
  .tuple(
    ...names.map((id) =>
      fc.record({
        id: fc.constant(id),
        chiefId: fc.option(fc.constantFrom(...names)),
        level: fc.constantFrom("seller", "direction_head"),
        isActive: fc.boolean(),
        isAway: fc.boolean(),
        deputyId: fc.option(fc.constantFrom(...names)),
      }),
    ),
  )
  .map((people) => treeOf(...people));

test("in whatever company, it climbs to an end, and tells nobody twice and nobody who has left", () => {
  fc.assert(
    fc.property(anyTree, fc.constantFrom(...names), (tree, personId) => {
      const first = toldAtOpening(["chief"], personId, tree);
      const told = new Set(first.personIds);
      let state = { personId, highestId: first.highestId, rung: 0, nextAt: thursday as Date | null, isAnswered: false };
      for (let steps = 0; ; steps++) {
        assert.ok(steps <= names.length + 1, "the ladder has no end");
        const step = escalation(state.nextAt ?? thursday, { ...state, told }, 4, tree, calendar);
        if (step === null) break;
        if (step.tell !== null) {
          assert.ok(!told.has(step.tell));
          assert.ok(tree.people.get(step.tell)?.isActive);
          told.add(step.tell);
        }
        state = { ...state, ...step };
      }
      assert.ok(above(personId, tree).every(({ isActive }) => isActive));
    }),
  );
});
