import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Person } from "../../company/answers.ts";
import { changesOf, emptyPerson, personBody, valuesOf } from "./person-values.ts";

const anna: Person = {
  id: "p1",
  name: "Anna",
  email: "anna@lumen.example",
  phone: null,
  language: "de",
  timeZone: null,
  level: "seller",
  role: null,
  functions: ["telesales"],
  chiefId: "p0",
  unitId: null,
  status: "active",
  hasAccount: true,
  reports: 0,
  createdAt: "2026-01-01T00:00:00Z",
  deactivatedAt: null,
  version: 3,
};

describe("the form about a person", () => {
  it("sends nothing when nothing was changed", () => assert.deepEqual(changesOf(anna, valuesOf(anna)), {}));
  it("sends only what differs", () => assert.deepEqual(changesOf(anna, { ...valuesOf(anna), phone: " +49 30 1 " }), { phone: "+49 30 1" }));
  it("empties with null", () =>
    assert.deepEqual(changesOf(anna, { ...valuesOf(anna), email: "  ", chiefId: null }), { email: null, chiefId: null }));
  it("takes somebody off the ladder: a role instead of level and second function", () =>
    assert.deepEqual(changesOf(anna, { ...valuesOf(anna), place: "role.auditor" }), { level: null, role: "auditor", functions: [] }));
  it("keeps a role beside a level", () => {
    const { level, role } = personBody({ ...emptyPerson, name: "Olga", place: "owner", besides: "administrator" });
    assert.deepEqual([level, role], ["owner", "administrator"]);
  });
  it("never lists the own level as a second function", () =>
    assert.deepEqual(personBody({ ...emptyPerson, place: "seller", functions: ["seller", "telesales"] }).functions, ["telesales"]));
});
