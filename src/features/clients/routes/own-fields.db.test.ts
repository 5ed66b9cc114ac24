import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldEndpoints } from "#features/fields/routes/fields.ts";
import { testHouse } from "../../../../test/support/company.ts";
import { sellersOf } from "../../../../test/support/sellers.ts";
import { clientEndpoints } from "./clients.ts";
import { contactEndpoints } from "./contacts.ts";

const related = { relations: {}, sources: {} };
const endpoints = [
  ...clientEndpoints({ related }),
  ...contactEndpoints({ related }),
  ...fieldEndpoints({ stages: async () => new Set<string>() }),
];

test("a company's own fields of clients and contacts are filled in, filtered, taken back, and erased with the person", async (t) => {
  const house = await testHouse(t);
  const { head, ben, cora, company } = await sellersOf(house, endpoints, [
    "clients.read",
    "clients.change",
    "fields.change",
    "people.erase",
  ]);
  for (const [recordKind, key, kind, more] of [
    ["client", "halls", "number", {}],
    ["client", "lamp", "choices", { choices: ["led", "hid"].map((one) => ({ key: one, name: one })) }],
    ["client", "buyer", "client", {}],
    ["contact", "hobby", "text", {}],
  ] as const) {
    const { status, body } = await head("POST", "/fields", { recordKind, key, name: key, kind, ...more });
    assert.equal(status, 201, JSON.stringify(body));
  }
  const made = await ben("POST", "/clients", { name: "Acme", custom: { halls: 4, lamp: ["led", "hid"] } });
  assert.deepEqual([made.status, made.body.custom, made.body.version], [201, { halls: 4, lamp: ["led", "hid"] }, 1]);
  await ben("POST", "/clients", { name: "Bare" });
  const names = async (query: string) => (await ben("GET", `/clients?${query}`)).body.items.map(({ name }: { name: string }) => name);
  const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`;
  assert.deepEqual(await names(filter({ field: "custom.halls", op: "gte", value: 4 })), ["Acme"]);
  assert.deepEqual(await names(filter({ field: "custom.lamp", op: "contains", value: "hid" })), ["Acme"]);
  assert.deepEqual(await names("sort=-custom.halls"), ["Acme", "Bare"]);
  assert.equal((await ben("GET", `/clients/summary?${filter({ field: "custom.halls", op: "notEmpty" })}`)).body.count, 1);

  const { id } = made.body;
  const hidden = (await cora("POST", "/clients", { name: "Hidden" })).body.id;
  assert.deepEqual((await ben("PATCH", `/clients/${id}`, { custom: { buyer: hidden } })).body.errors[0].path, "/custom/buyer");
  const bulk = await ben("POST", "/clients/bulk", {
    items: [
      { id, change: { custom: { halls: null, buyer: id } } },
      { id, change: { custom: { halls: "many" } } },
    ],
  });
  assert.deepEqual(bulk.body.changed, [{ id, version: 2, before: { custom: { halls: 4, buyer: null } } }]);
  assert.equal(bulk.body.refused.length, 1);
  await ben("POST", "/clients/bulk", { items: [{ id, change: bulk.body.changed[0].before }] });
  assert.deepEqual((await ben("GET", `/clients/${id}`)).body.custom, made.body.custom);

  const anna = (await ben("POST", "/contacts", { lastName: "Berg", custom: { hobby: "Segelfliegen" } })).body;
  assert.deepEqual(anna.custom, { hobby: "Segelfliegen" });
  assert.doesNotMatch(JSON.stringify(await company.journal()), /Segelfliegen/);
  assert.deepEqual((await ben("POST", `/contacts/${anna.id}/erase`, { confirm: "Berg" })).body.custom, {});
  const left = await company.read((tx) =>
    tx.selectFrom("platform.journal_personal").select("after").where("subject_id", "=", anna.id).execute(),
  );
  assert.ok(left.length > 0 && left.every(({ after }) => after === null));
});
