/** The interface that others call, as it was promised. Every answer is also compared with the API's own description. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { testApp } from "../support/app.ts";
import { described } from "../support/described.ts";
import { foundWorld } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const { people, workspaceId, slug } = await foundWorld(app);
const { ask } = await described(app);
after(async () => {
  for (const clean of cleaners) await clean();
});

const { key } = people.owner;
const get = (path: string, as = key) => ask("GET", path, { key: as });
const post = (path: string, body: unknown, as = key) => ask("POST", path, { key: as, body });
let mails = 0;
const somebody = (more: object = {}) => ({
  name: "Anna Berg",
  email: `anna${++mails}@lumen.example`,
  level: "seller",
  chiefId: people.north.id,
  ...more,
});

describe("GET /me", () => {
  test("says who one is and where", async () => {
    const { status, body } = await get("/me", people.ben.key);
    assert.equal(status, 200);
    assert.equal(body.personId, people.ben.id);
    assert.equal(body.name, "Ben Lumen");
    assert.equal(body.level, "seller");
    assert.deepEqual(
      {
        id: body.workspace.id,
        slug: body.workspace.slug,
        name: body.workspace.name,
        currency: body.workspace.currency,
        timeZone: body.workspace.timeZone,
      },
      { id: workspaceId, slug, name: "Lumen Light", currency: "EUR", timeZone: "Europe/Berlin" },
    );
  });

  test("somebody outside of the ladder has a role and no level", async () => {
    const { body } = await get("/me", people.auditor.key);
    assert.deepEqual([body.level, body.role], [null, "auditor"]);
  });

  test("without a key the answer is 401 and says how to come in", async () => {
    const { status, headers, body } = await ask("GET", "/me");
    assert.equal(status, 401);
    assert.equal(headers.get("www-authenticate"), "Bearer");
    assert.equal(headers.get("content-type"), "application/problem+json");
    assert.equal(body.type, "https://mainspring.dev/problems/unauthenticated");
  });
});

describe("people", () => {
  for (const level of ["owner", "commercial_director", "direction_head", "seller", "telesales", "assistant"])
    test(`somebody is hired as ${level}`, async () => {
      const wish = somebody({ level, chiefId: people.owner.id });
      const { status, body } = await post("/people", wish);
      assert.equal(status, 201);
      assert.match(body.id, /^[0-9a-f-]{36}$/);
      assert.deepEqual(
        [body.name, body.email, body.level, body.role, body.chiefId, body.unitId, body.functions, body.version],
        [wish.name, wish.email, level, null, people.owner.id, null, [], 1],
      );
      assert.deepEqual((await get(`/people/${body.id}`)).body, body);
    });

  for (const role of ["administrator", "presales", "production", "auditor"])
    test(`somebody is hired outside of the ladder as ${role}`, async () => {
      const { status, body } = await post("/people", somebody({ level: null, role, chiefId: people.owner.id }));
      assert.deepEqual([status, body.level, body.role], [201, null, role]);
    });

  test("a seller who also calls has a second function", async () => {
    const { status, body } = await post("/people", somebody({ functions: ["telesales"] }));
    assert.deepEqual([status, body.functions], [201, ["telesales"]]);
    const changed = await ask("PATCH", `/people/${body.id}`, { key, body: { functions: ["telesales", "assistant"] } });
    assert.deepEqual([changed.status, [...changed.body.functions].sort()], [200, ["assistant", "telesales"]]);
  });

  test("somebody belongs to a unit", async () => {
    const unit = (await post("/org/units", { kind: "department", name: "Sales" })).body;
    const { status, body } = await post("/people", somebody({ unitId: unit.id }));
    assert.deepEqual([status, body.unitId], [201, unit.id]);
  });

  test("neither level nor role, and levels that there are not, are refused with the field", async () => {
    for (const [more, path, reason] of [
      [{ level: null }, "/level", "level_or_role_needed"],
      [{ level: "captain" }, "/level", "unknown_level"],
      [{ functions: ["captain"] }, "/level", "unknown_level"],
      [{ chiefId: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f" }, "/chiefId", "unknown_chief"],
      [{ unitId: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f" }, "/unitId", "unknown_unit"],
    ] as const) {
      const { status, body } = await post("/people", somebody(more));
      assert.deepEqual([status, body.reason, body.errors[0].path], [422, reason, path]);
    }
  });

  test("a change answers the person as it is then, with the next version", async () => {
    const { body } = await post("/people", somebody());
    const changed = await ask("PATCH", `/people/${body.id}`, {
      key,
      body: { name: "Anna Stein", chiefId: people.south.id, level: "telesales" },
    });
    assert.equal(changed.status, 200);
    assert.deepEqual([changed.body.name, changed.body.chiefId, changed.body.level], ["Anna Stein", people.south.id, "telesales"]);
    assert.ok(changed.body.version > body.version);
  });

  test("a list is paged to its end and not past it", async () => {
    const all = (await get("/people?limit=200")).body;
    assert.equal(all.nextCursor, null);
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const { status, body } = await get(`/people?limit=4${cursor === null ? "" : `&cursor=${cursor}`}`);
      assert.equal(status, 200);
      assert.deepEqual(Object.keys(body), ["items", "nextCursor"]);
      assert.ok(body.items.length <= 4);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
      pages++;
    } while (cursor !== null && pages < 50);
    assert.deepEqual(
      seen,
      all.items.map(({ id }: { id: string }) => id),
    );
    assert.equal(new Set(seen).size, seen.length);
    assert.equal(pages, Math.ceil(seen.length / 4));
  });

  test("a page after the last row is empty, and its cursor null", async () => {
    const [first] = (await get("/people?limit=1&query=Dina")).body.items;
    assert.equal(first.name, "Dina Lumen");
    const { body } = await get("/people?limit=1");
    // Between this page and the next everybody who would come next has another name.
    const { status, body: past } = await get(`/people?limit=1&query=nobody-of-this-name&cursor=${body.nextCursor}`);
    assert.deepEqual([status, past], [200, { items: [], nextCursor: null }]);
  });
});

describe("structure", () => {
  test("two people whose levels a route joins are paired", async () => {
    const { status, body } = await post("/org/pairings", { giverId: people.ben.id, takerId: people.tom.id });
    assert.equal(status, 201);
    assert.deepEqual([body.giverId, body.takerId, body.to], [people.ben.id, people.tom.id, null]);
    const list = await get(`/org/pairings?personId=${people.tom.id}`);
    assert.deepEqual(list.body, { items: [body], nextCursor: null });
    assert.equal((await post("/org/pairings", { giverId: people.ben.id, takerId: people.tom.id })).status, 409);
    const ended = await ask("POST", `/org/pairings/${body.id}/end`, { key });
    assert.equal(ended.status, 200);
    assert.notEqual(ended.body.to, null);
  });

  test("a pair that no route allows is refused", async () => {
    const { status, body } = await post("/org/pairings", { giverId: people.amy.id, takerId: people.ben.id });
    assert.deepEqual([status, body.reason], [422, "no_route"]);
  });

  test("the tree shows everybody under their chief, with levels and units", async () => {
    const { status, body } = await get("/org/tree", people.amy.key);
    assert.equal(status, 200);
    const amy = body.people.find(({ id }: { id: string }) => id === people.amy.id);
    assert.deepEqual([amy.chiefId, amy.level], [people.tom.id, "assistant"]);
    assert.deepEqual(
      body.levels.map(({ key: one }: { key: string }) => one),
      ["owner", "commercial_director", "direction_head", "seller", "telesales", "assistant"],
    );
    assert.ok(Array.isArray(body.units) && Array.isArray(body.pairings) && Array.isArray(body.routes) && Array.isArray(body.vacancies));
  });

  test("nobody reports, over however many steps, to themselves", async () => {
    for (const [who, chief] of [
      ["north", "amy"],
      ["north", "ben"],
      ["director", "tess"],
      ["ben", "ben"],
    ] as const) {
      const { status, body } = await ask("PATCH", `/people/${people[who].id}`, { key, body: { chiefId: people[chief].id } });
      assert.deepEqual([status, body.reason, body.errors[0].path], [422, "cycle", "/chiefId"], `${who} under ${chief}`);
    }
  });

  test("somebody with people below leaves only when these are re-hung", async () => {
    const head = (await post("/people", somebody({ level: "direction_head", chiefId: people.director.id }))).body;
    const seller = (await post("/people", somebody({ chiefId: head.id }))).body;
    const refused = await post(`/people/${head.id}/deactivate`, {});
    assert.deepEqual([refused.status, refused.body.reason], [409, "people_below"]);
    assert.equal((await post(`/people/${head.id}/deactivate`, { newChiefId: people.north.id })).status, 200);
    assert.equal((await get(`/people/${seller.id}`)).body.chiefId, people.north.id);
  });
});

describe("the journal", () => {
  test("says who changed what, with the values before and after, newest first", async () => {
    const { body: anna } = await post("/people", somebody());
    await ask("PATCH", `/people/${anna.id}`, { key: people.director.key, body: { name: "Anna Stein" } });
    const { status, body } = await get(`/journal?subjectId=${anna.id}`);
    assert.equal(status, 200);
    const [latest, first] = body.items;
    assert.deepEqual([latest.kind, latest.actorId, latest.via, latest.subjectId], ["person_changed", people.director.id, "key", anna.id]);
    assert.deepEqual(latest.changes, [{ field: "name", before: "Anna Berg", after: "Anna Stein", isErased: false }]);
    assert.deepEqual([first.kind, first.actorId], ["person_hired", people.owner.id]);
    assert.ok(latest.at >= first.at);
  });

  test("is paged by time without a gap or a double", async () => {
    const all = (await get("/journal?limit=200")).body;
    const seen: string[] = [];
    for (let path = "/journal?limit=7", pages = 0; pages < 60; pages++) {
      const { body } = await get(path);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null || seen.length >= 200) break;
      path = `/journal?limit=7&cursor=${body.nextCursor}`;
    }
    const ids = all.items.map(({ id }: { id: string }) => id);
    assert.deepEqual(seen.slice(0, ids.length), ids.slice(0, seen.length));
  });

  test("has no way to be changed over the API", async () => {
    const [{ id }] = (await get("/journal?limit=1")).body.items;
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      for (const path of ["/journal", `/journal/${id}`]) assert.equal((await app.ask(method, path, { key, body: {} })).status, 404);
  });
});

test("times are ISO 8601 with offset, dates YYYY-MM-DD", async () => {
  const { body } = await get(`/people/${people.ben.id}`);
  assert.match(body.createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  const absence = await post("/org/absences", { personId: people.ben.id, kind: "holiday", fromOn: "2031-03-03", toOn: "2031-03-10" });
  assert.deepEqual([absence.status, absence.body.fromOn, absence.body.toOn], [201, "2031-03-03", "2031-03-10"]);
});
