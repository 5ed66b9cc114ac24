import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../test/support/company.ts";
import { settingsEndpoints } from "./settings.ts";

const house: { after: (() => unknown)[] } = { after: [] };
let company: TestCompany;
let owner: Ask;
let seller: Ask;

describe("settings and rates", () => {
  before(async () => {
    company = await testCompany(await testHouse({ after: (done) => void house.after.push(done as () => unknown) }));
    const [one, other] = [await company.hire("owner"), await company.hire("seller")];
    owner = asking(company, settingsEndpoints, company.actorFor(one, ["people.read", "settings.change"]));
    seller = asking(company, settingsEndpoints, company.actorFor(other, ["people.read"]));
  });
  after(async () => {
    for (const done of house.after) await done();
  });

  test("everybody reads the settings, changing them needs the right", async () => {
    const { status, body } = await seller("GET", "/settings");
    assert.equal(status, 200);
    assert.deepEqual(
      [body.name, body.currency, body.timeZone, body.country, body.region, body.defaultLanguage],
      ["Lumen", "EUR", "Europe/Berlin", "DE", null, "en"],
    );
    assert.equal((await seller("PATCH", "/settings", { name: "Mine" })).status, 403);
  });

  test("a change is kept, counted as a version, and journaled with the values before and after", async () => {
    const { body: before } = await owner("GET", "/settings");
    const { status, body } = await owner("PATCH", "/settings", { name: " Lumen  GmbH ", region: "BY", fiscalStartMonth: 4 });
    assert.equal(status, 200);
    assert.deepEqual([body.name, body.region, body.fiscalStartMonth, body.version], ["Lumen GmbH", "BY", 4, before.version + 1]);
    const row = (await company.journal()).findLast((one) => one.kind === "settings_changed");
    assert.equal(row?.subjectId, company.workspaceId);
    assert.deepEqual(row?.data, {
      changes: {
        name: { before: "Lumen", after: "Lumen GmbH" },
        region: { before: null, after: "BY" },
        fiscalStartMonth: { before: 1, after: 4 },
      },
    });
  });

  test("a change over an old version is refused with the current one, and writes nothing", async () => {
    const { body: before } = await owner("GET", "/settings");
    const late = await owner("PATCH", "/settings", { name: "Late" }, { "if-match": String(before.version - 1) });
    assert.deepEqual([late.status, late.body.currentVersion], [409, before.version]);
    assert.deepEqual((await owner("GET", "/settings")).body, before);
  });

  test("what every process remembers of people is forgotten after a change of time zone or languages, and only then", async () => {
    const grown = async (change: object) => {
      const was = await company.treeVersion();
      assert.equal((await owner("PATCH", "/settings", change)).status, 200);
      return (await company.treeVersion()) > was;
    };
    assert.equal(await grown({ timeZone: "Asia/Tokyo" }), true);
    assert.equal(await grown({ languages: ["en", "de"] }), true);
    assert.equal(await grown({ defaultLanguage: "de" }), true);
    assert.equal(await grown({ fiscalStartMonth: 7 }), false);
    assert.equal(await grown({ fiscalStartMonth: 7 }), false);
  });

  test("a field that cannot be accepted is named, and nothing is written", async () => {
    const { body: before } = await owner("GET", "/settings");
    const journalBefore = (await company.journal()).length;
    const cases: [object, string][] = [
      [{ country: "XX" }, "/country"],
      [{ country: "germany" }, "/country"],
      [{ region: "ZZ" }, "/region"],
      [{ timeZone: "Mars/Olympus" }, "/timeZone"],
      [{ languages: ["ru"] }, "/defaultLanguage"],
      [{ languages: ["en", "en", "de"] }, "/languages"],
      [{ languages: [] }, "/languages"],
      [{ name: "a\u202eb" }, "/name"],
      [{ currency: "USD" }, "/currency"],
      [{ fiscalStartMonth: 13 }, "/fiscalStartMonth"],
    ];
    for (const [change, path] of cases) {
      const { status, body } = await owner("PATCH", "/settings", change);
      assert.deepEqual([status, body.errors?.[0]?.path], [422, path], JSON.stringify(change));
    }
    assert.deepEqual((await owner("GET", "/settings")).body, before);
    assert.equal((await company.journal()).length, journalBefore);
  });

  test("rates keep every digit, take the place of earlier ones, and come by currency, the latest first", async () => {
    for (const [currency, on, rate] of [
      ["USD", "2026-03-02", "0.920000000001"],
      ["USD", "2026-03-03", "0.930"],
      ["RUB", "2026-03-02", "0.0101"],
      ["USD", "2026-03-02", "0.920000000002"],
    ])
      assert.equal((await owner("PUT", "/settings/rates", { currency, on, rate })).status, 200);
    const { body } = await seller("GET", "/settings/rates");
    assert.deepEqual(body.items, [
      { currency: "RUB", on: "2026-03-02", rate: "0.0101" },
      { currency: "USD", on: "2026-03-03", rate: "0.93" },
      { currency: "USD", on: "2026-03-02", rate: "0.920000000002" },
    ]);
    const rates = (await company.journal()).filter((one) => one.kind === "rate_set").map((one) => one.data["changes"]);
    assert.deepEqual(rates.at(-1), { rate: { before: "0.920000000001", after: "0.920000000002" } });
  });

  test("pages of rates follow each other without loss or repetition", async () => {
    const seen: unknown[] = [];
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const { body } = await seller("GET", `/settings/rates?limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`);
      seen.push(...body.items);
      cursor = body.nextCursor;
    }
    assert.deepEqual(seen, (await seller("GET", "/settings/rates")).body.items);
    assert.equal((await seller("GET", "/settings/rates?currency=USD")).body.items.length, 2);
  });

  test("no rate of the own currency, none that is not above zero, none on a date that is none", async () => {
    const put = async (body: object) => {
      const { status, body: found } = await owner("PUT", "/settings/rates", body);
      return [status, found.errors?.[0]?.path];
    };
    assert.deepEqual(await put({ currency: "EUR", on: "2026-03-02", rate: "1" }), [422, "/currency"]);
    assert.deepEqual(await put({ currency: "USD", on: "2026-03-02", rate: "0" }), [422, "/rate"]);
    assert.deepEqual(await put({ currency: "USD", on: "2026-03-02", rate: 0.92 }), [422, "/rate"]);
    assert.deepEqual(await put({ currency: "USD", on: "0000-01-01", rate: "1" }), [422, "/on"]);
    assert.deepEqual(await put({ currency: "XXX", on: "2026-03-02", rate: "1" }), [422, "/currency"]);
  });

  test("a removed rate is gone, and removing it again is a rate that is not there", async () => {
    const key = { currency: "USD", on: "2026-03-03" };
    assert.equal((await seller("POST", "/settings/rates/remove", key)).status, 403);
    assert.equal((await owner("POST", "/settings/rates/remove", key)).status, 204);
    assert.equal((await owner("POST", "/settings/rates/remove", key)).status, 404);
    assert.equal((await seller("GET", "/settings/rates")).body.items.length, 2);
    assert.deepEqual((await company.journal()).at(-1)?.data, { ...key, changes: { rate: { before: "0.93", after: null } } });
  });
});
