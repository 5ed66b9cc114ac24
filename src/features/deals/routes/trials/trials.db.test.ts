import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { clientEndpoints } from "#features/clients/routes/clients.ts";
import type { Endpoint } from "#platform/http/endpoint/definition.ts";
import { type Ask, asking } from "../../../../../test/support/ask.ts";
import { type TestHouse, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { salesOfClient } from "../../sql/sales-of-client.ts";
import { dealEndpoints } from "../deals.ts";
import { pipelineEndpoints } from "../pipelines.ts";
import { trialEndpoints } from "./trials.ts";

const endpoints: readonly Endpoint[] = [
  ...clientEndpoints({ related: salesOfClient }),
  ...pipelineEndpoints,
  ...dealEndpoints,
  ...trialEndpoints,
];

describe("trials over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  async function department() {
    house.clock.now = new Date("2026-03-20T09:00:00Z");
    const company = await testCompany(house);
    const headId = await company.hire("direction_head");
    const ids = {
      head: headId,
      ben: await company.hire("seller", { chiefId: headId }),
      cora: await company.hire("seller", { chiefId: headId }),
    };
    const as = (personId: string, visible: string[]) => {
      const actor = company.actorFor(personId, ["deals.read", "deals.change", "clients.read", "clients.change", "structure.change"]);
      return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible } });
    };
    const [head, ben, cora] = [as(headId, Object.values(ids)), as(ids.ben, [ids.ben]), as(ids.cora, [ids.cora])];
    const made = async (ask: Ask, path: string, body: object) => {
      const answer = await ask("POST", path, body);
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body;
    };
    const client = await made(ben, "/clients", { name: "Betonwerk Süd" });
    await made(head, "/pipelines", { key: "b2b", name: "B2B", currency: "USD", stages: ["lead"] });
    const deal = await made(ben, "/deals", { title: "Halle 4", pipeline: "b2b", clientId: client.id });
    return { company, ids, head, ben, cora, made, client, deal };
  }
  const lamps = [
    { name: "LL-120", product: "Lamp", quantity: 4, unitValue: "120.00" },
    { name: "Controller", serialNumber: "SN 7", unitValue: "500" },
  ];

  test("things go out, come back and are bought, and what hangs where is known for every day", async () => {
    const { ben, cora, made, client, deal, ids } = await department();
    const trial = await made(ben, "/trials", {
      dealId: deal.id,
      actNumber: "A-17",
      outOn: "2026-03-01",
      dueBackOn: "2026-03-15",
      items: lamps,
    });
    assert.deepEqual(
      [trial.clientId, trial.clientName, trial.ownerId, trial.quantityOut, trial.value, trial.isOverdue, trial.items[0].product],
      [client.id, "Betonwerk Süd", ids.ben, 5, { amount: "980.00", currency: "USD" }, true, "Lamp"],
      "client, owner and currency follow from the deal",
    );
    const back = await ben("POST", `/trials/${trial.id}/return`, { items: [{ position: 1, quantity: 3 }], on: "2026-03-10" });
    assert.deepEqual([back.status, back.body.quantityOut, back.body.value.amount, back.body.closedOn], [200, 2, "620.00", null]);
    const much = await ben("POST", `/trials/${trial.id}/convert`, { items: [{ position: 1, quantity: 2 }] });
    assert.deepEqual([much.status, much.body.reason], [409, "more_than_out"]);
    const rest = [
      { position: 1, quantity: 1 },
      { position: 2, quantity: 1 },
    ];
    const bought = await ben("POST", `/trials/${trial.id}/convert`, { items: rest, on: "2026-03-18" });
    assert.deepEqual(
      [bought.body.closedOn, bought.body.isOverdue, bought.body.value.amount, bought.body.version],
      ["2026-03-18", false, "0.00", 3],
    );
    const on = async (day: string) => (await ben("GET", `/trials/summary?on=${day}`)).body;
    const usd = (amount: string) => [{ amount, currency: "USD" }];
    assert.deepEqual(await on("2026-02-28"), { count: 1, out: 0, quantity: 0, sums: [], overdue: 0, on: "2026-02-28" });
    assert.deepEqual(await on("2026-03-01"), { count: 1, out: 1, quantity: 5, sums: usd("980.00"), overdue: 0, on: "2026-03-01" });
    assert.deepEqual(await on("2026-03-16"), { count: 1, out: 1, quantity: 2, sums: usd("620.00"), overdue: 1, on: "2026-03-16" });
    assert.deepEqual(await on("2026-03-18"), { count: 1, out: 0, quantity: 0, sums: [], overdue: 0, on: "2026-03-18" });
    assert.equal((await cora("GET", `/trials/${trial.id}`)).status, 404);
    assert.equal((await cora("POST", `/trials/${trial.id}/return`, { items: rest })).status, 404);
    assert.equal((await cora("GET", "/trials/summary")).body.count, 0);
  });

  test("the list is filtered by client, day, value and whether it is still out, and sums are by currency", async () => {
    const { ben, made, client, deal } = await department();
    const one = await made(ben, "/trials", { dealId: deal.id, outOn: "2026-03-01", dueBackOn: "2026-03-19", items: lamps });
    const two = await made(ben, "/trials", {
      clientId: client.id,
      outOn: "2026-03-05",
      items: [{ name: "Tablet", unitValue: { amount: "300.00", currency: "EUR" } }],
    });
    const asked = async (filter: object, sort = "") => {
      const { status, body } = await ben("GET", `/trials?filter=${encodeURIComponent(JSON.stringify(filter))}${sort}`);
      assert.equal(status, 200, JSON.stringify(body));
      return body.items.map(({ id }: { id: string }) => id);
    };
    assert.deepEqual(await asked({ and: [] }), [two.id, one.id]);
    assert.deepEqual(await asked({ field: "client", op: "contains", value: "sud" }, "&sort=outOn"), [one.id, two.id]);
    assert.deepEqual(
      await asked({
        and: [
          { field: "out", op: "eq", value: true },
          { field: "dueBackOn", op: "lt", value: { relative: "today" } },
        ],
      }),
      [one.id],
    );
    assert.deepEqual(await asked({ field: "value", op: "gt", value: { amount: "299.99", currency: "EUR" } }), [two.id]);
    assert.deepEqual(await asked({ field: "products", op: "contains", value: "Lamp" }), [one.id]);
    assert.deepEqual(await asked({ field: "quantityOut", op: "gte", value: 5 }), [one.id]);
    assert.deepEqual((await ben("GET", "/trials/summary")).body.sums, [
      { amount: "300.00", currency: "EUR" },
      { amount: "980.00", currency: "USD" },
    ]);
    await ben("POST", `/trials/${two.id}/return`, { items: [{ position: 1, quantity: 1 }] });
    const plain = async (query: string) => (await ben("GET", `/trials?${query}`)).body.items.map(({ id }: { id: string }) => id);
    assert.deepEqual([await plain("out=true"), await plain("out=false")], [[one.id], [two.id]]);
    assert.equal((await ben("GET", "/trials/summary?out=false")).body.count, 1);
    await ben("POST", `/trials/${two.id}/archive`);
    assert.deepEqual(await asked({ and: [] }), [one.id]);
    assert.equal((await ben("GET", "/trials/summary")).body.sums.length, 1);
  });

  test("clients are asked for by what is out at them, as far as one sees it", async () => {
    const { ben, cora, made, client } = await department();
    const other = await made(ben, "/clients", { name: "Zeche" });
    await made(ben, "/trials", { clientId: client.id, outOn: "2026-03-01", dueBackOn: "2026-03-10", items: lamps });
    const asked = async (ask: Ask, filter: object) => {
      const { status, body } = await ask("GET", `/clients?filter=${encodeURIComponent(JSON.stringify(filter))}`);
      assert.equal(status, 200, JSON.stringify(body));
      return body.items.map(({ id }: { id: string }) => id);
    };
    const late = { field: "dueBackOn", op: "lt", value: { relative: "today" } };
    assert.deepEqual(await asked(ben, { has: "trials", where: { and: [{ field: "out", op: "eq", value: true }, late] } }), [client.id]);
    assert.deepEqual(await asked(ben, { hasNo: "trials" }), [other.id]);
    assert.deepEqual(await asked(ben, { has: "leads" }), []);
    assert.deepEqual(await asked(ben, { has: "contracts", where: { field: "signedOn", op: "empty" } }), []);
    assert.deepEqual(await asked(cora, { has: "trials" }), []);
  });

  test("a wrong return is taken back, with all that was told at once, and then the one before", async () => {
    const { ben, cora, made, deal, company } = await department();
    const trial = await made(ben, "/trials", { dealId: deal.id, outOn: "2026-03-01", items: lamps });
    const path = `/trials/${trial.id}`;
    const all = [
      { position: 1, quantity: 3 },
      { position: 2, quantity: 1 },
    ];
    await ben("POST", `${path}/convert`, { items: [{ position: 1, quantity: 1 }], on: "2026-03-05" });
    assert.equal((await ben("POST", `${path}/return`, { items: all, on: "2026-03-10" })).body.closedOn, "2026-03-10");
    assert.equal((await cora("POST", `${path}/undo`)).status, 404);
    const { status, body } = await ben("POST", `${path}/undo`);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.closedOn, body.quantityOut, body.items[0].converted, body.items[1].returned], [null, 4, 1, 0]);
    assert.equal((await ben("GET", "/trials/summary?on=2026-03-11")).body.quantity, 4, "on no day has it come back");
    const rest = await ben("POST", `${path}/return`, { items: all, on: "2026-03-04" });
    assert.equal(rest.body.closedOn, "2026-03-05", "the purchase is the latest day again");
    await ben("POST", `${path}/undo`);
    assert.equal((await ben("POST", `${path}/undo`)).body.quantityOut, 5);
    const nothing = await ben("POST", `${path}/undo`);
    assert.deepEqual([nothing.status, nothing.body.reason], [409, "nothing_moved"]);
    const rows = await company.read((tx) =>
      tx.selectFrom("platform.journal_void").select("journal_id").where("workspace_id", "=", company.workspaceId).execute(),
    );
    assert.equal(rows.length, 3, "each stays in the journal and counts nowhere");
  });

  test("goes along when its deal is handed over", async () => {
    const { ben, cora, head, made, deal, ids } = await department();
    const trial = await made(ben, "/trials", { dealId: deal.id, items: lamps });
    assert.equal((await head("PATCH", `/deals/${deal.id}`, { ownerId: ids.cora })).status, 200);
    assert.deepEqual(
      [(await ben("GET", `/trials/${trial.id}`)).status, (await cora("GET", `/trials/${trial.id}`)).body.ownerId],
      [404, ids.cora],
    );
  });

  test("what cannot be is refused with its field", async () => {
    const { ben, client, deal, company } = await department();
    const refused = async (body: object) => {
      const answer = await ben("POST", "/trials", { clientId: client.id, items: lamps, ...body });
      return [answer.status, answer.body.reason ?? answer.body.errors?.[0]?.code, answer.body.errors?.[0]?.path];
    };
    assert.deepEqual(await refused({ items: [] }), [422, "too_small", "/items"]);
    assert.deepEqual(await refused({ dueBackOn: "2026-03-01" }), [422, "due_before_out", "/dueBackOn"]);
    assert.deepEqual(await refused({ clientId: company.workspaceId }), [422, "unknown_client", "/clientId"]);
    assert.deepEqual(await refused({ dealId: company.workspaceId }), [422, "unknown_deal", "/dealId"]);
    assert.deepEqual(await refused({ clientId: undefined }), [422, "belongs_nowhere", "/clientId"]);
    assert.deepEqual(await refused({ items: [{ name: "A", unitValue: "-1" }] }), [422, "amount_malformed", "/items"]);
    assert.deepEqual(await refused({ items: [...lamps, { name: "A", unitValue: { amount: "1", currency: "JPY" } }] }), [
      422,
      "currencies_differ",
      "/items",
    ]);
    const other = await ben("POST", "/clients", { name: "Zeche" });
    assert.deepEqual(await refused({ clientId: other.body.id, dealId: deal.id }), [422, "client_differs", "/clientId"]);
  });

  test("what went out is set right: counted anew, forgotten or not there; what came back stays told", async () => {
    const { ben, cora, made, client } = await department();
    const trial = await made(ben, "/trials", { clientId: client.id, outOn: "2026-03-01", items: lamps });
    await ben("POST", `/trials/${trial.id}/return`, { items: [{ position: 1, quantity: 2 }], on: "2026-03-05" });
    const correct = (items: object[], ask = ben) => ask("POST", `/trials/${trial.id}/correct`, { items });
    const value = { amount: "130.00", currency: "EUR" };
    for (const [items, reason] of [
      [[{ position: 2, name: "Controller", unitValue: "500" }], "item_moved"],
      [[{ position: 1, name: "LL-120", quantity: 1, unitValue: "120" }], "fewer_than_moved"],
      [[{ position: 9, name: "LL-120", unitValue: "120" }], "unknown_item"],
      [[{ position: 1, name: "LL-120", quantity: 4, unitValue: { amount: "1", currency: "CHF" } }], "currencies_differ"],
    ] as const)
      assert.equal((await correct([...items])).body.reason, reason);
    const { status, body } = await correct([
      { position: 1, name: "LL-130", product: "Lamp", quantity: 6, unitValue: value },
      { name: "Cable", quantity: 3, unitValue: "2.50" },
    ]);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(
      body.items.map(({ position, name, quantity, returned }: Record<string, unknown>) => [position, name, quantity, returned]),
      [
        [1, "LL-130", 6, 2],
        [3, "Cable", 3, 0],
      ],
    );
    assert.deepEqual([body.quantityOut, body.value.amount, body.closedOn], [7, "527.50", null]);
    const closed = await correct([{ position: 1, name: "LL-130", product: "Lamp", quantity: 2, unitValue: value }]);
    assert.deepEqual([closed.body.quantityOut, closed.body.closedOn], [0, "2026-03-05"]);
    assert.equal((await correct([{ name: "Mine", unitValue: "1" }], cora)).status, 404);
  });
});
