import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addingUnit } from "#features/org/routes/operate-units.ts";
import type { Ask } from "../../../../test/support/ask.ts";
import { type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { sellersOf } from "../../../../test/support/sellers.ts";
import { clientEndpoints } from "./clients.ts";
import { contactEndpoints } from "./contacts.ts";
import { duplicateEndpoints } from "./duplicates.ts";

const related = { relations: {}, sources: {} };
const endpoints = [...clientEndpoints({ related }), ...contactEndpoints({ related }), ...duplicateEndpoints];

describe("duplicates at entry, over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  const department = () => sellersOf(house, endpoints, ["clients.read", "clients.change"]);
  const add = async (ask: Ask, path: string, sent: object) => {
    const { status, body } = await ask("POST", path, sent);
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  const found = async (ask: Ask, path: string, sent: object) => {
    const { status, body } = await ask("POST", `${path}/duplicates`, sent);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items;
  };

  test("a client that is there already is found by its name however spelt, its domain, number, phone or address, and it is said by what", async () => {
    const { ben } = await department();
    const acme = await add(ben, "/clients", {
      name: "Acme Lighting GmbH",
      website: "acme-light.example",
      taxNumber: "DE 123 456 789",
      phones: ["030 901820"],
      emails: ["info@acme-light.example"],
    });
    await add(ben, "/clients", { name: "Bravo Metall AG", website: "bravo.example" });
    for (const [sent, field] of [
      [{ name: "ACME lighting" }, "name"],
      [{ name: "Acme Lihgting GmbH" }, "name"],
      [{ name: "Something", website: "https://www.acme-light.example/de" }, "domain"],
      [{ name: "Something", taxNumber: "de123456789" }, "taxNumber"],
      [{ name: "Something", phones: ["+49 (0)30 901820"] }, "phone"],
      [{ name: "Something", emails: ["INFO@acme-light.example "] }, "email"],
    ] as const) {
      const items = await found(ben, "/clients", sent);
      assert.deepEqual(
        items.map(({ id }: { id: string }) => id),
        [acme.id],
        JSON.stringify(sent),
      );
      assert.ok(
        items[0].evidence.some((one: { field: string; weight: number }) => one.field === field && one.weight > 0),
        `${field}: ${JSON.stringify(items[0].evidence)}`,
      );
      assert.deepEqual([items[0].name, items[0].unit], ["Acme Lighting GmbH", null]);
    }
    assert.deepEqual(await found(ben, "/clients", { name: "Delta" }), []);
    assert.deepEqual(await found(ben, "/clients", { name: "Acme Lighting GmbH", exceptId: acme.id }), []);
    await ben("POST", `/clients/${acme.id}/archive`);
    assert.deepEqual(await found(ben, "/clients", { taxNumber: "DE123456789" }), [], "archived ones are not in the way");
  });

  test("one that the person does not see is told with the unit to ask, and without content", async () => {
    const { ben, cora, head, company, ids } = await department();
    const { id: unitId } = await company.perform(addingUnit, { name: "Team South", kind: "group" });
    await company.read(async () => undefined);
    await company.database.command(company.system.scope, (tx) =>
      tx
        .updateTable("org.person")
        .set({ unit_id: unitId })
        .where("workspace_id", "=", company.workspaceId)
        .where("id", "=", ids.cora)
        .execute(),
    );
    const hidden = await add(cora, "/clients", { name: "Hidden Works", taxNumber: "7701234567", phones: ["030 901820"] });
    const items = await found(ben, "/clients", { name: "hidden works", phones: ["030901820"] });
    assert.deepEqual(
      items.map(({ id, name, ownerId, unit }: Record<string, unknown>) => ({ id, name, ownerId, unit })),
      [{ id: null, name: null, ownerId: null, unit: "Team South" }],
    );
    assert.ok(items[0].score > 0.9);
    assert.doesNotMatch(JSON.stringify(items), new RegExp(`Hidden|7701234567|${hidden.id}|${ids.cora}`));
    assert.deepEqual(
      (await found(head, "/clients", { taxNumber: "7701234567" })).map(({ id }: { id: string }) => id),
      [hidden.id],
    );
    assert.deepEqual(await found(ben, "/clients", { name: "hidden" }), [], "half a name tells nothing of what one does not see");
  });

  test("a person who is there already is found by address and number, and by a name only with something more", async () => {
    const { ben, cora } = await department();
    const anna = await add(ben, "/contacts", {
      firstName: "Anna",
      lastName: "Ångström",
      birthDate: "1980-02-01",
      emails: ["anna@acme.example"],
      city: "Bonn",
      postcode: "53111",
    });
    await add(cora, "/contacts", { firstName: "Hidden", lastName: "Person", emails: ["hidden@acme.example"] });
    assert.deepEqual(
      (await found(ben, "/contacts", { lastName: "Else", emails: ["Anna@acme.example"] })).map(({ id }: { id: string }) => id),
      [anna.id],
    );
    assert.deepEqual(
      (await found(ben, "/contacts", { firstName: "Angstrom", lastName: "Anna", birthDate: "1980-02-01", postcode: "53111" })).map(
        ({ id }: { id: string }) => id,
      ),
      [anna.id],
    );
    assert.deepEqual(await found(ben, "/contacts", { firstName: "Anna", lastName: "Other" }), []);
    const hidden = await found(ben, "/contacts", { lastName: "X", emails: ["hidden@acme.example"] });
    assert.deepEqual(
      hidden.map(({ id, name }: Record<string, unknown>) => [id, name]),
      [[null, null]],
    );
  });
});
