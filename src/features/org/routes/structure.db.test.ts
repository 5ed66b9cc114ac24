import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../test/support/company.ts";
import { pairing, position, routes, tree, unit } from "../contract/structure.ts";
import { structureEndpoints } from "./structure.ts";

const endings: (() => unknown)[] = [];
let company: TestCompany;
let head: string;
let seller: string;
let telesales: string;
let director: Ask;
let asHead: Ask;
let asSeller: Ask;

describe("the structure over HTTP", () => {
  before(async () => {
    company = await testCompany(await testHouse({ after: (done) => void endings.push(done as () => unknown) }));
    head = await company.hire("direction_head");
    seller = await company.hire("seller", { chiefId: head });
    telesales = await company.hire("telesales", { chiefId: seller });
    director = asking(
      company,
      structureEndpoints,
      company.actorFor(await company.hire("commercial_director"), ["people.read", "structure.change", "pairings.change"]),
    );
    asHead = asking(company, structureEndpoints, company.actorFor(head, ["people.read", "pairings.change"]));
    asSeller = asking(company, structureEndpoints, company.actorFor(seller, ["people.read"]));
  });
  after(async () => {
    for (const done of endings) await done();
  });

  test("everybody reads it; only those with the right change it", async () => {
    for (const path of ["/org/tree", "/org/levels", "/org/routes", "/org/units", "/org/positions", "/org/pairings"])
      assert.equal((await asSeller("GET", path)).status, 200, path);
    assert.equal((await asSeller("POST", "/org/units", { kind: "department", name: "Sales" })).status, 403);
    assert.equal((await asSeller("POST", "/org/pairings", { giverId: seller, takerId: telesales })).status, 403);
    assert.equal((await asHead("PUT", "/org/routes", { routes: [] })).status, 403);
    assert.equal((await asHead("POST", "/org/positions", { level: "seller", title: "Seller" })).status, 403);
  });

  test("what is made answers 201 with the record, and stands in the tree", async () => {
    const made = await director("POST", "/org/units", { kind: "direction", name: "North" });
    assert.equal(made.status, 201);
    assert.deepEqual(unit.parse(made.body), made.body);
    const opened = await director("POST", "/org/positions", { level: "seller", title: "Seller", unitId: made.body.id, chiefId: head });
    assert.deepEqual([opened.status, position.parse(opened.body)], [201, opened.body]);
    const paired = await asHead("POST", "/org/pairings", { giverId: seller, takerId: telesales });
    assert.deepEqual([paired.status, pairing.parse(paired.body)], [201, paired.body]);
    const whole = (await asSeller("GET", "/org/tree")).body;
    assert.deepEqual(tree.parse(whole), whole);
    assert.deepEqual([whole.units, whole.vacancies, whole.pairings], [[made.body], [opened.body], [paired.body]]);
    assert.equal((await asHead("POST", "/org/pairings", { giverId: seller, takerId: telesales })).status, 409);
    const ended = await asHead("POST", `/org/pairings/${paired.body.id}/end`);
    assert.deepEqual([ended.status, typeof ended.body.to], [200, "string"]);
  });

  test("lists come page by page, each row once, and no cursor of another list is taken", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await director("GET", `/org/levels?limit=4${cursor === null ? "" : `&cursor=${cursor}`}`);
      seen.push(...body.items.map((level: { key: string }) => level.key));
      cursor = body.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(seen, ["owner", "commercial_director", "direction_head", "seller", "telesales", "assistant"]);
    const { body } = await director("GET", "/org/levels?limit=1");
    assert.equal((await director("GET", `/org/units?cursor=${body.nextCursor}`)).status, 422);
    assert.equal((await director("GET", "/org/pairings?sort=name")).status, 422);
  });

  test("routes are answered as a whole with the pairings that do not fit", async () => {
    const { status, body } = await director("PUT", "/org/routes", { routes: [{ from: "seller", to: "telesales" }] });
    assert.deepEqual([status, body], [200, { items: [{ from: "seller", to: "telesales" }], nextCursor: null, unfitPairings: [] }]);
    assert.deepEqual(routes.parse(body), body);
    assert.deepEqual((await asSeller("GET", "/org/routes")).body, body);
  });

  test("refusals say what is wrong and where: 422 for content, 409 for state, 403 for rank, 404 for what is not there", async () => {
    const refused = async (...[method, path, body, headers]: Parameters<Ask>) => {
      const answer = await director(method, path, body, headers);
      return [answer.status, answer.body.reason ?? null, answer.body.errors?.[0]?.path ?? null];
    };
    assert.deepEqual(await refused("PUT", "/org/routes", { routes: [{ from: "seller", to: "seller" }] }), [
      422,
      "route_to_itself",
      "/routes",
    ]);
    assert.deepEqual(await refused("POST", "/org/units", { kind: "department", name: "x", parentId: company.workspaceId }), [
      422,
      "unknown_parent",
      "/parentId",
    ]);
    assert.deepEqual(await refused("POST", "/org/units", { kind: "department", name: "a\u202eb" }), [422, null, "/name"]);
    assert.deepEqual(await refused("POST", "/org/positions", { level: "seller", title: "Seller", personId: telesales }), [
      422,
      "other_level",
      "/personId",
    ]);
    const levels = (await director("GET", "/org/levels")).body.items;
    const of = (key: string) => levels.find((level: { key: string }) => level.key === key);
    assert.deepEqual(await refused("PATCH", `/org/levels/${of("seller").id}`, { retired: true }), [409, "level_has_people", null]);
    assert.deepEqual(await refused("PATCH", `/org/levels/${of("seller").id}`, { key: "vendor" }), [422, null, "/key"]);
    assert.deepEqual(await refused("PATCH", `/org/levels/${of("owner").id}`, { rank: 9 }), [403, "above_own_level", null]);
    assert.deepEqual(await refused("PATCH", `/org/levels/${of("seller").id}`, { rank: 4 }, { "if-match": '"7"' }), [409, null, null]);
    assert.deepEqual(await refused("PATCH", `/org/units/${company.workspaceId}`, { name: "x" }), [404, null, null]);
    assert.deepEqual(await refused("POST", `/org/pairings/${company.workspaceId}/end`), [404, null, null]);
  });
});
