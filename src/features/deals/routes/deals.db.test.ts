import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { funnelEndpoints } from "#features/reports/routes/funnel.ts";
import type { Actor } from "#platform/command/actor.ts";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { dealEndpoints } from "./deals.ts";
import { pipelineEndpoints } from "./pipelines.ts";

const endpoints = [...pipelineEndpoints, ...dealEndpoints, ...funnelEndpoints];
const stages = ["lead", "qualified", { key: "offer", name: "Offer", normDays: 14, probability: 0.4 }, "contract"];

describe("deals over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  /** A head with two sellers, ben and cora, each asking for themselves. */
  async function department(): Promise<{
    company: TestCompany;
    head: Ask;
    ben: Ask;
    cora: Ask;
    ids: Record<"ben" | "cora", string>;
    pipelineId: string;
  }> {
    const company = await testCompany(house);
    const headId = await company.hire("direction_head");
    const ids = { ben: await company.hire("seller", { chiefId: headId }), cora: await company.hire("seller", { chiefId: headId }) };
    const as = (personId: string, visible: string[]) => {
      const actor: Actor = company.actorFor(personId, ["deals.read", "deals.change", "structure.change"]);
      return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible } });
    };
    const head = as(headId, [headId, ids.ben, ids.cora]);
    const { status, body } = await head("POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages });
    assert.equal(status, 201, JSON.stringify(body));
    return { company, head, ben: as(ids.ben, [ids.ben]), cora: as(ids.cora, [ids.cora]), ids, pipelineId: body.id };
  }
  const open = async (ask: Ask, more: object = {}) => {
    const { status, body } = await ask("POST", "/deals", { title: "Lights for hall 4", pipeline: "b2b", ...more });
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };

  test("a deal goes its way: opened, moved, lost with a reason, reopened, won", async () => {
    const { ben, ids } = await department();
    const deal = await open(ben, {
      amount: { amount: "84000.00", currency: "EUR" },
      cost: "50000",
      source: "Fair",
      products: ["Lamp", "Pole"],
    });
    assert.deepEqual(
      [deal.stage, deal.status, deal.ownerId, deal.amount, deal.grossProfit.amount, deal.source, deal.products],
      ["lead", "open", ids.ben, { amount: "84000.00", currency: "EUR" }, "34000.00", "Fair", ["Lamp", "Pole"]],
    );
    const moved = await ben("POST", `/deals/${deal.id}/move`, { stage: "offer" });
    assert.deepEqual([moved.status, moved.body.stage, moved.body.version], [200, "offer", 2]);
    const again = await ben("POST", `/deals/${deal.id}/move`, { stage: "offer" });
    assert.deepEqual([again.status, again.body.reason], [409, "already_there"]);
    assert.equal((await ben("POST", `/deals/${deal.id}/lose`, {})).status, 422);
    const lost = await ben("POST", `/deals/${deal.id}/lose`, { reason: "Price" });
    assert.deepEqual([lost.body.status, lost.body.reason, lost.body.stage], ["lost", "Price", "offer"]);
    assert.equal((await ben("POST", `/deals/${deal.id}/move`, { stage: "lead" })).body.reason, "deal_ended");
    const reopened = await ben("POST", `/deals/${deal.id}/reopen`);
    assert.deepEqual([reopened.body.status, reopened.body.reason, reopened.body.stage], ["open", null, "offer"]);
    const won = await ben("POST", `/deals/${deal.id}/win`);
    assert.equal(won.body.status, "won");
    const flow = await ben("GET", "/reports/flow?pipeline=b2b&from=2026-03-01&to=2026-04-01");
    const { moves, kinds } = flow.body;
    assert.deepEqual(
      { moves, kinds },
      {
        moves: [
          { from: "lead", to: "offer", count: 1 },
          { from: "offer", to: "WON", count: 1 },
          { from: "offer", to: "LOST", count: 1 },
          { from: "LOST", to: "offer", count: 1 },
        ],
        kinds: { forward: 0, skip: 1, backward: 0, lost: 1, won: 1, reopened: 1 },
      },
    );
  });

  test("from one end straight to the other counts as reopened and as the other end", async () => {
    const { ben } = await department();
    const { id } = await open(ben);
    await ben("POST", `/deals/${id}/lose`, { reason: "Price" });
    assert.equal((await ben("POST", `/deals/${id}/win`)).body.status, "won");
    const { body } = await ben("GET", "/reports/flow?pipeline=b2b&from=2026-03-01&to=2026-04-01");
    assert.deepEqual(body.kinds, { forward: 0, skip: 0, backward: 0, lost: 1, won: 1, reopened: 1 });
  });

  test("a pipeline forbids moving back and skipping when it says so", async () => {
    const { head, ben, pipelineId } = await department();
    const changed = await head("PATCH", `/pipelines/${pipelineId}`, { mayMoveBack: false, maySkip: false });
    assert.deepEqual([changed.status, changed.body.mayMoveBack, changed.body.version], [200, false, 2]);
    const { id } = await open(ben, { stage: "qualified" });
    assert.equal((await ben("POST", `/deals/${id}/move`, { stage: "lead" })).body.reason, "moving_back_forbidden");
    assert.equal((await ben("POST", `/deals/${id}/move`, { stage: "contract" })).body.reason, "skipping_forbidden");
    assert.equal((await ben("POST", `/deals/${id}/move`, { stage: "offer" })).status, 200);
  });

  test("a seller neither sees nor changes another's deal, the head does both, and history goes along to the new owner", async () => {
    const { head, ben, cora, ids, company } = await department();
    const { id, version } = await open(ben);
    for (const [method, path, body] of [
      ["GET", ""],
      ["PATCH", "", { title: "Mine" }],
      ["POST", "/move", { stage: "offer" }],
      ["POST", "/win"],
      ["POST", "/lose", { reason: "Price" }],
      ["POST", "/reopen"],
    ] as const)
      assert.equal((await cora(method, `/deals/${id}${path}`, body)).status, 404, `${method} ${path}`);
    const reached = async (ask: Ask) => {
      const { body } = await ask("GET", "/reports/funnel?pipeline=b2b&from=2026-03-01&to=2026-04-01");
      return body.groups[0].stages[0].reached;
    };
    assert.deepEqual([await reached(ben), await reached(cora), await reached(head)], [1, 0, 1]);
    const handed = await head("PATCH", `/deals/${id}`, { ownerId: ids.cora }, { "if-match": `"${version}"` });
    assert.deepEqual([handed.status, handed.body.ownerId], [200, ids.cora]);
    assert.deepEqual([await reached(ben), await reached(cora), await reached(head)], [0, 1, 1]);
    const owners = await company.read((tx) =>
      tx.selectFrom("deals.stage_visit").select(["owner_id", "held_by_id"]).where("workspace_id", "=", company.workspaceId).execute(),
    );
    assert.deepEqual(owners, [{ owner_id: ids.cora, held_by_id: ids.ben }]);
    assert.deepEqual((await ben("GET", "/deals")).body.items, []);
  });

  test("of two who move a deal at once one wins, and the other is told what happened", async () => {
    const { head, ben } = await department();
    const { id } = await open(ben);
    const results = await Promise.all([
      head("POST", `/deals/${id}/move`, { stage: "qualified" }, { "if-match": '"1"' }),
      ben("POST", `/deals/${id}/move`, { stage: "offer" }, { "if-match": '"1"' }),
    ]);
    assert.deepEqual(results.map(({ status }) => status).sort(), [200, 409]);
    const late = results.find(({ status }) => status === 409);
    assert.match(late?.body.detail, /it stands at "(Offer|qualified)" \(Anna Berg\)\. Its version is now 2\./);
    assert.equal(late?.body.reason, "moved_meanwhile");
  });

  test("the same key twice moves once", async () => {
    const { ben } = await department();
    const { id } = await open(ben);
    const move = () => ben("POST", `/deals/${id}/move`, { stage: "offer" }, { "idempotency-key": "one" });
    const [first, second] = [await move(), await move()];
    assert.deepEqual(first.body, second.body);
    assert.equal(first.body.version, 2);
  });

  test("stages are added, renamed, reordered and retired, and a report of the past uses the order of then", async () => {
    const { head, ben, pipelineId } = await department();
    const { id } = await open(ben, { stage: "qualified" });
    const drawn = (await head("GET", `/pipelines/${pipelineId}`)).body;
    const [lead, qualified, offer, contract] = drawn.stages;
    house.clock.now = new Date("2026-03-10T09:00:00Z");
    const wish = [offer, { key: "demo" }, qualified, { ...lead, name: "New lead" }, { ...contract, retired: true }];
    const sent = wish.map(({ key, name, retired }) => ({ key, name, retired }));
    assert.equal((await head("PATCH", `/pipelines/${pipelineId}`, { stages: sent.slice(1) })).body.reason, "stage_left_out");
    const inUse = sent.map((stage) => ({ ...stage, retired: stage.key === qualified.key }));
    assert.equal((await head("PATCH", `/pipelines/${pipelineId}`, { stages: inUse })).body.reason, "stage_in_use");
    const changed = await head("PATCH", `/pipelines/${pipelineId}`, { stages: sent });
    assert.deepEqual(
      changed.body.stages.map((stage: { key: string; name: string; retiredAt: string | null }) => [
        stage.key,
        stage.name,
        stage.retiredAt !== null,
      ]),
      [
        ["offer", "Offer", false],
        ["demo", "demo", false],
        ["qualified", "qualified", false],
        ["lead", "New lead", false],
        ["contract", "contract", true],
      ],
    );
    const told = async (asOf: string) => {
      const { body } = await ben("GET", `/reports/funnel?pipeline=b2b&from=2026-03-01&to=2026-04-01&asOf=${asOf}`);
      return body.groups[0].stages.map((stage: { stage: string; reached: number }) => `${stage.stage} ${stage.reached}`);
    };
    assert.deepEqual(await told("2026-03-05T00:00Z"), ["lead 1", "qualified 1", "offer 0", "contract 0"]);
    assert.deepEqual(await told("2026-03-11T00:00Z"), ["offer 1", "demo 1", "qualified 1", "lead 0"]);
    assert.equal((await ben("POST", `/deals/${id}/move`, { stage: "contract" })).body.reason, "stage_retired");
    house.clock.now = new Date("2026-03-02T09:00:00Z");
  });

  test("what cannot be is refused with its field", async () => {
    const { ben, head, company } = await department();
    const refused = async (body: object) => {
      const answer = await ben("POST", "/deals", { title: "X", pipeline: "b2b", ...body });
      return [answer.status, answer.body.reason ?? answer.body.errors?.[0]?.code];
    };
    assert.deepEqual(await refused({ pipeline: "none" }), [422, "unknown_pipeline"]);
    assert.deepEqual(await refused({ stage: "none" }), [422, "unknown_stage"]);
    assert.deepEqual(await refused({ ownerId: company.workspaceId }), [422, "unknown_owner"]);
    assert.deepEqual(await refused({ amount: "1,5" }), [422, "amount_malformed"]);
    assert.deepEqual(await refused({ amount: "1", cost: { amount: "1", currency: "USD" } }), [422, "other_currency"]);
    assert.deepEqual(await refused({ directionId: company.workspaceId }), [422, "unknown_direction"]);
    await open(ben, { externalId: "E1" });
    assert.deepEqual(await refused({ externalId: "E1" }), [422, "external_id_taken"]);
    assert.equal((await head("POST", "/pipelines", { key: "b2b", name: "B", currency: "EUR", stages })).body.reason, "pipeline_key_taken");
    assert.equal(
      (await head("POST", "/pipelines", { key: "b", name: "B", currency: "EUR", stages: ["a", "a"] })).body.reason,
      "stage_twice",
    );
    assert.equal((await ben("GET", "/reports/funnel?pipeline=none&from=2026-03-01&to=2026-04-01")).body.reason, "unknown_pipeline");
    assert.equal((await ben("GET", "/reports/funnel?pipeline=b2b&from=2026-04-01&to=2026-03-01")).status, 422);
  });
});
