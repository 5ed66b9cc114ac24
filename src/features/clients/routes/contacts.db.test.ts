import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import type { Ask } from "../../../../test/support/ask.ts";
import { type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { sellersOf } from "../../../../test/support/sellers.ts";
import { clientEndpoints } from "./clients.ts";
import { contactEndpoints } from "./contacts.ts";

const related = { relations: {}, sources: {} };
const endpoints = [...clientEndpoints({ related }), ...contactEndpoints({ related })];

describe("contacts over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  const department = () => sellersOf(house, endpoints, ["clients.read", "clients.change", "people.erase"]);
  const add = async (ask: Ask, path: string, sent: object) => {
    const { status, body } = await ask("POST", path, sent);
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  const list = async (ask: Ask, filter: object = { and: [] }) => {
    const { status, body } = await ask("GET", `/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items.map(({ name }: { name: string }) => name);
  };

  test("a contact at a client has the client's owner for good, and goes along when the client is given away", async () => {
    const { head, ben, cora, ids } = await department();
    const client = await add(head, "/clients", { name: "Acme", ownerId: ids.ben, country: "RU" });
    const made = await add(head, "/contacts", {
      firstName: "Анна",
      lastName: "Бергова",
      clientId: client.id,
      position: "Главный энергетик",
      phones: ["8 (495) 123-45-67"],
      birthDate: "1980-05-01",
    });
    assert.deepEqual([made.ownerId, made.name, made.clientName, made.phones[0].value], [ids.ben, "Анна Бергова", "Acme", "+74951234567"]);
    assert.deepEqual((await ben("GET", `/contacts/${made.id}`)).body, made);
    assert.equal((await cora("GET", `/contacts/${made.id}`)).status, 404);
    assert.equal((await ben("PATCH", `/contacts/${made.id}`, { ownerId: ids.cora })).body.reason, "owner_follows_client");
    assert.equal((await head("PATCH", `/clients/${client.id}`, { ownerId: ids.cora })).status, 200);
    assert.equal((await ben("GET", `/contacts/${made.id}`)).status, 404);
    assert.equal((await cora("GET", `/contacts/${made.id}`)).body.ownerId, ids.cora);
  });

  test("whoever changes the company is seen by those who see the new one", async () => {
    const { head, ben, cora, ids } = await department();
    const one = await add(ben, "/clients", { name: "One" });
    const two = await add(cora, "/clients", { name: "Two" });
    const { id } = await add(ben, "/contacts", { lastName: "Berg", clientId: one.id, emails: ["a@one.example"], tags: ["VIP"] });
    assert.equal((await ben("PATCH", `/contacts/${id}`, { clientId: two.id })).body.reason, "unknown_client");
    const moved = await head("PATCH", `/contacts/${id}`, { clientId: two.id, position: "CEO" });
    assert.deepEqual([moved.body.ownerId, moved.body.clientName, moved.body.position, moved.body.version], [ids.cora, "Two", "CEO", 2]);
    assert.equal((await ben("GET", `/contacts/${id}`)).status, 404);
    assert.deepEqual((await cora("GET", `/contacts/${id}`)).body.tags, ["VIP"]);
    const free = await cora("PATCH", `/contacts/${id}`, { clientId: null });
    assert.deepEqual([free.body.clientId, free.body.ownerId], [null, ids.cora]);
    assert.equal((await cora("PATCH", `/contacts/${id}`, { ownerId: ids.ben })).body.ownerId, ids.ben);
  });

  test("a contact needs a name, and numbers and addresses that are some", async () => {
    const { ben } = await department();
    for (const [sent, path, code] of [
      [{}, "/lastName", "name_needed"],
      [{ firstName: "", lastName: "" }, "/lastName", "name_needed"],
      [{ lastName: "B", phones: ["call me"] }, "/phones", "phone_malformed"],
      [{ lastName: "B", emails: ["b"] }, "/emails", "email_malformed"],
      [{ lastName: "B\u0000" }, "/lastName", "control_characters"],
      [{ lastName: "B", birthDate: "2026-02-31" }, "/birthDate", "invalid_format"],
    ] as const) {
      const { status, body } = await ben("POST", "/contacts", sent);
      assert.deepEqual([status, body.errors?.[0]?.path, body.errors?.[0]?.code], [422, path, code], JSON.stringify(sent));
    }
    const { id } = await add(ben, "/contacts", { firstName: "Anna" });
    assert.equal((await ben("PATCH", `/contacts/${id}`, { firstName: "" })).body.reason, "name_needed");
    assert.equal((await ben("PATCH", `/contacts/${id}`, { firstName: "", lastName: "Berg" })).body.name, "Berg");
  });

  test("contacts are filtered by their own fields and by their client's, and clients by their contacts", async () => {
    const { head, ben, cora } = await department();
    const acme = await add(ben, "/clients", { name: "Acme", city: "Köln" });
    const hidden = await add(cora, "/clients", { name: "Hidden" });
    await add(ben, "/contacts", { firstName: "Zoë", lastName: "Ax", clientId: acme.id, position: "Ingenieur", phones: ["030 901820"] });
    await add(ben, "/contacts", { firstName: "Bo", lastName: "Ek", birthDate: "1990-01-01" });
    await add(cora, "/contacts", { firstName: "Cy", lastName: "Fa", clientId: hidden.id });
    assert.deepEqual(await list(head), ["Bo Ek", "Cy Fa", "Zoë Ax"]);
    assert.deepEqual(await list(ben), ["Bo Ek", "Zoë Ax"]);
    assert.deepEqual(await list(ben, { field: "client", op: "eq", value: "acme" }), ["Zoë Ax"]);
    assert.deepEqual(await list(ben, { field: "clientId", op: "eq", value: acme.id }), ["Zoë Ax"]);
    assert.deepEqual(await list(ben, { field: "name", op: "contains", value: "zoe a" }), ["Zoë Ax"]);
    assert.deepEqual(await list(ben, { field: "position", op: "startsWith", value: "ING" }), ["Zoë Ax"]);
    assert.deepEqual(await list(ben, { field: "birthDate", op: "lt", value: "1995-01-01" }), ["Bo Ek"]);
    const found = await ben("GET", `/clients?filter=${encodeURIComponent('{"has":"contacts","where":{"field":"phone","op":"notEmpty"}}')}`);
    assert.deepEqual(
      found.body.items.map(({ name }: { name: string }) => name),
      ["Acme"],
    );
    assert.deepEqual((await ben("GET", "/contacts/summary")).body, { count: 2, sums: [] });
  });

  test("many contacts are changed at once, and the answer takes it back", async () => {
    const { ben } = await department();
    const acme = await add(ben, "/clients", { name: "Acme" });
    const one = await add(ben, "/contacts", { lastName: "One", city: "Bonn", tags: ["A"] });
    const two = await add(ben, "/contacts", { lastName: "Two" });
    const items = [one, two].map(({ id }) => ({ id, change: { clientId: acme.id, city: "Köln", tags: [] } }));
    const { body } = await ben("POST", "/contacts/bulk", { items });
    assert.deepEqual(body.changed[0], { id: one.id, version: 2, before: { clientId: null, city: "Bonn", tags: ["A"] } });
    const undo = body.changed.map(({ id, before }: { id: string; before: object }) => ({ id, change: before }));
    await ben("POST", "/contacts/bulk", { items: undo });
    assert.deepEqual({ ...(await ben("GET", `/contacts/${one.id}`)).body, version: 1 }, one);
  });

  test("an erased contact is gone wherever the person's values stood, and what happened stays", async () => {
    const { ben, company } = await department();
    const client = await add(ben, "/clients", { name: "Acme" });
    const sent = {
      firstName: "Erasmia",
      lastName: "Vergessen",
      clientId: client.id,
      position: "Leiterin Einkauf",
      street: "Geheimweg 7",
      city: "Verschwundingen",
      birthDate: "1971-03-04",
      externalId: "erasmia-1",
      phones: ["030 901829"],
      emails: ["erasmia.vergessen@acme.example"],
      messengers: [{ value: "@erasmia", label: "Telegram" }],
    };
    const { id } = await add(ben, "/contacts", sent);
    await ben("PATCH", `/contacts/${id}`, { city: "Nirgendwo" }, { "idempotency-key": "erasmia" });
    assert.equal((await ben("POST", `/contacts/${id}/erase`, { confirm: "Anna" })).body.reason, "name_differs");
    const { status, body } = await ben("POST", `/contacts/${id}/erase`, { confirm: " Erasmia  Vergessen " });
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.name, body.phones, body.city, body.notesLeft], ["—", [], null, 0]);
    assert.notEqual(body.erasedAt, null);
    assert.equal((await ben("PATCH", `/contacts/${id}`, { lastName: "Back" })).body.reason, "contact_erased");
    assert.equal((await ben("POST", `/contacts/${id}/restore`)).body.reason, "contact_erased");

    const words = ["erasmia", "vergessen", "geheimweg", "verschwundingen", "nirgendwo", "einkauf", "1971-03-04", "901829"];
    const client_ = new pg.Client({ connectionString: company.ownerUrl });
    await client_.connect();
    const { rows: tables } = await client_.query<{ name: string }>(
      "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('clients', 'platform')",
    );
    for (const { name } of tables) {
      const { rows } = await client_.query<{ text: string }>(`select t::text as text from ${name} t`);
      for (const { text } of rows)
        for (const word of words) assert.ok(!text.toLowerCase().includes(word), `${name} still knows ${word}: ${text}`);
    }
    await client_.end();
    const kinds = (await company.journal()).filter((entry) => entry.subjectId === id).map(({ kind }) => kind);
    assert.deepEqual(kinds, ["contact_added", "contact_changed", "contact_erased"]);
  });
});
