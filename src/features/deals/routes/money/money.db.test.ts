import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { clientEndpoints } from "#features/clients/routes/clients.ts";
import type { Endpoint } from "#platform/http/endpoint/definition.ts";
import { type Ask, asking } from "../../../../../test/support/ask.ts";
import { type TestHouse, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { dealEndpoints } from "../deals.ts";
import { pipelineEndpoints } from "../pipelines.ts";
import { contractEndpoints } from "./contracts.ts";
import { paymentEndpoints } from "./payments.ts";

const endpoints: readonly Endpoint[] = [
  ...clientEndpoints({ related: { relations: {}, sources: {} } }),
  ...pipelineEndpoints,
  ...dealEndpoints,
  ...contractEndpoints,
  ...paymentEndpoints,
];
const eur = (amount: string) => ({ amount, currency: "EUR" });

describe("contracts and payments over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  const at = (iso: string) => {
    house.clock.now = new Date(iso);
  };

  async function department() {
    at("2026-03-02T09:00:00Z");
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
    await made(head, "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages: ["lead"] });
    const deal = await made(ben, "/deals", { title: "Halle 4", pipeline: "b2b", clientId: client.id });
    return { company, ids, head, ben, cora, made, client, deal };
  }

  test("a contract is scheduled in equal parts, and payments cover them in the order of their days", async () => {
    const { ben, made, deal, client } = await department();
    const drawn = await made(ben, "/contracts", { number: "2026-17", dealId: deal.id, signedOn: "2026-03-01", amount: "1000.00" });
    assert.deepEqual([drawn.clientId, drawn.clientName, drawn.open, drawn.overdue], [client.id, "Betonwerk Süd", eur("1000.00"), null]);
    const split = await ben("PUT", `/contracts/${drawn.id}/schedule`, { split: { parts: 3, firstDueOn: "2026-03-31" } });
    assert.equal(split.status, 200, JSON.stringify(split.body));
    assert.deepEqual(
      split.body.instalments.map(({ dueOn, amount }: { dueOn: string; amount: { amount: string } }) => [dueOn, amount.amount]),
      [
        ["2026-03-31", "333.34"],
        ["2026-04-30", "333.33"],
        ["2026-05-31", "333.33"],
      ],
    );
    assert.equal(split.body.version, 2);
    at("2026-05-10T09:00:00Z");
    const paid = await made(ben, "/payments", { contractId: drawn.id, amount: "400", paidOn: "2026-04-02" });
    assert.deepEqual([paid.dealId, paid.clientId, paid.contractNumber, paid.amount], [deal.id, client.id, "2026-17", eur("400.00")]);
    await made(ben, "/payments", { contractId: drawn.id, amount: { amount: "7.00", currency: "USD" } });
    const known = (await ben("GET", `/contracts/${drawn.id}`)).body;
    assert.deepEqual(known.paid, [eur("400.00"), { amount: "7.00", currency: "USD" }]);
    assert.deepEqual([known.open, known.overdue], [eur("600.00"), eur("266.67")]);
    assert.deepEqual(
      known.instalments.map((one: { open: { amount: string }; isOverdue: boolean }) => [one.open.amount, one.isOverdue]),
      [
        ["0.00", false],
        ["266.67", true],
        ["333.33", false],
      ],
    );
    const refund = await made(ben, "/payments", { contractId: drawn.id, amount: "-100.00" });
    assert.deepEqual((await ben("GET", "/contracts/summary")).body, {
      count: 1,
      sums: [eur("1000.00")],
      paid: [eur("300.00")],
      open: [eur("700.00")],
      overdue: [eur("366.67")],
    });
    assert.equal((await ben("POST", `/payments/${refund.id}/void`)).status, 200);
    assert.deepEqual((await ben("GET", `/contracts/${drawn.id}`)).body.open, eur("600.00"), "what is void counts nowhere");
    const sums = (await ben("GET", "/payments/summary")).body;
    assert.deepEqual(sums, { count: 2, sums: [eur("400.00"), { amount: "7.00", currency: "USD" }] });
    const voided = `/payments?filter=${encodeURIComponent('{"field":"voided","op":"eq","value":true}')}`;
    assert.deepEqual(
      (await ben("GET", voided)).body.items.map(({ id }: { id: string }) => id),
      [refund.id],
    );
    assert.deepEqual((await ben("POST", `/payments/${refund.id}/void`)).body.reason, "payment_voided");
  });

  test("instalments that do not add up are refused with the difference in words", async () => {
    const { ben, made, client } = await department();
    const { id } = await made(ben, "/contracts", { number: "1", clientId: client.id, amount: eur("1000.00") });
    const wrong = await ben("PUT", `/contracts/${id}/schedule`, { instalments: [{ dueOn: "2026-04-01", amount: "900" }] });
    assert.deepEqual([wrong.status, wrong.body.errors[0].code], [422, "schedule_differs"]);
    assert.equal(wrong.body.errors[0].message, "The instalments come to 900.00 EUR, 100.00 EUR less than the contract.");
    const instalments = [
      { dueOn: "2026-05-01", amount: "900" },
      { dueOn: "2026-04-01", amount: eur("100.00") },
    ];
    const right = await ben("PUT", `/contracts/${id}/schedule`, { instalments });
    assert.deepEqual(
      right.body.instalments.map(({ dueOn }: { dueOn: string }) => dueOn),
      ["2026-04-01", "2026-05-01"],
    );
    const changed = await ben("PATCH", `/contracts/${id}`, { amount: "1200.00" });
    assert.deepEqual(changed.body.scheduleDifference, eur("200.00"));
    assert.deepEqual((await ben("PUT", `/contracts/${id}/schedule`, { instalments: [] })).body.instalments, []);
    assert.equal((await ben("PATCH", `/contracts/${id}`, { amount: { amount: "1", currency: "USD" } })).body.reason, "currencies_differ");
  });

  test("a payment counts for whoever owned the deal on the day it came, and is seen by whoever owns it today", async () => {
    const { ben, cora, head, made, deal, ids } = await department();
    at("2026-03-05T10:00:00Z");
    assert.equal((await head("PATCH", `/deals/${deal.id}`, { ownerId: ids.cora })).status, 200);
    at("2026-03-20T10:00:00Z");
    const early = await made(cora, "/payments", { dealId: deal.id, amount: "10", paidOn: "2026-03-04" });
    const late = await made(cora, "/payments", { dealId: deal.id, amount: "10", paidOn: "2026-03-05" });
    assert.deepEqual([early.creditedToId, late.creditedToId, early.ownerId], [ids.ben, ids.cora, ids.cora]);
    assert.equal((await ben("GET", `/payments/${early.id}`)).status, 404);
    const moved = await cora("PATCH", `/payments/${late.id}`, { paidOn: "2026-03-03" });
    assert.deepEqual([moved.body.creditedToId, moved.body.version], [ids.ben, 2]);
    assert.equal((await head("PATCH", `/deals/${deal.id}`, { ownerId: ids.ben })).status, 200);
    assert.deepEqual(
      [(await ben("GET", `/payments/${early.id}`)).body.creditedToId, (await cora("GET", `/payments/${early.id}`)).status],
      [ids.ben, 404],
    );
  });

  test("what cannot be is refused with its field, and others' money is not there", async () => {
    const { ben, cora, made, client, deal, company } = await department();
    const refused = async (path: string, body: object) => {
      const answer = await ben("POST", path, body);
      return [answer.status, answer.body.reason ?? answer.body.errors?.[0]?.code, answer.body.errors?.[0]?.path];
    };
    assert.deepEqual(await refused("/payments", { amount: "1" }), [422, "belongs_nowhere", "/clientId"]);
    assert.deepEqual(await refused("/payments", { clientId: client.id, amount: "0" }), [422, "amount_zero", "/amount"]);
    assert.deepEqual(await refused("/payments", { clientId: client.id, amount: "1,5" }), [422, "amount_malformed", "/amount"]);
    assert.deepEqual(await refused("/payments", { clientId: client.id, amount: "1", paidOn: "2027-01-01" }), [
      422,
      "day_in_future",
      "/paidOn",
    ]);
    assert.deepEqual(await refused("/payments", { contractId: company.workspaceId, amount: "1" }), [
      422,
      "unknown_contract",
      "/contractId",
    ]);
    assert.deepEqual(await refused("/contracts", { number: "1", clientId: client.id, amount: "0" }), [
      422,
      "amount_not_positive",
      "/amount",
    ]);
    const contract = await made(ben, "/contracts", { number: "1", dealId: deal.id, externalId: "K1" });
    assert.deepEqual(await refused("/contracts", { number: "2", dealId: deal.id, externalId: "K1" }), [
      422,
      "external_id_taken",
      "/externalId",
    ]);
    const split = await ben("PUT", `/contracts/${contract.id}/schedule`, { split: { parts: 2, firstDueOn: "2026-04-01" } });
    assert.deepEqual([split.status, split.body.reason], [409, "amount_missing"]);
    const payment = await made(ben, "/payments", { contractId: contract.id, amount: "5" });
    for (const [method, path, body] of [
      ["GET", `/contracts/${contract.id}`],
      ["PATCH", `/contracts/${contract.id}`, { number: "3" }],
      ["PUT", `/contracts/${contract.id}/schedule`, { instalments: [] }],
      ["POST", `/contracts/${contract.id}/archive`],
      ["GET", `/payments/${payment.id}`],
      ["PATCH", `/payments/${payment.id}`, { amount: "1" }],
      ["POST", `/payments/${payment.id}/void`],
    ] as const)
      assert.equal((await cora(method, path, body)).status, 404, `${method} ${path}`);
    assert.deepEqual((await cora("GET", "/contracts/summary")).body.count, 0);
    assert.equal((await ben("POST", `/contracts/${contract.id}/archive`)).status, 200);
    assert.deepEqual((await ben("GET", "/contracts")).body.items, []);
  });
});
