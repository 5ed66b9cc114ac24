import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { newId } from "#shared/id.ts";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { tree } from "../contract/structure.ts";
import { beginningPairing, endingPairing } from "../routes/operate-pairings.ts";
import { deactivating } from "../routes/operate-people.ts";
import { changingPosition, openingPosition } from "../routes/operate-positions.ts";
import { addingUnit, changingUnit } from "../routes/operate-units.ts";
import { readTree } from "./tree.ts";

describe("the structure as a whole", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  const read = (company: TestCompany) => company.read((tx) => readTree(tx, company.workspaceId, company.clock.now));
  const away = (
    company: TestCompany,
    person_id: string,
    from_on: string,
    to_on: string,
    more: { deputy_id?: string; cancelled_at?: Date } = {},
  ) =>
    company.database.command(company.system.scope, (tx) =>
      tx
        .insertInto("org.absence")
        .values({ workspace_id: company.workspaceId, id: newId(), person_id, kind: "holiday", from_on, to_on, ...more })
        .execute(),
    );

  test("shows who works here, current pairings, vacancies and units in use, and answers by its contract", async () => {
    const company = await testCompany(house);
    const { id: unitId } = await company.perform(addingUnit, { kind: "direction", name: "North" });
    const archived = await company.perform(addingUnit, { kind: "group", name: "Old" });
    await company.perform(changingUnit, { id: archived.id, change: { archived: true } });
    const head = await company.hire("direction_head", { name: "Clara Holm", unitId });
    const seller = await company.hire("seller", { name: "Boris Wolf", chiefId: head, unitId, functions: ["telesales", "assistant"] });
    const telesales = await company.hire("telesales", { name: "Ada Nowak", chiefId: seller });
    const auditor = await company.hire(null, { name: "Otto Prüfer", role: "auditor" });
    const gone = await company.hire("seller", { name: "Emil Gone" });
    const pairing = await company.perform(beginningPairing, { giverId: seller, takerId: telesales });
    const over = await company.perform(beginningPairing, { giverId: head, takerId: telesales });
    await company.perform(endingPairing, { id: over.id });
    await company.perform(deactivating, { id: gone, change: {} });
    const vacancy = await company.perform(openingPosition, { level: "assistant", title: "Assistant", unitId, chiefId: head });
    await company.perform(openingPosition, { level: "seller", title: "Seller", personId: seller });
    const closed = await company.perform(openingPosition, { level: "seller", title: "Seller" });
    await company.perform(changingPosition, { id: closed.id, change: { closed: true } });

    const found = await read(company);
    assert.deepEqual(tree.parse(found), found);
    assert.deepEqual(
      found.people.map((one) => one.id),
      [head, seller, telesales, auditor],
    );
    assert.deepEqual(found.people[1], {
      id: seller,
      name: "Boris Wolf",
      level: "seller",
      role: null,
      functions: ["telesales", "assistant"],
      unitId,
      chiefId: head,
      status: "invited",
      absentUntil: null,
      deputyId: null,
    });
    assert.deepEqual([found.people[3]?.level, found.people[3]?.role], [null, "auditor"]);
    assert.deepEqual(found.pairings, [pairing]);
    assert.deepEqual(found.vacancies, [vacancy]);
    assert.deepEqual(
      found.units.map((unit) => [unit.name, unit.people]),
      [["North", 2]],
    );
    assert.deepEqual(
      found.levels.filter((level) => level.people + level.vacancies > 0).map((level) => [level.key, level.people, level.vacancies]),
      [
        ["direction_head", 1, 0],
        ["seller", 1, 0],
        ["telesales", 1, 0],
        ["assistant", 0, 1],
      ],
    );
    assert.equal(found.routes.length, 8);
    assert.equal(found.version, String(await company.treeVersion()));
  });

  test("who is absent today is so by the company's business date, back on the day after the last, with a deputy who works here", async () => {
    const company = await testCompany(house, { timeZone: "Pacific/Auckland" });
    const [one, other, deputy, leaving] = [
      await company.hire("seller"),
      await company.hire("seller"),
      await company.hire("seller"),
      await company.hire("seller"),
    ];
    await away(company, one, "2026-03-03", "2026-03-05", { deputy_id: deputy });
    await away(company, other, "2026-03-03", "2026-03-04", { deputy_id: leaving });
    await away(company, deputy, "2026-03-01", "2026-03-20", { cancelled_at: company.clock.now });
    await company.perform(deactivating, { id: leaving, change: {} });
    const absent = async (at: string) => {
      company.clock.now = new Date(at);
      const { people } = await read(company);
      return Object.fromEntries(
        people.filter((person) => person.absentUntil !== null).map((person) => [person.id, [person.absentUntil, person.deputyId]]),
      );
    };
    assert.deepEqual(await absent("2026-03-02T10:59:00Z"), {}, "still the second of March in Auckland");
    assert.deepEqual(await absent("2026-03-02T11:00:00Z"), { [one]: ["2026-03-05", deputy], [other]: ["2026-03-04", null] });
    assert.deepEqual(await absent("2026-03-03T11:00:00Z"), { [one]: ["2026-03-05", deputy] });
    assert.deepEqual(await absent("2026-03-04T11:00:00Z"), {});
  });

  test("shows nothing of another company", async () => {
    const [company, other] = [await testCompany(house), await testCompany(house)];
    const head = await other.hire("direction_head");
    await other.perform(beginningPairing, { giverId: head, takerId: await other.hire("seller") });
    await other.perform(addingUnit, { kind: "department", name: "Sales" });
    await other.perform(openingPosition, { level: "seller", title: "Seller" });
    const { people, units, pairings, vacancies, levels } = await read(company);
    assert.deepEqual(
      { people, units, pairings, vacancies, counts: levels.map((level) => level.people) },
      { people: [], units: [], pairings: [], vacancies: [], counts: [0, 0, 0, 0, 0, 0] },
    );
  });
});
