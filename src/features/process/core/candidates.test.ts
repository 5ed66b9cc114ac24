import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Around, candidatesFor, choose, headFor, type Load, type People, type Someone, standIn } from "./candidates.ts";
import type { Assignee } from "./definition.ts";

/** company ← north ← north-1, company ← south; units named so that the nearest is told from the next. */
const above: Readonly<Record<string, readonly string[]>> = {
  "north-1": ["north-1", "north", "company"],
  north: ["north", "company"],
  south: ["south", "company"],
  company: ["company"],
};
const someone = (id: string, unitId: string, levels: readonly string[], more: Partial<Someone> = {}): Someone => ({
  id,
  levels,
  unitId,
  chiefId: "head",
  isAway: false,
  deputyId: null,
  ...more,
});
const staff = [
  someone("director", "company", ["director"], { chiefId: null }),
  someone("head", "north", ["department_head"], { chiefId: "director" }),
  someone("anna", "north-1", ["seller"]),
  someone("boris", "north", ["seller"]),
  someone("clara", "south", ["seller"]),
  someone("dmitri", "north", ["telesales"]),
  someone("eva", "south", ["telesales"]),
];
const peopleOf = (all: readonly Someone[]): People => ({
  byId: new Map(all.map((one) => [one.id, one])),
  unitsAbove: (unit) => above[unit ?? ""] ?? [],
  pairs: new Map([
    ["anna", ["eva", "boris"]],
    ["eva", ["anna"]],
  ]),
  chiefs: new Map(all.map(({ id, chiefId }) => [id, chiefId])),
});
const people = peopleOf(staff);
const around: Around = { ownerId: "anna", participantIds: ["clara", "boris"], assigneeBefore: "eva" };
const fit = (rule: Assignee | undefined, more: Partial<Around> = {}) =>
  candidatesFor(rule, { ...around, ...more }, people)
    .map(({ id }) => id)
    .sort();

test("a level is looked for in the owner's unit first, then up the tree, and last in the whole company", () => {
  assert.deepEqual(fit({ level: "seller" }), ["anna"]);
  assert.deepEqual(fit({ level: "telesales" }), ["dmitri"]);
  assert.deepEqual(fit({ level: "director" }), ["director"]);
  assert.deepEqual(fit({ level: "seller" }, { ownerId: "dmitri" }), ["anna", "boris"], "the unit's own units belong to it");
  assert.deepEqual(fit({ level: "lawyer" }), []);
});

test("a role is that of the record, a pair that of its owner or of whom did the step before, a person is that person", () => {
  assert.deepEqual(fit(undefined), ["anna"]);
  assert.deepEqual(fit({ role: "owner" }), ["anna"]);
  assert.deepEqual(fit({ role: "chief" }), ["head"]);
  assert.deepEqual(fit({ role: "participant" }), ["boris", "clara"]);
  assert.deepEqual(fit({ pairOf: "owner", level: "telesales" }), ["eva"]);
  assert.deepEqual(fit({ pairOf: "assignee", level: "seller" }), ["anna"]);
  assert.deepEqual(fit({ person: "clara" }), ["clara"]);
  assert.deepEqual(fit({ person: "gone" }), []);
});

test("least loaded takes who has the fewest open tasks, round robin who was given one longest ago, and equals by id", () => {
  const sellers = staff.filter(({ levels }) => levels.includes("seller"));
  const loads = new Map<string, Load>([
    ["anna", { open: 5, lastGiven: 10 }],
    ["boris", { open: 2, lastGiven: 30 }],
    ["clara", { open: 2, lastGiven: 20 }],
  ]);
  const pick = (rule: Assignee, among = sellers) => choose(among, rule, around, people, loads)?.id;
  assert.equal(pick({ level: "seller", pick: "least_loaded" }), "clara");
  assert.equal(pick({ level: "seller", pick: "round_robin" }), "anna");
  assert.equal(pick({ level: "seller" }), "anna", "without a pick the owner");
  assert.equal(choose(sellers, { level: "seller", pick: "least_loaded" }, around, people, new Map())?.id, "anna");
  assert.equal(pick({ level: "seller" }, []), undefined);
});

test("who is away is passed over while others fit, and otherwise the deputy stands in", () => {
  const away = staff.map((one) => (one.id === "boris" ? { ...one, isAway: true, deputyId: "clara" } : one));
  const known = peopleOf(away);
  const [boris] = away.filter(({ id }) => id === "boris");
  const both = away.filter(({ id }) => id === "boris" || id === "clara");
  assert.equal(
    choose(both, { level: "seller", pick: "round_robin" }, around, known, new Map([["clara", { open: 99, lastGiven: 99 }]]))?.id,
    "clara",
  );
  assert.equal(standIn(boris!, known).id, "clara");
  const nobody = peopleOf(away.map((one) => (one.id === "clara" ? { ...one, isAway: true } : one)));
  assert.equal(standIn(boris!, nobody).id, "boris", "a deputy who is away too does not stand in");
});

test("nobody fits: the owner's head assigns it, else the next above who works here", () => {
  assert.equal(headFor("anna", people)?.id, "head");
  const without = { ...peopleOf(staff.filter(({ id }) => id !== "head")), chiefs: people.chiefs };
  assert.equal(headFor("anna", without)?.id, "director");
});

test("in turns, everybody gets as many as everybody else, whatever the order in which they are found", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(staff, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), (found, tasks) => {
      const given = new Map<string, Load>();
      for (let at = 1; at <= tasks; at++) {
        const one = choose(found, { level: "seller", pick: "round_robin" }, around, people, given)!;
        given.set(one.id, { open: (given.get(one.id)?.open ?? 0) + 1, lastGiven: at });
      }
      const counts = found.map(({ id }) => given.get(id)?.open ?? 0);
      assert.ok(Math.max(...counts) - Math.min(...counts) <= 1);
    }),
  );
});
