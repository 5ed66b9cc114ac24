import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { findPairing, pairingsPage } from "../sql/pairing.ts";
import { findPosition } from "../sql/position.ts";
import { beginningPairing, endingPairing } from "./operate-pairings.ts";
import { changing, deactivating } from "./operate-people.ts";
import { openingPosition } from "./operate-positions.ts";

describe("pairings", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  const list = async (company: TestCompany, filter: Partial<Parameters<typeof pairingsPage>[2]>, after: string | null = null) =>
    (await company.read((tx) => pairingsPage(tx, company.workspaceId, { limit: 50, ...filter }, after))).items;

  test("a seller is paired with telesales, ends it, and may be paired again", async () => {
    const company = await testCompany(house);
    const pair = { giverId: await company.hire("seller"), takerId: await company.hire("telesales") };
    const first = await company.perform(beginningPairing, pair);
    assert.deepEqual([first.from, first.to], [company.clock.now.toISOString(), null]);
    assert.equal(await company.refusalOf(beginningPairing, pair), "already_paired");
    company.clock.now = new Date("2026-03-03T09:00:00Z");
    const ended = await company.perform(endingPairing, { id: first.id });
    assert.deepEqual([ended.to, ended.version], ["2026-03-03T09:00:00.000Z", 2]);
    assert.equal(await company.refusalOf(endingPairing, { id: first.id }), "already_ended");
    const again = await company.perform(beginningPairing, pair);
    assert.deepEqual(
      (await list(company, { personId: pair.takerId })).map((one) => one.id),
      [first.id, again.id],
    );
    assert.deepEqual(
      (await list(company, { current: "true" })).map((one) => one.id),
      [again.id],
    );
    assert.deepEqual(
      (await list(company, { current: "false" })).map((one) => one.id),
      [first.id],
    );
    assert.deepEqual(
      (await list(company, { limit: 1 }, first.id)).map((one) => one.id),
      [again.id],
    );
  });

  test("a clock set back neither ends a pairing before it began nor makes two of one pair overlap", async () => {
    const company = await testCompany(house);
    const pair = { giverId: await company.hire("seller"), takerId: await company.hire("telesales") };
    const first = await company.perform(beginningPairing, pair);
    const noon = company.clock.now;
    company.clock.now = new Date(noon.getTime() - 3_600_000);
    assert.equal((await company.perform(endingPairing, { id: first.id })).to, noon.toISOString());
    assert.equal((await company.perform(beginningPairing, pair)).from, noon.toISOString());
    company.clock.now = noon;
  });

  test("the same pair asked for twice at the same moment becomes one pairing", async () => {
    const company = await testCompany(house);
    const pair = { giverId: await company.hire("seller"), takerId: await company.hire("telesales") };
    const results = await Promise.all([1, 2, 3, 4].map(() => company.refusalOf(beginningPairing, pair)));
    assert.deepEqual(results.sort(), ["already_paired", "already_paired", "already_paired", "no refusal"]);
  });

  test("only levels that a route joins make a pair; second functions count on both sides", async () => {
    const company = await testCompany(house);
    const [seller, telesales, assistant] = [await company.hire("seller"), await company.hire("telesales"), await company.hire("assistant")];
    assert.equal(await company.refusalOf(beginningPairing, { giverId: telesales, takerId: seller }), "no_route");
    assert.equal(await company.refusalOf(beginningPairing, { giverId: seller, takerId: assistant }), "no_route");
    await company.perform(changing, { id: seller, change: { functions: ["telesales"] } });
    assert.equal(
      await company.refusalOf(beginningPairing, { giverId: seller, takerId: assistant }),
      "no refusal",
      "the seller calls too, and telesales sets work for assistants",
    );
    await company.perform(changing, { id: assistant, change: { functions: ["telesales"] } });
    const other = await company.hire("direction_head");
    assert.equal(await company.refusalOf(beginningPairing, { giverId: other, takerId: assistant }), "no refusal");
  });

  test("a pair is two people of this company who work here", async () => {
    const [company, elsewhere] = [await testCompany(house), await testCompany(house)];
    const [seller, gone] = [await company.hire("seller"), await company.hire("telesales")];
    await company.perform(deactivating, { id: gone, change: {} });
    const stranger = await elsewhere.hire("telesales");
    assert.equal(await company.refusalOf(beginningPairing, { giverId: seller, takerId: seller }), "same_person");
    assert.equal(await company.refusalOf(beginningPairing, { giverId: seller, takerId: gone }), "taker_not_active");
    assert.equal(await company.refusalOf(beginningPairing, { giverId: seller, takerId: stranger }), "unknown_taker");
    assert.equal(await company.refusalOf(beginningPairing, { giverId: stranger, takerId: gone }), "unknown_giver");
    const theirs = await elsewhere.perform(beginningPairing, { giverId: await elsewhere.hire("seller"), takerId: stranger });
    assert.equal(await company.refusalOf(endingPairing, { id: theirs.id }), "not_found");
  });

  test("a head pairs and parts people of the own branch only, oneself among them", async () => {
    const company = await testCompany(house);
    const head = await company.hire("direction_head");
    const actor = company.actorFor(head, ["pairings.change"]);
    const seller = await company.hire("seller", { chiefId: head });
    const below = await company.hire("telesales", { chiefId: seller });
    const foreign = await company.hire("telesales");
    assert.equal(await company.refusalOf(beginningPairing, { giverId: seller, takerId: below }, actor), "no refusal");
    assert.equal(await company.refusalOf(beginningPairing, { giverId: head, takerId: below }, actor), "no refusal");
    assert.equal(await company.refusalOf(beginningPairing, { giverId: seller, takerId: foreign }, actor), "not_below_you");
    const across = await company.perform(
      beginningPairing,
      { giverId: seller, takerId: foreign },
      company.actorFor(head, ["pairings.change", "structure.change"]),
    );
    assert.equal(await company.refusalOf(endingPairing, { id: across.id }, actor), "not_below_you");
    const own = (await list(company, { personId: below }))[0]!;
    assert.equal(await company.refusalOf(endingPairing, { id: own.id }, actor), "no refusal");
  });

  test("when a person leaves, their pairings end and their position becomes vacant in the same command, each with its own line in the journal", async () => {
    const company = await testCompany(house);
    const [seller, telesales, assistant] = [await company.hire("seller"), await company.hire("telesales"), await company.hire("assistant")];
    const above = await company.perform(beginningPairing, { giverId: seller, takerId: telesales });
    const below = await company.perform(beginningPairing, { giverId: telesales, takerId: assistant });
    const untouched = await company.perform(beginningPairing, {
      giverId: await company.hire("seller"),
      takerId: await company.hire("telesales"),
    });
    const position = await company.perform(openingPosition, { level: "telesales", title: "Telesales", personId: telesales });
    company.clock.now = new Date(company.clock.now.getTime() + 60_000);
    await company.perform(deactivating, { id: telesales, change: {} });

    const found = (id: string) => company.read((tx) => findPairing(tx, company.workspaceId, id));
    assert.deepEqual(
      [(await found(above.id))?.to, (await found(below.id))?.to, (await found(untouched.id))?.to],
      [company.clock.now.toISOString(), company.clock.now.toISOString(), null],
    );
    assert.equal((await company.read((tx) => findPosition(tx, company.workspaceId, position.id)))?.isVacant, true);
    const rows = await company.read((tx) =>
      tx
        .selectFrom("platform.journal")
        .select(["kind", "subject_id", "command_id"])
        .where("workspace_id", "=", company.workspaceId)
        .orderBy("id", "desc")
        .limit(4)
        .execute(),
    );
    assert.deepEqual(
      rows.reverse().map((row) => [row.kind, row.subject_id]),
      [
        ["pairing_ended", above.id],
        ["pairing_ended", below.id],
        ["position_vacated", position.id],
        ["person_deactivated", telesales],
      ],
    );
    assert.equal(new Set(rows.map((row) => row.command_id)).size, 1);
  });

  test("nobody is paired with somebody who leaves at the same moment", async () => {
    const company = await testCompany(house);
    const giverId = await company.hire("seller");
    for (let round = 0; round < 8; round++) {
      const takerId = await company.hire("telesales");
      await Promise.all([
        company.refusalOf(beginningPairing, { giverId, takerId }),
        company.perform(deactivating, { id: takerId, change: {} }),
      ]);
    }
    assert.deepEqual(await list(company, { current: "true" }), []);
  });
});
