import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Ask } from "../../../../test/support/ask.ts";
import { type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { sellersOf } from "../../../../test/support/sellers.ts";
import { clientEndpoints } from "./clients.ts";

const endpoints = clientEndpoints({ related: { relations: {}, sources: {} } });

describe("clients over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  const department = () => sellersOf(house, endpoints, ["clients.read", "clients.change"]);
  const add = async (ask: Ask, more: object = {}) => {
    const { status, body } = await ask("POST", "/clients", { name: "Acme", ...more });
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  const list = async (ask: Ask, filter?: object, more = "") => {
    const { status, body } = await ask(
      "GET",
      `/clients?limit=200${filter === undefined ? "" : `&filter=${encodeURIComponent(JSON.stringify(filter))}`}${more}`,
    );
    assert.equal(status, 200, JSON.stringify(body));
    return body.items.map(({ name }: { name: string }) => name);
  };

  test("a client is added with all that is known, and shown as it is kept", async () => {
    const { ben, ids, company } = await department();
    const made = await add(ben, {
      industry: "Metal",
      region: "Nord",
      source: "Fair",
      country: "DE",
      street: "Hauptstr. 1",
      city: "Köln",
      postcode: "50667",
      website: "www.acme.example",
      taxNumber: "DE 123 456 789",
      revenue: { amount: "12000000.00", currency: "EUR" },
      employees: 120,
      externalId: "C-1",
      phones: ["0221 901820", { value: "+49 172 1234567", label: "mobile" }],
      emails: ["Info@Acme.example"],
      messengers: [{ value: "@acme", label: "Telegram" }],
      tags: ["VIP", "export"],
    });
    const { body } = await ben("GET", `/clients/${made.id}`);
    assert.deepEqual(body, made);
    assert.deepEqual(
      [body.ownerId, body.industry, body.city, body.website, body.domain, body.revenue, body.tags, body.version],
      [
        ids.ben,
        "Metal",
        "Köln",
        "https://www.acme.example",
        "acme.example",
        { amount: "12000000.00", currency: "EUR" },
        ["export", "VIP"],
        1,
      ],
    );
    assert.deepEqual(body.phones, [
      { value: "+49221901820", label: null },
      { value: "+491721234567", label: "mobile" },
    ]);
    assert.deepEqual(
      [body.emails, body.messengers],
      [[{ value: "info@acme.example", label: null }], [{ value: "@acme", label: "Telegram" }]],
    );
    const record = await company.read((tx) =>
      tx.selectFrom("platform.record").select(["kind", "title", "search", "owner_id"]).where("id", "=", made.id).executeTakeFirstOrThrow(),
    );
    assert.deepEqual([record.kind, record.title, record.owner_id], ["client", "Acme", ids.ben]);
    assert.match(record.search, /acme acme\.example de123456789 c-1 \+49221901820/);
    const journal = JSON.stringify(await company.journal());
    assert.doesNotMatch(journal, /901820|info@acme/i, "channels stand where erasure can empty them");
    const personal = await company.read((tx) =>
      tx.selectFrom("platform.journal_personal").select(["field", "after"]).where("subject_id", "=", made.id).execute(),
    );
    assert.deepEqual(personal.map(({ field }) => field).sort(), ["emails", "messengers", "phones"]);
  });

  test("what cannot be accepted is refused at its place, and nothing is written", async () => {
    const { ben, cora, ids } = await department();
    const hidden = await add(cora, { name: "Hidden" });
    const away = await add(ben, { name: "First", externalId: "X" });
    for (const [sent, path, code] of [
      [{ phones: ["12"] }, "/phones", "phone_malformed"],
      [{ emails: ["a@b"] }, "/emails", "email_malformed"],
      [{ website: "javascript:alert(1)" }, "/website", "website_malformed"],
      [{ revenue: { amount: "1.234", currency: "EUR" } }, "/revenue", "amount_malformed"],
      [{ revenue: { amount: "-1.00", currency: "EUR" } }, "/revenue", "revenue_negative"],
      [{ parentId: hidden.id }, "/parentId", "unknown_holding"],
      [{ ownerId: hidden.id }, "/ownerId", "unknown_owner"],
      [{ externalId: "X" }, "/externalId", "external_id_taken"],
      [{ name: "a\u202eb" }, "/name", "bidi_marks"],
      [{ name: "a\u0007b" }, "/name", "control_characters"],
      [{ country: "Germany" }, "/country", "invalid_format"],
      [{ employees: -1 }, "/employees", "too_small"],
      [{ colour: "red" }, "/colour", "unknown_field"],
    ] as const) {
      const { status, body } = await ben("POST", "/clients", { name: "Acme", ...sent });
      assert.deepEqual([status, body.errors?.[0]?.path, body.errors?.[0]?.code], [422, path, code], JSON.stringify(sent));
    }
    assert.deepEqual(await list(ben), ["First"]);
    assert.equal((await ben("PATCH", `/clients/${away.id}`, { externalId: "X" })).status, 200, "its own id from elsewhere is no clash");
    assert.equal(ids.ben, away.ownerId);
  });

  test("holdings never make a cycle, not even when two are hung below each other at one moment", async () => {
    const { ben } = await department();
    const [a, b, c] = [await add(ben, { name: "A" }), await add(ben, { name: "B" }), await add(ben, { name: "C" })];
    assert.equal((await ben("PATCH", `/clients/${b.id}`, { parentId: a.id })).body.parentName, "A");
    assert.equal((await ben("PATCH", `/clients/${c.id}`, { parentId: b.id })).status, 200);
    assert.equal((await ben("PATCH", `/clients/${a.id}`, { parentId: c.id })).body.reason, "holding_cycle");
    assert.equal((await ben("PATCH", `/clients/${a.id}`, { parentId: a.id })).body.reason, "holding_cycle");
    const [d, e] = [await add(ben, { name: "D" }), await add(ben, { name: "E" })];
    const both = await Promise.all([
      ben("PATCH", `/clients/${d.id}`, { parentId: e.id }),
      ben("PATCH", `/clients/${e.id}`, { parentId: d.id }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422]);
  });

  test("a seller neither sees nor changes another's client; the head does, and gives it away", async () => {
    const { head, ben, cora, ids } = await department();
    const { id } = await add(ben, { phones: ["030 901820"], tags: ["VIP"] });
    for (const [method, path, body] of [
      ["GET", ""],
      ["PATCH", "", { name: "Mine" }],
      ["POST", "/archive"],
      ["POST", "/restore"],
    ] as const)
      assert.equal((await cora(method, `/clients/${id}${path}`, body)).status, 404, `${method} ${path}`);
    const given = await head("PATCH", `/clients/${id}`, { ownerId: ids.cora, city: "Bonn" }, { "if-match": '"1"' });
    assert.deepEqual([given.status, given.body.ownerId, given.body.city, given.body.version], [200, ids.cora, "Bonn", 2]);
    assert.equal((await ben("GET", `/clients/${id}`)).status, 404);
    const now = (await cora("GET", `/clients/${id}`)).body;
    assert.deepEqual([now.phones.length, now.tags], [1, ["VIP"]], "what hangs on it goes along");
    // Given away by its seller, who sees it this once more.
    const back = await cora("PATCH", `/clients/${id}`, { ownerId: ids.ben });
    assert.deepEqual([back.status, back.body.ownerId], [200, ids.ben]);
    assert.equal((await cora("GET", `/clients/${id}`)).status, 404);
    assert.equal((await ben("PATCH", `/clients/${id}`, { name: "X" }, { "if-match": '"1"' })).status, 409);
  });

  test("an archived client leaves the lists and the search box, and comes back", async () => {
    const { ben, company } = await department();
    const { id } = await add(ben, { name: "Old" });
    await add(ben, { name: "New" });
    const archived = await ben("POST", `/clients/${id}/archive`);
    assert.deepEqual([archived.status, archived.body.archivedAt], [200, "2026-03-02T09:00:00.000Z"]);
    assert.equal((await ben("POST", `/clients/${id}/archive`)).body.reason, "already_archived");
    assert.deepEqual(await list(ben), ["New"]);
    assert.deepEqual(await list(ben, { field: "archived", op: "eq", value: true }), ["Old"]);
    assert.deepEqual((await ben("GET", "/clients/summary")).body.count, 1);
    const searched = await company.read((tx) =>
      tx.selectFrom("platform.record").select("archived_at").where("id", "=", id).executeTakeFirstOrThrow(),
    );
    assert.notEqual(searched.archived_at, null);
    assert.equal((await ben("POST", `/clients/${id}/restore`)).body.archivedAt, null);
    assert.deepEqual(await list(ben), ["New", "Old"]);
  });

  test("the list is filtered by words people know, and the numbers in its head are those of the filter and of what one sees", async () => {
    const { head, ben, cora } = await department();
    await add(ben, {
      name: "Zeta",
      industry: "Metal",
      city: "Köln",
      revenue: { amount: "10.00", currency: "EUR" },
      tags: ["VIP"],
      emails: ["a@zeta.example"],
    });
    await add(ben, {
      name: "Éclair",
      industry: "Food",
      revenue: { amount: "5.50", currency: "EUR" },
      employees: 5,
      phones: ["030 901820"],
    });
    await add(cora, { name: "Яхонт", industry: "metal", revenue: { amount: "700", currency: "JPY" }, website: "yahont.example" });
    assert.deepEqual(await list(head), ["Éclair", "Zeta", "Яхонт"]);
    assert.deepEqual(await list(head, undefined, "&sort=-employees,name"), ["Éclair", "Zeta", "Яхонт"]);
    assert.deepEqual(await list(ben), ["Éclair", "Zeta"]);
    for (const [filter, expected] of [
      [{ field: "industry", op: "eq", value: "METAL" }, ["Zeta", "Яхонт"]],
      [{ field: "name", op: "contains", value: "ECL" }, ["Éclair"]],
      [{ field: "city", op: "eq", value: "koln" }, ["Zeta"]],
      [{ field: "tags", op: "contains", value: "VIP" }, ["Zeta"]],
      [{ field: "tags", op: "empty" }, ["Éclair", "Яхонт"]],
      [{ field: "email", op: "contains", value: "zeta" }, ["Zeta"]],
      [{ field: "phone", op: "startsWith", value: "+4930" }, ["Éclair"]],
      [{ has: "channels", where: { field: "kind", op: "eq", value: "phone" } }, ["Éclair"]],
      [{ field: "domain", op: "eq", value: "yahont.example" }, ["Яхонт"]],
      [{ field: "ownerId", op: "eq", value: "me" }, []],
      [{ field: "ownerId", op: "eq", value: "myPeople" }, ["Éclair", "Zeta", "Яхонт"]],
      [{ field: "revenue", op: "gt", value: { amount: "6.00", currency: "EUR" } }, ["Zeta"]],
      [{ field: "createdAt", op: "within", value: { period: "day" } }, ["Éclair", "Zeta", "Яхонт"]],
    ] as const)
      assert.deepEqual(await list(head, filter), expected, JSON.stringify(filter));
    const sums = async (ask: Ask, filter: object) =>
      (await ask("GET", `/clients/summary?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body;
    assert.deepEqual(await sums(head, { and: [] }), {
      count: 3,
      sums: [
        { amount: "15.50", currency: "EUR" },
        { amount: "700", currency: "JPY" },
      ],
    });
    assert.deepEqual(await sums(ben, { field: "industry", op: "eq", value: "metal" }), {
      count: 1,
      sums: [{ amount: "10.00", currency: "EUR" }],
    });
    assert.equal((await ben("GET", `/clients?filter=${encodeURIComponent('{"field":"colour","op":"eq","value":"red"}')}`)).status, 422);
    assert.equal((await ben("GET", "/clients?sort=tags")).status, 422);
  });

  test("pages follow each other without a gap or a double, in any order, missing values last", async () => {
    const { ben } = await department();
    for (let n = 0; n < 11; n++) await add(ben, { name: `N${n % 4}`, ...(n % 3 === 0 ? {} : { employees: n % 5 }) });
    for (const sort of ["name", "-name", "employees,-name", "-employees", "-createdAt", "industry", "revenue", "phone"]) {
      const all = await ben("GET", `/clients?limit=200&sort=${sort}`);
      const seen: string[] = [];
      for (let cursor = ""; ; ) {
        const { status, body } = await ben("GET", `/clients?limit=3&sort=${sort}${cursor && `&cursor=${cursor}`}`);
        assert.equal(status, 200, sort);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        if (body.nextCursor === null) break;
        cursor = body.nextCursor;
      }
      assert.deepEqual(
        seen,
        all.body.items.map(({ id }: { id: string }) => id),
        sort,
      );
      assert.equal(new Set(seen).size, 11, sort);
    }
    const { body } = await ben("GET", "/clients?limit=3&sort=name");
    assert.equal((await ben("GET", `/clients?limit=3&sort=-name&cursor=${body.nextCursor}`)).status, 422, "a cursor of another order");
    assert.equal((await ben("GET", `/clients?cursor=${body.nextCursor.slice(2)}`)).status, 422);
  });

  test("many are changed at once, each by itself, and the answer takes it back", async () => {
    const { ben, cora, ids } = await department();
    const one = await add(ben, {
      name: "One",
      tags: ["A"],
      phones: [{ value: "030 901820", label: "office" }],
      revenue: { amount: "1.00", currency: "EUR" },
    });
    const two = await add(ben, { name: "Two", industry: "Food" });
    const alien = await add(cora, { name: "Alien" });
    const change = { industry: "Metal", tags: ["B", "C"], phones: [], revenue: null };
    const items = [one, two, alien].map(({ id }) => ({ id, change }));
    const { status, body } = await ben("POST", "/clients/bulk", { items }, { "idempotency-key": "b" });
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(body.refused, [{ id: alien.id, reason: "not_found" }]);
    assert.deepEqual(body.changed[0], {
      id: one.id,
      version: 2,
      before: {
        industry: null,
        tags: ["A"],
        phones: [{ value: "+4930901820", label: "office" }],
        revenue: { amount: "1.00", currency: "EUR" },
      },
    });
    assert.deepEqual((await ben("POST", "/clients/bulk", { items }, { "idempotency-key": "b" })).body.changed, body.changed);
    const undo = body.changed.map(({ id, before }: { id: string; before: object }) => ({ id, change: before }));
    assert.equal((await ben("POST", "/clients/bulk", { items: undo })).body.changed.length, 2);
    for (const before of [one, two]) {
      const { body: now } = await ben("GET", `/clients/${before.id}`);
      assert.deepEqual({ ...now, version: 1 }, before);
    }
    assert.equal(
      (await ben("POST", "/clients/bulk", { items: [{ id: one.id, change: { ownerId: ids.cora } }] })).body.changed[0].before.ownerId,
      ids.ben,
    );
    assert.equal((await ben("POST", "/clients/bulk", { items: [] })).status, 422);
  });
});
