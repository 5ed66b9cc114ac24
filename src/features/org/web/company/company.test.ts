import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Level, Tree, TreeNode } from "./answers.ts";
import { companyOf, mayPair, suggestChief } from "./company.ts";

const level = (key: string, rank: number, functions: Level["functions"], people = 1): Level => ({
  id: key,
  key,
  rank,
  functions,
  people,
  names: { en: key, ru: key, de: key },
  seesAll: false,
  retiredAt: null,
  vacancies: 0,
  version: 1,
});
const person = (id: string, levelKey: string | null, chiefId: string | null, more: Partial<TreeNode> = {}): TreeNode => ({
  id,
  name: id,
  level: levelKey,
  role: levelKey ? null : "auditor",
  functions: [],
  unitId: null,
  chiefId,
  status: "active",
  absentUntil: null,
  deputyId: null,
  ...more,
});
const tree: Tree = {
  version: "1",
  levels: [
    level("seller", 3, ["sell"]),
    level("owner", 0, ["set_goals"]),
    level("head", 2, ["lead_direction"]),
    level("telesales", 4, ["call"]),
    { ...level("trainee", 9, []), retiredAt: "2026-01-01T00:00:00Z", people: 0 },
  ],
  people: [
    person("olga", "owner", null),
    person("north", "head", "olga", { unitId: "u-north" }),
    person("south", "head", "olga", { unitId: "u-south" }),
    person("sam", "seller", "north"),
    person("sue", "seller", "north", { functions: ["telesales"] }),
    person("tom", "telesales", "south"),
    person("gone", "head", null, { status: "inactive" }),
    person("audit", null, null),
  ],
  units: [
    { id: "u-sales", parentId: null, kind: "department", name: "Sales", archivedAt: null, people: 0, version: 1 },
    { id: "u-north", parentId: "u-sales", kind: "direction", name: "North", archivedAt: null, people: 1, version: 1 },
  ],
  pairings: [
    { id: "p1", giverId: "sam", takerId: "tom", from: "2026-01-01T00:00:00Z", to: null, version: 1 },
    { id: "p0", giverId: "sue", takerId: "tom", from: "2025-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z", version: 2 },
  ],
  vacancies: [],
  routes: [{ from: "seller", to: "telesales" }],
};
const company = companyOf(tree);

describe("the company's structure", () => {
  it("orders levels from the top and leaves out a retired one that nobody holds", () => {
    assert.deepEqual(
      company.levels.map((one) => one.key),
      ["owner", "head", "seller", "telesales"],
    );
  });
  it("knows who stands below whom, themselves included", () => {
    assert.equal(company.isAtOrBelow("sam", "olga"), true);
    assert.equal(company.isAtOrBelow("sam", "sam"), true);
    assert.equal(company.isAtOrBelow("sam", "south"), false);
  });
  it("does not hang when the data holds a circle", () => {
    const circle = companyOf({ ...tree, people: [person("a", "seller", "b"), person("b", "seller", "a")] });
    assert.equal(circle.isAtOrBelow("a", "zoe"), false);
  });
  it("names a unit by its whole path", () => assert.equal(company.unitPath("u-north"), "Sales › North"));
  it("shows pairs that last, from either side", () => {
    assert.deepEqual(
      company.pairsOf("tom").map(({ otherId, gives }) => [otherId, gives]),
      [["sam", false]],
    );
    assert.deepEqual(company.pairsOf("sue"), []);
  });
});

describe("the suggested chief", () => {
  it("is the head of the same unit", () => assert.equal(suggestChief(company, "seller", "u-south")?.id, "south"));
  it("is whoever has fewest people below when no unit is chosen", () => assert.equal(suggestChief(company, "seller", null)?.id, "south"));
  it("is nobody who leads nothing: a telesales does not report to a seller", () =>
    assert.equal(suggestChief(company, "telesales", "u-north")?.id, "north"));
  it("does not exist for the top level, nor outside of the ladder", () => {
    assert.equal(suggestChief(company, "owner", null), undefined);
    assert.equal(suggestChief(company, null, null), undefined);
  });
});

describe("pairs", () => {
  const of = (giver: string, taker: string) => mayPair(company, company.person(giver)!, company.person(taker)!);
  it("follow the routes between levels", () => {
    assert.equal(of("sam", "tom"), true);
    assert.equal(of("tom", "sam"), false);
  });
  it("count a second function as its level", () => assert.equal(of("sam", "sue"), true));
});
