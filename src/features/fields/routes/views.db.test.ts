import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addingUnit } from "#features/org/routes/operate-units.ts";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../test/support/company.ts";
import { savedView } from "../contract/views.ts";
import { viewEndpoints } from "./views.ts";

const endings: (() => unknown)[] = [];
let company: TestCompany;
let asHead: Ask;
let asSeller: Ask;
let asOther: Ask;
let asAssistant: Ask;

const settings = { filter: { and: [{ field: "region", op: "eq", value: "Nord" }] }, sort: "-revenue", columns: ["name", "ownerId"] };
const named = async (ask: Ask) => (await ask("GET", "/views?screen=clients")).body.items.map((one: { name: string }) => one.name);

describe("saved views over HTTP", () => {
  before(async () => {
    const house = await testHouse({ after: (done) => void endings.push(done as () => unknown) });
    company = await testCompany(house);
    const unit = (await company.perform(addingUnit, { kind: "department", name: "Sales", parentId: null })).id;
    const inner = (await company.perform(addingUnit, { kind: "direction", name: "North", parentId: unit })).id;
    const elsewhere = (await company.perform(addingUnit, { kind: "department", name: "Service", parentId: null })).id;
    const head = await company.hire("direction_head", { unitId: unit });
    const seller = await company.hire("seller", { chiefId: head, unitId: inner });
    const other = await company.hire("seller", { chiefId: head, unitId: elsewhere });
    const assistant = await company.hire("assistant", { chiefId: seller });
    asHead = asking(company, viewEndpoints, company.actorFor(head, ["lists.change"]));
    asSeller = asking(company, viewEndpoints, company.actorFor(seller, []));
    asOther = asking(company, viewEndpoints, company.actorFor(other, []));
    asAssistant = asking(company, viewEndpoints, company.actorFor(assistant, []));
  });
  after(async () => {
    for (const done of endings) await done();
  });

  test("a view of one's own is seen by nobody else, and comes back as it was saved", async () => {
    const made = await asSeller("POST", "/views", { screen: "clients", name: "North by revenue", settings });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.deepEqual(savedView.parse(made.body), made.body);
    assert.deepEqual(made.body.settings, settings);
    assert.deepEqual(await named(asSeller), ["North by revenue"]);
    assert.deepEqual([await named(asHead), await named(asOther)], [[], []]);
    assert.equal((await asHead("GET", `/views/${made.body.id}`)).status, 404);
    assert.equal((await asHead("PATCH", `/views/${made.body.id}`, { name: "Mine" })).status, 404);
    assert.deepEqual((await asSeller("GET", "/views?screen=deals")).body.items, []);
  });

  test("sharing reaches the own unit with the units in it, the level, or everybody", async () => {
    const share = async (name: string, sharedWith: string) =>
      assert.equal((await asHead("POST", "/views", { screen: "contacts", name, sharedWith, settings: {} })).status, 201);
    await share("Unit", "unit");
    await share("Level", "level");
    await share("All", "everybody");
    const seen = async (ask: Ask) => (await ask("GET", "/views?screen=contacts")).body.items.map((one: { name: string }) => one.name);
    assert.deepEqual(await seen(asHead), ["All", "Level", "Unit"]);
    assert.deepEqual(await seen(asSeller), ["All", "Unit"], "the seller works in a unit within the head's");
    assert.deepEqual(await seen(asOther), ["All"], "another unit sees what is for everybody");
    assert.deepEqual(await seen(asAssistant), ["All"], "without a unit only what is for everybody");
  });

  test("a view shared with a level is seen at that level only", async () => {
    const { body } = await asHead("GET", "/views?screen=contacts");
    const shared = body.items.find((one: { name: string }) => one.name === "Level");
    assert.equal(shared.level, "direction_head");
    const second = await company.hire("direction_head");
    const asSecond = asking(company, viewEndpoints, company.actorFor(second, []));
    assert.equal((await asSecond("GET", `/views/${shared.id}`)).status, 200);
    assert.equal((await asSeller("GET", `/views/${shared.id}`)).status, 404);
  });

  test("only those who lead share, and only its owner changes or deletes a view", async () => {
    const refused = await asSeller("POST", "/views", { screen: "deals", name: "For all", sharedWith: "everybody", settings: {} });
    assert.deepEqual([refused.status, refused.body.reason], [403, "sharing_not_allowed"]);
    const made = await asHead("POST", "/views", { screen: "deals", name: "For all", sharedWith: "everybody", settings: {} });
    const changed = await asSeller("PATCH", `/views/${made.body.id}`, { name: "Mine now" });
    assert.deepEqual([changed.status, changed.body.reason], [403, "not_own_view"]);
    assert.equal((await asSeller("DELETE", `/views/${made.body.id}`)).status, 403);
    assert.equal((await asHead("DELETE", `/views/${made.body.id}`)).status, 204);
    assert.equal((await asSeller("GET", `/views/${made.body.id}`)).status, 404);
  });

  test("a change of an older version is refused, and a name stands once per screen", async () => {
    const made = await asSeller("POST", "/views", { screen: "leads", name: "New", settings: {} });
    const path = `/views/${made.body.id}`;
    const renamed = await asSeller("PATCH", path, { name: "Newest", settings: { sort: "name" } }, { "if-match": '"1"' });
    assert.deepEqual([renamed.status, renamed.body.version, renamed.body.settings], [200, 2, { sort: "name" }]);
    assert.equal((await asSeller("PATCH", path, { name: "Other" }, { "if-match": '"1"' })).status, 409);
    const again = await asSeller("POST", "/views", { screen: "leads", name: "NEWEST", settings: {} });
    assert.deepEqual([again.status, again.body.reason], [422, "view_name_taken"]);
    assert.equal((await asSeller("POST", "/views", { screen: "trials", name: "Newest", settings: {} })).status, 201);
  });

  test("what is no filter is not kept, however deep it goes", async () => {
    let deep: unknown = { field: "name", op: "eq", value: "x" };
    for (let depth = 0; depth < 3_000; depth++) deep = { not: deep };
    const bad = [{ colour: "red" }, { field: "name", op: "like", value: "x" }, { and: [{ and: "x" }] }, deep];
    for (const filter of bad) {
      const { status } = await asSeller("POST", "/views", { screen: "clients", name: "Bad", settings: { filter } });
      assert.equal(status, 422);
    }
    const unknown = { field: "custom.gone", op: "eq", value: "x" };
    assert.equal((await asSeller("POST", "/views", { screen: "clients", name: "Gone", settings: { filter: unknown } })).status, 201);
  });

  test("another company sees none of them", async () => {
    const neighbour = await testCompany(company);
    const stranger = await neighbour.hire("direction_head");
    const ask = asking(neighbour, viewEndpoints, neighbour.actorFor(stranger, ["lists.change"]));
    assert.deepEqual((await ask("GET", "/views")).body.items, []);
    const { body } = await asHead("GET", "/views?screen=contacts");
    assert.ok(body.items.length > 0);
    for (const { id } of body.items) assert.equal((await ask("GET", `/views/${id}`)).status, 404);
  });

  test("the journal names the view and with whom it was shared, not what it looks for", async () => {
    const entries = (await company.journal()).filter(({ kind }) => kind.startsWith("view_"));
    assert.ok(entries.length > 5);
    assert.ok(!JSON.stringify(entries).includes("Nord"));
  });
});
