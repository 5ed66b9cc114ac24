import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { defaultLevels, type LevelFunction } from "./level.ts";
import { mayPlace, type Right, type Role, rightsOf, type Standing, seesAll } from "./rights.ts";

const standing = (more: Partial<Standing> = {}): Standing => ({ rank: null, functions: [], seesAll: false, role: null, ...more });
const at = (key: string): Standing => {
  const { rank, functions, seesAll } = defaultLevels.find((level) => level.key === key)!;
  return standing({ rank, functions, seesAll });
};
const working: readonly Right[] = ["tasks.read", "tasks.change", "processes.read", "book.read"];
const reading: readonly Right[] = [...working, "clients.read", "clients.change", "leads.change", "deals.read"];
const selling: readonly Right[] = [...reading, "deals.change", "runs.change"];
const shaping: readonly Right[] = ["fields.change", "lists.change", "book.change", "processes.change", "rules.change"];
const heading: readonly Right[] = [...shaping, "deals.correct", "imports.run", "monitor.read"];
const everybody: readonly Right[] = ["people.read", "keys.own", "absences.own", "profile.own"];
const roles: readonly (Role | null)[] = [null, "administrator", "presales", "production", "auditor"];
const functions: readonly LevelFunction[] = ["set_goals", "lead_department", "lead_direction", "sell", "call", "research"];
const anyStanding = fc.record({
  rank: fc.option(fc.nat(20)),
  functions: fc.subarray([...functions]),
  seesAll: fc.boolean(),
  role: fc.constantFrom(...roles),
});

describe("rights", () => {
  test("everybody reads who is who, and keeps own profile, absences and keys", () => {
    assert.deepEqual([...rightsOf(at("seller"))].sort(), [...everybody, ...selling].sort());
    for (const key of ["telesales", "assistant"]) assert.deepEqual([...rightsOf(at(key))].sort(), [...everybody, ...reading].sort());
  });

  test("whoever makes solutions or produces has tasks, the process and the book, and no records", () => {
    for (const role of ["presales", "production"] as const)
      assert.deepEqual([...rightsOf(standing({ role }))].sort(), [...everybody, ...working].sort());
  });

  test("a head of direction pairs people, enters absences and reads the journal, and changes neither people nor structure", () => {
    assert.deepEqual(
      [...rightsOf(at("direction_head"))].sort(),
      [...everybody, "pairings.change", "absences.change", "journal.read", ...selling, ...heading].sort(),
    );
  });

  test("the commercial director leads people and structure, and administers nothing", () => {
    const rights = rightsOf(at("commercial_director"));
    for (const right of ["people.change", "structure.change", "pairings.change", "calendar.change"] as const)
      assert.ok(rights.has(right), right);
    for (const right of ["people.erase", "settings.change", "sso.change", "keys.manage", "jobs.retry"] as const)
      assert.ok(!rights.has(right), right);
  });

  test("owner and administrator have the same rights but for records, whatever else the administrator is", () => {
    const administering = [...rightsOf(standing({ role: "administrator" })), ...selling, ...heading] as const;
    assert.deepEqual([...rightsOf(at("owner"))].sort(), [...new Set(administering)].sort());
    assert.ok(rightsOf({ ...at("assistant"), role: "administrator" }).has("settings.change"));
  });

  test("an auditor sees all and changes nothing but the own profile and keys", () => {
    const auditor = standing({ role: "auditor" });
    assert.deepEqual([...rightsOf(auditor)].sort(), [
      "book.read",
      "clients.read",
      "deals.read",
      "journal.read",
      "keys.own",
      "monitor.read",
      "people.read",
      "processes.read",
      "profile.own",
      "tasks.read",
    ]);
    assert.equal(seesAll(auditor), true);
  });

  test("an administrator sees no records unless a level gives it", () => {
    assert.equal(seesAll(standing({ role: "administrator" })), false);
    assert.equal(seesAll({ ...at("commercial_director"), role: "administrator" }), true);
  });

  test("one more function never takes a right away", () => {
    fc.assert(
      fc.property(anyStanding, fc.constantFrom(...functions), (one, more) => {
        const rights = rightsOf({ ...one, functions: [...one.functions, more] });
        return [...rightsOf(one)].every((right) => rights.has(right));
      }),
    );
  });
});

describe("placing people", () => {
  test("owners and administrators place anybody", () => {
    fc.assert(
      fc.property(
        fc.option(fc.nat(20)),
        fc.constantFrom(...roles),
        (rank, role) => mayPlace(at("owner"), { rank, role }) && mayPlace(standing({ role: "administrator" }), { rank, role }),
      ),
    );
  });

  test("nobody else makes an administrator or an auditor, or places anybody at the own rank or above", () => {
    const others = anyStanding.filter(({ functions, role }) => !functions.includes("set_goals") && role !== "administrator");
    fc.assert(
      fc.property(others, fc.nat(20), fc.constantFrom(...roles), (actor, rank, role) => {
        const may = mayPlace(actor, { rank, role });
        if (role === "administrator" || role === "auditor") return !may;
        return may === (actor.rank !== null && rank > actor.rank);
      }),
    );
  });

  test("a director hires people outside of the ladder who have no power over it", () => {
    assert.deepEqual(
      roles.map((role) => mayPlace(at("commercial_director"), { rank: null, role })),
      [true, false, true, true, false],
    );
  });
});
