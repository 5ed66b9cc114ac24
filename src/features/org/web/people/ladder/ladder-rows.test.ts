import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Level, Position, TreeNode } from "../../company/answers.ts";
import { companyOf } from "../../company/company.ts";
import { ladderRows, lineOf } from "./ladder-rows.ts";

const level = (key: string, rank: number): Level => ({
  id: key,
  key,
  rank,
  functions: [],
  people: 1,
  names: { en: key, ru: key, de: key },
  seesAll: false,
  retiredAt: null,
  vacancies: 0,
  version: 1,
});
const person = (id: string, levelKey: string | null, chiefId: string | null): TreeNode => ({
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
});
const vacancy: Position = {
  id: "v1",
  unitId: null,
  level: "seller",
  title: "Seller",
  chiefId: null,
  personId: null,
  openedOn: "2026-01-01",
  closedOn: null,
  isVacant: true,
  version: 1,
};
const company = companyOf({
  version: "1",
  levels: [level("owner", 0), level("head", 2), level("seller", 3)],
  people: [
    person("olga", "owner", null),
    person("north", "head", "olga"),
    person("south", "head", "olga"),
    person("a", "seller", "south"),
    person("b", "seller", "north"),
    person("c", "seller", "south"),
    person("audit", null, "olga"),
  ],
  units: [],
  pairings: [],
  vacancies: [vacancy],
  routes: [],
});

describe("the ladder", () => {
  it("has a row for each level and a last one for people outside of it", () => {
    assert.deepEqual(
      ladderRows(company).map((row) => row.key),
      ["owner", "head", "seller", ""],
    );
    assert.deepEqual(
      ladderRows(company)
        .at(-1)
        ?.people.map((one) => one.id),
      ["audit"],
    );
  });
  it("lets people of one chief stand together, in the order of their chiefs", () => {
    assert.deepEqual(
      ladderRows(company)[2]?.people.map((one) => one.id),
      ["b", "a", "c"],
    );
  });
  it("shows vacancies in the row of their level", () =>
    assert.deepEqual(
      ladderRows(company)[2]?.vacancies.map((one) => one.id),
      ["v1"],
    ));
  it("follows a reporting line up to the top and one step down", () => {
    assert.deepEqual([...lineOf(company, "south").ids].sort(), ["a", "c", "olga", "south"]);
    assert.deepEqual(lineOf(company, "a").lines, [
      ["south", "a"],
      ["olga", "south"],
    ]);
  });
  it("loses nobody whose chief has gone", () => {
    const orphaned = companyOf({ ...company.tree, people: [person("x", "seller", "gone")] });
    assert.deepEqual(
      ladderRows(orphaned).flatMap((row) => row.people.map((one) => one.id)),
      ["x"],
    );
  });
});
