import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { funnelEndpoints } from "#features/reports/routes/funnel.ts";
import type { Ask } from "../../../../test/support/ask.ts";
import { asking } from "../../../../test/support/ask.ts";
import { type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { type Department, openDeal, salesDepartment } from "../../../../test/support/sales-department.ts";
import { dealEndpoints } from "./deals.ts";
import { pipelineEndpoints } from "./pipelines.ts";

const endpoints = [...pipelineEndpoints, ...dealEndpoints, ...funnelEndpoints];
const window = "pipeline=b2b&from=2026-03-01&to=2026-04-01";

describe("the history of a deal", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  const at = (text: string) => {
    house.clock.now = new Date(text);
  };
  const flowOf = async (ask: Ask, more = "") => (await ask("GET", `/reports/flow?${window}${more}`)).body;
  const stagesOf = async (ask: Ask, more = "") =>
    (await ask("GET", `/reports/funnel?${window}${more}`)).body.groups[0].stages.map(
      ({ stage, reached }: { stage: string; reached: number }) => `${stage} ${reached}`,
    );
  /** Somebody who corrects what others did. */
  const corrector = ({ company, ids }: Department) => {
    const actor = company.actorFor(ids.head, ["deals.read", "deals.change", "deals.correct"]);
    return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible: Object.values(ids) } });
  };
  async function department(): Promise<Department> {
    at("2026-03-02T09:00:00Z");
    return salesDepartment(house, endpoints);
  }

  test("every visit, owner, amount and expected payment is told with when and by whom", async () => {
    const { ben, head, ids } = await department();
    const { id } = await openDeal(ben, { amount: "100", expectedPaymentOn: "2026-05-01" });
    at("2026-03-04T21:00:00Z");
    await ben("POST", `/deals/${id}/move`, { stage: "offer" });
    await ben("PATCH", `/deals/${id}`, { amount: "120", expectedPaymentOn: null });
    await head("PATCH", `/deals/${id}`, { ownerId: ids.cora });
    at("2026-03-05T09:00:00Z");
    await head("POST", `/deals/${id}/lose`, { reason: "Price" });
    at("2026-03-06T09:00:00Z");
    const { status, body } = await head("GET", `/deals/${id}/history`);
    assert.equal(status, 200);
    const told = body.visits.map((visit: Record<string, unknown>) => [
      visit["position"],
      visit["stage"],
      visit["outcome"],
      visit["reason"],
      visit["kind"],
      visit["actorId"],
      visit["heldById"],
      visit["days"],
    ]);
    assert.deepEqual(told, [
      [1, "lead", null, null, "opened", ids.ben, ids.ben, 2.5],
      [2, "offer", null, null, "skip", ids.ben, ids.ben, 0.5],
      [3, null, "lost", "Price", "lost", ids.head, ids.cora, 1],
    ]);
    assert.deepEqual(body.owners, [
      { ownerId: ids.ben, from: "2026-03-02T09:00:00.000Z", to: "2026-03-04T21:00:00.000Z" },
      { ownerId: ids.cora, from: "2026-03-04T21:00:00.000Z", to: null },
    ]);
    assert.deepEqual(
      body.amounts.map(({ amount }: { amount: unknown }) => amount),
      [
        { amount: "100.00", currency: "EUR" },
        { amount: "120.00", currency: "EUR" },
      ],
    );
    assert.deepEqual(
      body.expectedPayments.map(({ expectedPaymentOn }: { expectedPaymentOn: unknown }) => expectedPaymentOn),
      ["2026-05-01", null],
    );
    assert.equal((await ben("GET", `/deals/${id}/history`)).status, 404, "ben does not see it any more");
    const then = (await head("GET", `/deals/${id}?asOf=2026-03-04T00:00Z`)).body;
    assert.deepEqual(
      [then.stage, then.status, then.ownerId, then.amount.amount, then.expectedPaymentOn, then.since],
      ["lead", "open", ids.ben, "100.00", "2026-05-01", "2026-03-02T09:00:00.000Z"],
    );
    const ended = (await head("GET", `/deals/${id}?asOf=2026-03-05T10:00:00%2B01:00`)).body;
    assert.deepEqual([ended.stage, ended.status, ended.reason, ended.ownerId], ["offer", "lost", "Price", ids.cora]);
    assert.equal((await head("GET", `/deals/${id}?asOf=2026-03-01`)).status, 404, "it had not begun");
    assert.equal((await head("GET", `/deals/${id}?asOf=yesterday`)).status, 422);
  });

  test("a step taken back counts nowhere, the visit before goes on, and the journal keeps both", async () => {
    const { ben, company } = await department();
    const { id } = await openDeal(ben);
    at("2026-03-03T09:00:00Z");
    await ben("POST", `/deals/${id}/move`, { stage: "qualified" });
    at("2026-03-04T09:00:00Z");
    const won = (await ben("POST", `/deals/${id}/win`)).body;
    assert.equal((await flowOf(ben)).kinds.won, 1);
    at("2026-03-04T09:00:09Z");
    const late = await ben("POST", `/deals/${id}/undo`, { position: 2 });
    assert.deepEqual([late.status, late.body.reason], [409, "moved_meanwhile"]);
    const undone = (await ben("POST", `/deals/${id}/undo`, { position: 3 })).body;
    assert.deepEqual(
      [undone.status, undone.stage, undone.since, undone.version],
      ["open", "qualified", "2026-03-03T09:00:00.000Z", won.version + 1],
    );
    assert.deepEqual((await flowOf(ben)).kinds, { forward: 1, skip: 0, backward: 0, lost: 0, won: 0, reopened: 0 });
    assert.deepEqual(await stagesOf(ben), ["lead 1", "qualified 1", "offer 0", "contract 0"]);
    const { visits } = (await ben("GET", `/deals/${id}/history`)).body;
    assert.deepEqual(
      visits.map(({ stage, to }: { stage: string; to: string | null }) => [stage, to]),
      [
        ["lead", "2026-03-03T09:00:00.000Z"],
        ["qualified", null],
      ],
    );
    const journal = await company.journal();
    assert.deepEqual(
      journal.filter(({ subjectId }) => subjectId === id).map(({ kind }) => kind),
      ["deal_opened", "deal_moved", "deal_won", "deal_step_undone"],
    );
    const voided = await company.read((tx) =>
      tx
        .selectFrom("platform.journal_void as v")
        .innerJoin("platform.journal as what", (join) =>
          join.onRef("what.workspace_id", "=", "v.workspace_id").onRef("what.id", "=", "v.journal_id"),
        )
        .innerJoin("platform.journal as why", (join) =>
          join.onRef("why.workspace_id", "=", "v.workspace_id").onRef("why.id", "=", "v.voided_by"),
        )
        .select(["what.kind as what", "why.kind as why"])
        .where("v.workspace_id", "=", company.workspaceId)
        .execute(),
    );
    assert.deepEqual(voided, [{ what: "deal_won", why: "deal_step_undone" }]);
    assert.equal((await ben("POST", `/deals/${id}/move`, { stage: "offer" })).body.stage, "offer", "it goes on as if nothing had been");
  });

  test("after ten seconds only somebody who may correct takes a step back, and never the opening", async () => {
    const own = await department();
    const { ben, head, cora } = own;
    const { id } = await openDeal(ben);
    await ben("POST", `/deals/${id}/move`, { stage: "offer" });
    at("2026-03-02T09:00:10.001Z");
    assert.equal((await ben("POST", `/deals/${id}/undo`, { position: 2 })).body.reason, "undo_too_late");
    assert.equal((await head("POST", `/deals/${id}/undo`, { position: 2 })).body.reason, "undo_too_late");
    assert.equal((await cora("POST", `/deals/${id}/undo`, { position: 2 })).status, 404);
    const correct = corrector(own);
    assert.equal((await correct("POST", `/deals/${id}/undo`, { position: 2 })).body.stage, "lead");
    assert.equal((await correct("POST", `/deals/${id}/undo`, { position: 2 })).body.reason, "moved_meanwhile");
    assert.equal((await correct("POST", `/deals/${id}/undo`, { position: 1 })).status, 422);
  });

  test("a step into another pipeline leaves the one and enters the other, and is taken back too", async () => {
    const { ben, head } = await department();
    await head("POST", "/pipelines", { key: "service", name: "Service", currency: "EUR", stages: ["ask", "help"] });
    const { id, pipelineId } = await openDeal(ben, { stage: "qualified" });
    at("2026-03-03T09:00:00Z");
    const moved = (await ben("POST", `/deals/${id}/move`, { stage: "help", pipeline: "service" })).body;
    assert.deepEqual([moved.pipeline, moved.stage], ["service", "help"]);
    const service = async (ask: Ask) =>
      (await ask("GET", "/reports/funnel?pipeline=service&from=2026-03-01&to=2026-04-01")).body.groups[0].stages;
    assert.deepEqual(
      (await service(ben)).map(({ stage, reached, open }: Record<string, unknown>) => [stage, reached, open]),
      [
        ["ask", 1, 0],
        ["help", 1, 1],
      ],
    );
    assert.deepEqual(await stagesOf(ben), ["lead 1", "qualified 1", "offer 0", "contract 0"]);
    const { visits } = (await ben("GET", `/deals/${id}/history`)).body;
    assert.deepEqual(
      visits.map(({ pipeline, kind, to }: Record<string, unknown>) => [pipeline, kind, to]),
      [
        ["b2b", "opened", "2026-03-03T09:00:00.000Z"],
        ["service", "entered", null],
      ],
    );
    assert.deepEqual((await flowOf(ben)).moves, [], "leaving a pipeline is no transition of it");
    const back = (await ben("POST", `/deals/${id}/undo`, { position: 2 })).body;
    assert.deepEqual([back.pipelineId, back.stage], [pipelineId, "qualified"]);
    assert.equal((await service(ben))[0].reached, 0);
  });

  test("an archived deal is left out of lists and stands still; its history goes on counting; restored, it moves again", async () => {
    const { ben } = await department();
    const { id } = await openDeal(ben);
    assert.ok((await ben("POST", `/deals/${id}/archive`)).body.archivedAt);
    assert.equal((await ben("GET", "/deals")).body.items.length, 0);
    assert.equal((await ben("GET", "/deals/summary")).body.count, 0);
    const archived = encodeURIComponent('{"field":"archived","op":"eq","value":true}');
    assert.equal((await ben("GET", `/deals?filter=${archived}`)).body.items.length, 1);
    assert.deepEqual(await stagesOf(ben), ["lead 1", "qualified 0", "offer 0", "contract 0"]);
    for (const [method, path, body] of [
      ["POST", "/move", { stage: "offer" }],
      ["POST", "/win"],
      ["POST", "/archive"],
      ["PATCH", "", { title: "X" }],
      ["PUT", "/lines", { lines: [] }],
    ] as const)
      assert.equal((await ben(method, `/deals/${id}${path}`, body)).body.reason, "deal_archived", path);
    assert.equal((await ben("POST", `/deals/${id}/restore`)).body.archivedAt, null);
    assert.equal((await ben("POST", `/deals/${id}/restore`)).body.reason, "not_archived");
    assert.equal((await ben("POST", `/deals/${id}/move`, { stage: "offer" })).body.stage, "offer");
  });

  test("lines are set as a whole; the amount follows them when asked", async () => {
    const { ben } = await department();
    const deal = await openDeal(ben, { amount: "1", products: ["Pole"] });
    const set = await ben("PUT", `/deals/${deal.id}/lines`, {
      lines: [
        { product: "Lamp", quantity: 2.5, price: "100.01", cost: "60" },
        { product: "lamp", quantity: 1, price: { amount: "20.00", currency: "EUR" }, cost: "10" },
      ],
      amountFromLines: true,
    });
    assert.equal(set.status, 200, JSON.stringify(set.body));
    assert.deepEqual(
      [set.body.amount.amount, set.body.cost.amount, set.body.products, set.body.version],
      ["270.02", "160.00", ["Lamp", "Pole"], 2],
    );
    const read = (await ben("GET", `/deals/${deal.id}/lines`)).body;
    assert.deepEqual(
      read.lines.map(({ product, quantity, amount }: Record<string, unknown>) => [product, quantity, amount]),
      [
        ["Lamp", 2.5, { amount: "250.02", currency: "EUR" }],
        ["Lamp", 1, { amount: "20.00", currency: "EUR" }],
      ],
    );
    const again = (await ben("PUT", `/deals/${deal.id}/lines`, { lines: [{ product: "Lamp", quantity: 0.001, price: "5" }] })).body;
    assert.deepEqual([again.amount.amount, again.version], ["270.02", 3], "without being asked the amount stays");
    const refused = async (line: object) => {
      const { status, body } = await ben("PUT", `/deals/${deal.id}/lines`, {
        lines: [{ product: "Lamp", quantity: 1, price: "1", ...line }],
      });
      return [status, body.reason ?? body.errors?.[0]?.path];
    };
    assert.deepEqual(await refused({ quantity: 0.0005 }), [422, "/lines/0/quantity"]);
    assert.deepEqual(await refused({ quantity: -1 }), [422, "/lines/0/quantity"]);
    assert.deepEqual(await refused({ price: "1.001" }), [422, "amount_malformed"]);
    assert.deepEqual(await refused({ price: { amount: "1", currency: "USD" } }), [422, "other_currency"]);
  });

  test("many deals change at once, each as by itself, and what stood before takes it back", async () => {
    const { ben, cora } = await department();
    const [one, two] = [await openDeal(ben, { amount: "5", source: "Fair", products: ["Lamp"] }), await openDeal(ben, { title: "Other" })];
    const others = await openDeal(cora);
    const change = { amount: "7", source: "Web", products: [], expectedPaymentOn: "2026-06-01" };
    const { body } = await ben("POST", "/deals/bulk", { items: [one, two, others].map(({ id }) => ({ id, change })) });
    assert.deepEqual(body.refused, [{ id: others.id, reason: "not_found" }]);
    assert.deepEqual(body.changed[0], {
      id: one.id,
      version: 2,
      before: { amount: { amount: "5.00", currency: "EUR" }, source: "Fair", products: ["Lamp"], expectedPaymentOn: null },
    });
    const back = body.changed.map(({ id, before }: { id: string; before: object }) => ({ id, change: before }));
    assert.equal((await ben("POST", "/deals/bulk", { items: back })).body.changed.length, 2);
    const { version: _, ...now } = (await ben("GET", `/deals/${one.id}`)).body;
    const { version: __, ...then } = one;
    assert.deepEqual(now, then);
  });
});
