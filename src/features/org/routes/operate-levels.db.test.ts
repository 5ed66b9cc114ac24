import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { defaultLevels, defaultRoutes } from "../core/level.ts";
import { allLevels, levelsPage } from "../sql/levels.ts";
import { addingLevel, changingLevel, settingRoutes, shownRoutes } from "./operate-levels.ts";
import { beginningPairing } from "./operate-pairings.ts";
import { changing } from "./operate-people.ts";
import { openingPosition } from "./operate-positions.ts";

const names = { en: "Key account", ru: "Ключевые клиенты", de: "Großkunden" };

describe("levels and routes", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  const levelOf = async (company: TestCompany, key: string) =>
    (await company.read((tx) => allLevels(tx, company.workspaceId))).find((level) => level.key === key)!;

  test("a company starts with the default levels and routes", async () => {
    const company = await testCompany(house);
    const levels = await company.read((tx) => allLevels(tx, company.workspaceId));
    assert.deepEqual(
      levels.map(({ key, rank, names, functions, seesAll }) => ({ key, rank, names, functions, seesAll })),
      defaultLevels,
    );
    const { items } = await company.read((tx) => shownRoutes(tx, company.workspaceId));
    const line = ({ from, to }: { from: string; to: string }) => `${from}>${to}`;
    assert.deepEqual(items.map(line).sort(), defaultRoutes.map(line).sort());
  });

  test("levels come from the top down, page by page, each once", async () => {
    const company = await testCompany(house);
    const beside = await company.perform(addingLevel, { key: "key_account", rank: 3, names, functions: ["sell"], seesAll: false });
    assert.equal(beside.rank, 3);
    const seen: string[] = [];
    let after: readonly [number, string] | null = null;
    do {
      const { items, last } = await company.read((tx) => levelsPage(tx, company.workspaceId, 2, after));
      seen.push(...items.map((level) => level.key));
      after = last;
    } while (after !== null);
    assert.deepEqual(seen, ["owner", "commercial_director", "direction_head", "key_account", "seller", "telesales", "assistant"]);
  });

  test("a key is given once, also after its level retired", async () => {
    const company = await testCompany(house);
    const level = await company.perform(addingLevel, { key: "key_account", rank: 3, names, functions: [], seesAll: false });
    await company.perform(changingLevel, { id: level.id, change: { retired: true } });
    assert.equal(await company.refusalOf(addingLevel, { key: "key_account", rank: 4, names, functions: [], seesAll: false }), "key_taken");
  });

  test("a level with people, with people's second function, or with open positions stays; an empty one retires with its routes", async () => {
    const company = await testCompany(house);
    const telesales = await levelOf(company, "telesales");
    const retire = { id: telesales.id, change: { retired: true } };
    const person = await company.hire("telesales");
    assert.equal(await company.refusalOf(changingLevel, retire), "level_has_people");
    await company.perform(changing, { id: person, change: { level: "seller", functions: ["telesales"] } });
    assert.equal(await company.refusalOf(changingLevel, retire), "level_has_people");
    await company.perform(changing, { id: person, change: { functions: [] } });
    await company.perform(openingPosition, { level: "telesales", title: "Telesales South" });
    assert.equal(await company.refusalOf(changingLevel, retire), "level_has_positions");

    const assistant = await levelOf(company, "assistant");
    const retired = await company.perform(changingLevel, { id: assistant.id, change: { retired: true } });
    assert.equal(retired.retiredAt, company.clock.now.toISOString());
    const { items } = await company.read((tx) => shownRoutes(tx, company.workspaceId));
    assert.deepEqual(
      items.filter(({ from, to }) => from === "assistant" || to === "assistant"),
      [],
    );
    assert.equal(items.length, defaultRoutes.length - 2);
    const changes = (await company.journal()).slice(-2).map(({ kind, data }) => [kind, data["changes"]] as const);
    assert.deepEqual(changes[0], ["level_reshaped", { retiredAt: { before: null, after: company.clock.now.toISOString() } }]);
    assert.equal(changes[1]?.[0], "routes_changed");
  });

  test("what gives sight or rights makes everybody's be computed anew; a name does not", async () => {
    const company = await testCompany(house);
    const { id, version } = await levelOf(company, "seller");
    const beginning = await company.treeVersion();
    await company.perform(changingLevel, { id, change: { names } });
    assert.equal(await company.treeVersion(), beginning);
    const seeing = await company.perform(changingLevel, { id, change: { seesAll: true, functions: ["sell", "call"] } });
    assert.ok((await company.treeVersion()) > beginning);
    assert.equal(seeing.version, version + 2);
    assert.deepEqual((await company.journal()).at(-1), {
      kind: "level_reshaped",
      subjectId: id,
      data: { changes: { functions: { before: ["sell"], after: ["sell", "call"] }, seesAll: { before: false, after: true } } },
    });
  });

  test("a change against an old version is refused, and one that changes nothing leaves no trace", async () => {
    const company = await testCompany(house);
    const { id, version } = await levelOf(company, "seller");
    const changed = await company.perform(changingLevel, { id, change: { rank: 4 } });
    assert.equal(changed.version, version + 1);
    assert.equal(
      await company.refusalOf(changingLevel, { id, change: { rank: 5 } }, company.system, { expectedVersion: version }),
      "version",
    );
    const traces = (await company.journal()).length;
    await company.perform(changingLevel, { id, change: { rank: 4, functions: ["sell", "sell"] } });
    assert.equal((await company.journal()).length, traces);
  });

  test("a commercial director can neither lift the own level nor make one that sets goals", async () => {
    const company = await testCompany(house);
    const director = await company.hire("commercial_director");
    const actor = company.actorFor(director, ["structure.change"]);
    const own = await levelOf(company, "commercial_director");
    assert.equal(await company.refusalOf(changingLevel, { id: own.id, change: { functions: ["set_goals"] } }, actor), "above_own_level");
    assert.equal(
      await company.refusalOf(addingLevel, { key: "boss", rank: 2, names, functions: ["set_goals"], seesAll: false }, actor),
      "above_own_level",
    );
    assert.equal(
      await company.refusalOf(addingLevel, { key: "key_account", rank: 3, names, functions: ["sell"], seesAll: false }, actor),
      "no refusal",
    );
  });

  test("the last level with an active owner keeps the owner's work", async () => {
    const company = await testCompany(house);
    const owner = await levelOf(company, "owner");
    const person = await company.hire("owner");
    await company.database.command(company.system.scope, (tx) =>
      tx.updateTable("org.person").set({ status: "active" }).where("id", "=", person).execute(),
    );
    assert.equal(await company.refusalOf(changingLevel, { id: owner.id, change: { functions: [] } }), "last_owner_level");
    assert.equal(await company.refusalOf(changingLevel, { id: owner.id, change: { functions: ["set_goals", "sell"] } }), "no refusal");
  });

  test("routes are set as a whole; pairings that no longer fit go on and are listed", async () => {
    const company = await testCompany(house);
    const [seller, telesales, assistant] = [await company.hire("seller"), await company.hire("telesales"), await company.hire("assistant")];
    const stays = await company.perform(beginningPairing, { giverId: seller, takerId: telesales });
    const unfit = await company.perform(beginningPairing, { giverId: telesales, takerId: assistant });
    const answer = await company.perform(settingRoutes, {
      routes: [
        { from: "seller", to: "telesales" },
        { from: "seller", to: "telesales" },
      ],
    });
    assert.deepEqual(answer.items, [{ from: "seller", to: "telesales" }]);
    assert.deepEqual(answer.unfitPairings, [unfit]);
    assert.equal(unfit.to, null);
    await company.perform(changing, { id: assistant, change: { functions: ["telesales"] } });
    await company.perform(changing, { id: telesales, change: { functions: ["seller"] } });
    assert.deepEqual(
      (await company.read((tx) => shownRoutes(tx, company.workspaceId))).unfitPairings,
      [],
      `second functions fit, and ${stays.id} fitted all along`,
    );
  });

  test("a route joins two different levels of the company", async () => {
    const company = await testCompany(house);
    assert.equal(await company.refusalOf(settingRoutes, { routes: [{ from: "seller", to: "seller" }] }), "route_to_itself");
    assert.equal(await company.refusalOf(settingRoutes, { routes: [{ from: "seller", to: "robot" }] }), "unknown_level");
    const { items } = await company.read((tx) => shownRoutes(tx, company.workspaceId));
    assert.equal(items.length, defaultRoutes.length, "a refusal writes nothing");
  });

  test("a level of another company is not there", async () => {
    const [company, other] = [await testCompany(house), await testCompany(house)];
    const { id } = await levelOf(other, "seller");
    assert.equal(await company.refusalOf(changingLevel, { id, change: { rank: 9 } }), "not_found");
  });
});
