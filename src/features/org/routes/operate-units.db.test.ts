import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { unitsPage } from "../sql/unit.ts";
import { changing, deactivating, reactivating } from "./operate-people.ts";
import { changingPosition, openingPosition } from "./operate-positions.ts";
import { addingUnit, changingUnit } from "./operate-units.ts";

describe("units", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  const add = async (company: TestCompany, kind: "department" | "direction" | "group", parentId: string | null, name = "North") =>
    (await company.perform(addingUnit, { kind, parentId, name })).id;

  test("departments hold directions, directions hold groups, and groups hang anywhere", async () => {
    const company = await testCompany(house);
    const department = await add(company, "department", null, "  Sales   department ");
    const direction = await add(company, "direction", department);
    const group = await add(company, "group", direction);
    await add(company, "group", group);
    await add(company, "group", null);
    assert.equal(await company.refusalOf(addingUnit, { kind: "department", parentId: department, name: "B" }), "kind_does_not_nest");
    assert.equal(await company.refusalOf(addingUnit, { kind: "direction", parentId: group, name: "B" }), "kind_does_not_nest");
    assert.equal(await company.refusalOf(addingUnit, { kind: "direction", parentId: company.workspaceId, name: "B" }), "unknown_parent");
    const { items } = await company.read((tx) => unitsPage(tx, company.workspaceId, { limit: 50, parentId: department }, null));
    assert.deepEqual(
      items.map((unit) => unit.id),
      [direction],
    );
    const { items: all } = await company.read((tx) => unitsPage(tx, company.workspaceId, { limit: 50 }, null));
    assert.equal(all.find((unit) => unit.id === department)?.name, "Sales department");
  });

  test("a unit hangs neither under itself nor under one of its own", async () => {
    const company = await testCompany(house);
    const top = await add(company, "group", null);
    const middle = await add(company, "group", top);
    const bottom = await add(company, "group", middle);
    assert.equal(await company.refusalOf(changingUnit, { id: top, change: { parentId: bottom } }), "cycle");
    assert.equal(await company.refusalOf(changingUnit, { id: top, change: { parentId: top } }), "cycle");
    const results = await Promise.all([
      company.refusalOf(changingUnit, { id: middle, change: { parentId: null } }),
      company.refusalOf(changingUnit, { id: top, change: { parentId: bottom } }),
    ]);
    assert.ok(results.every((result) => result === "no refusal" || result === "cycle"));
    const units = (await company.read((tx) => unitsPage(tx, company.workspaceId, { limit: 50 }, null))).items;
    const parents = new Map(units.map((unit) => [unit.id, unit.parentId]));
    for (const start of parents.keys()) {
      const seen = new Set<string>();
      for (let at: string | null = start; at !== null; at = parents.get(at) ?? null)
        assert.ok(!seen.has(at) && seen.add(at), "no way up goes round");
    }
  });

  test("a kind is kept while units below need it", async () => {
    const company = await testCompany(house);
    const department = await add(company, "department", null);
    const direction = await add(company, "direction", department);
    assert.equal(await company.refusalOf(changingUnit, { id: department, change: { kind: "group" } }), "kind_does_not_nest");
    await company.perform(changingUnit, { id: direction, change: { parentId: null } });
    assert.equal(await company.refusalOf(changingUnit, { id: department, change: { kind: "group" } }), "no refusal");
  });

  test("a unit is archived only without people, open positions and units below", async () => {
    const company = await testCompany(house);
    const direction = await add(company, "direction", null);
    const group = await add(company, "group", direction);
    const person = await company.hire("seller", { unitId: direction });
    const position = await company.perform(openingPosition, { level: "seller", title: "Seller", unitId: direction });
    const archive = { id: direction, change: { archived: true } };
    assert.equal(await company.refusalOf(changingUnit, archive), "unit_has_people");
    await company.perform(changing, { id: person, change: { unitId: null } });
    assert.equal(await company.refusalOf(changingUnit, archive), "unit_has_positions");
    await company.perform(changingPosition, { id: position.id, change: { closed: true } });
    assert.equal(await company.refusalOf(changingUnit, archive), "unit_has_units");
    await company.perform(changingUnit, { id: group, change: { archived: true } });
    const archived = await company.perform(changingUnit, archive);
    assert.equal(archived.archivedAt, company.clock.now.toISOString());

    assert.equal(await company.refusalOf(changingUnit, { id: direction, change: { name: "South" } }), "unit_archived");
    assert.equal(await company.refusalOf(changingUnit, { id: group, change: { archived: false } }), "parent_archived");
    assert.equal(await company.refusalOf(changing, { id: person, change: { unitId: direction } }), "unknown_unit");
    assert.equal(await company.refusalOf(openingPosition, { level: "seller", title: "Seller", unitId: direction }), "unknown_unit");
    const restored = await company.perform(changingUnit, { id: direction, change: { archived: false, name: "South" } });
    assert.deepEqual([restored.archivedAt, restored.name], [null, "South"]);
    assert.deepEqual((await company.journal()).at(-1), {
      kind: "unit_reorganised",
      subjectId: direction,
      data: {
        changes: { name: { before: "North", after: "South" }, archivedAt: { before: company.clock.now.toISOString(), after: null } },
      },
    });
  });

  test("nobody slips into a unit while it is being archived", async () => {
    const company = await testCompany(house);
    const person = await company.hire("seller");
    for (let round = 0; round < 10; round++) {
      const id = await add(company, "group", null);
      const [archived, moved] = await Promise.all([
        company.refusalOf(changingUnit, { id, change: { archived: true } }),
        company.refusalOf(changing, { id: person, change: { unitId: id } }),
      ]);
      assert.ok(
        [archived, moved].join() === "no refusal,unknown_unit" || [archived, moved].join() === "unit_has_people,no refusal",
        `${archived},${moved}`,
      );
    }
  });

  test("whoever comes back to an archived unit is given another first", async () => {
    const company = await testCompany(house);
    const id = await add(company, "group", null);
    const person = await company.hire("seller", { unitId: id });
    await company.perform(deactivating, { id: person, change: {} });
    await company.perform(changingUnit, { id, change: { archived: true } });
    assert.equal(await company.refusalOf(changing, { id: person, change: { name: "Anna Bergmann" } }), "no refusal");
    assert.equal(await company.refusalOf(reactivating, { id: person }), "unknown_unit");
    await company.perform(changing, { id: person, change: { unitId: null } });
    assert.equal(await company.refusalOf(reactivating, { id: person }), "no refusal");
  });

  test("a unit of another company is not there", async () => {
    const [company, other] = [await testCompany(house), await testCompany(house)];
    const foreign = await add(other, "department", null);
    assert.equal(await company.refusalOf(changingUnit, { id: foreign, change: { name: "Ours" } }), "not_found");
    assert.equal(await company.refusalOf(addingUnit, { kind: "direction", parentId: foreign, name: "Ours" }), "unknown_parent");
  });
});
