import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { findPosition, positionsPage } from "../sql/position.ts";
import { changing, deactivating } from "./operate-people.ts";
import { changingPosition, openingPosition } from "./operate-positions.ts";

describe("positions", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  test("an open position without a person is a vacancy; filled it is none; closed it has nobody", async () => {
    const company = await testCompany(house, { timeZone: "Pacific/Auckland" });
    company.clock.now = new Date("2026-03-02T23:00:00Z");
    const person = await company.hire("seller");
    const vacancy = await company.perform(openingPosition, { level: "seller", title: " Seller  North " });
    assert.deepEqual(
      [vacancy.isVacant, vacancy.title, vacancy.openedOn],
      [true, "Seller North", "2026-03-03"],
      "opened on the company's business date",
    );
    const filled = await company.perform(changingPosition, { id: vacancy.id, change: { personId: person } });
    assert.deepEqual([filled.isVacant, filled.personId, filled.version], [false, person, 2]);
    const closed = await company.perform(changingPosition, { id: vacancy.id, change: { closed: true } });
    assert.deepEqual([closed.isVacant, closed.personId, closed.closedOn], [false, null, "2026-03-03"]);
    assert.equal(await company.refusalOf(changingPosition, { id: vacancy.id, change: { title: "Again" } }), "position_closed");
    assert.deepEqual(
      (await company.journal()).slice(-3).map(({ kind, data }) => [kind, data["changes"]]),
      [
        ["position_filled", { personId: { before: null, after: person } }],
        ["position_vacated", { personId: { before: person, after: null } }],
        ["position_closed", { closedOn: { before: null, after: "2026-03-03" } }],
      ],
    );
  });

  test("only a person of the position's level fills it, who works here and fills no other", async () => {
    const company = await testCompany(house);
    const [telesales, seller, gone] = [
      await company.hire("telesales", { functions: ["seller"] }),
      await company.hire("seller"),
      await company.hire("seller"),
    ];
    await company.perform(deactivating, { id: gone, change: {} });
    const open = (personId: string) => company.refusalOf(openingPosition, { level: "seller", title: "Seller", personId });
    assert.equal(await open(telesales), "other_level");
    assert.equal(await open(gone), "person_not_active");
    assert.equal(await open(company.workspaceId), "unknown_person");
    const first = await company.perform(openingPosition, { level: "seller", title: "Seller", personId: seller });
    assert.equal(await open(seller), "fills_another");
    await company.perform(changingPosition, { id: first.id, change: { closed: true } });
    assert.equal(await open(seller), "no refusal");
  });

  test("two positions filled with one person at the same moment: one is refused", async () => {
    const company = await testCompany(house);
    for (let round = 0; round < 8; round++) {
      const personId = await company.hire("seller");
      const results = await Promise.all(
        [1, 2, 3].map(() => company.refusalOf(openingPosition, { level: "seller", title: "Seller", personId })),
      );
      assert.deepEqual(results.sort(), ["fills_another", "fills_another", "no refusal"]);
    }
  });

  test("levels, units and chiefs of a position are the company's own", async () => {
    const [company, other] = [await testCompany(house), await testCompany(house)];
    const stranger = await other.hire("seller");
    const theirs = await other.perform(openingPosition, { level: "seller", title: "Seller" });
    assert.equal(await company.refusalOf(openingPosition, { level: "robot", title: "Robot" }), "unknown_level");
    assert.equal(await company.refusalOf(openingPosition, { level: "seller", title: "Seller", chiefId: stranger }), "unknown_chief");
    assert.equal(await company.refusalOf(openingPosition, { level: "seller", title: "Seller", personId: stranger }), "unknown_person");
    assert.equal(await company.refusalOf(openingPosition, { level: "seller", title: "Seller", unitId: theirs.id }), "unknown_unit");
    assert.equal(await company.refusalOf(changingPosition, { id: theirs.id, change: { title: "Ours" } }), "not_found");
  });

  test("whoever goes to another level leaves a vacancy behind", async () => {
    const company = await testCompany(house);
    const person = await company.hire("seller");
    const { id } = await company.perform(openingPosition, { level: "seller", title: "Seller", personId: person });
    await company.perform(changing, { id: person, change: { level: "direction_head" } });
    assert.equal((await company.read((tx) => findPosition(tx, company.workspaceId, id)))?.isVacant, true);
    assert.deepEqual(
      (await company.journal()).slice(-2).map(({ kind, subjectId }) => [kind, subjectId]),
      [
        ["level_changed", person],
        ["position_vacated", id],
      ],
    );
  });

  test("when a chief leaves, positions that reported to the chief report to the successor, who never reports to oneself", async () => {
    const company = await testCompany(house);
    const director = await company.hire("commercial_director");
    const head = await company.hire("direction_head", { chiefId: director });
    const seller = await company.hire("seller", { chiefId: head });
    const vacancy = await company.perform(openingPosition, { level: "telesales", title: "Telesales", chiefId: head });
    const own = await company.perform(openingPosition, { level: "seller", title: "Seller", chiefId: head, personId: seller });
    await company.perform(deactivating, { id: head, change: { newChiefId: seller } });
    const chiefOf = async (id: string) => (await company.read((tx) => findPosition(tx, company.workspaceId, id)))?.chiefId;
    assert.deepEqual([await chiefOf(vacancy.id), await chiefOf(own.id)], [seller, director]);
  });

  test("positions are paged and narrowed by state, level and person", async () => {
    const company = await testCompany(house);
    const person = await company.hire("seller");
    const ids: string[] = [];
    for (const level of ["seller", "telesales", "seller"]) ids.push((await company.perform(openingPosition, { level, title: level })).id);
    await company.perform(changingPosition, { id: ids[0]!, change: { personId: person } });
    const list = async (filter: Partial<Parameters<typeof positionsPage>[2]>, after: string | null = null) =>
      (await company.read((tx) => positionsPage(tx, company.workspaceId, { limit: 50, ...filter }, after))).items.map((one) => one.id);
    assert.deepEqual(await list({}), ids);
    assert.deepEqual(await list({ state: "vacant" }), [ids[1], ids[2]]);
    assert.deepEqual(await list({ level: "seller" }), [ids[0], ids[2]]);
    assert.deepEqual(await list({ personId: person, state: "filled" }), [ids[0]]);
    const first = await company.read((tx) => positionsPage(tx, company.workspaceId, { limit: 2 }, null));
    assert.deepEqual(first.last, [ids[1]]);
    assert.deepEqual(await list({ limit: 2 }, ids[1]!), [ids[2]]);
  });
});
