import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { testHouse } from "../../../../test/support/company.ts";
import { openDeal, salesDepartment } from "../../../../test/support/sales-department.ts";
import { dealEndpoints } from "../routes/deals.ts";
import { pipelineEndpoints } from "../routes/pipelines.ts";
import { behindFunnel } from "./behind-funnel.ts";
import { flow } from "./flow.ts";
import { funnel } from "./funnel.ts";
import { losses } from "./losses.ts";
import { findPipeline } from "./pipeline.ts";

test("as known on a day, what was written down later is left out, and what was taken back later still counts", async (t) => {
  const house = await testHouse(t);
  const { company, ben } = await salesDepartment(house, [...pipelineEndpoints, ...dealEndpoints]);
  const { workspaceId } = company;
  const at = (text: string) => {
    house.clock.now = new Date(text);
  };
  const { id } = await openDeal(ben);
  at("2026-03-03T09:00:00Z");
  await ben("POST", `/deals/${id}/move`, { stage: "qualified" });
  at("2026-03-04T09:00:00Z");
  await ben("POST", `/deals/${id}/win`);
  at("2026-03-04T09:00:05Z");
  await ben("POST", `/deals/${id}/undo`, { position: 3 });
  at("2026-03-06T09:00:00Z");
  await ben("POST", `/deals/${id}/lose`, { reason: "Price" });
  // The clock of the database goes its own way: what happened was written down then, the loss four days later.
  await arrange();
  const pipeline = await company.read((tx) => findPipeline(tx, workspaceId, "b2b"));
  assert.ok(pipeline);
  const question = {
    workspaceId,
    pipeline,
    timeZone: "UTC",
    by: null,
    from: new Date("2026-03-01T00:00:00Z"),
    to: new Date("2026-04-01T00:00:00Z"),
    asOf: new Date("2026-03-08T09:00:00Z"),
  };
  const told = async (knownOn: string | null) => {
    const known = { ...question, knownOn: knownOn === null ? null : new Date(knownOn) };
    const { kinds } = await company.read((tx) => flow(tx, known));
    const lost = await company.read((tx) => losses(tx, known));
    const listed = await company.read((tx) => behindFunnel(tx, known, { what: "won" }, undefined, { after: null, limit: 10 }));
    assert.equal(lost.losses.length, kinds.lost, "losses are told by the same history");
    assert.deepEqual([listed.count, listed.rows.map(({ stood }) => stood)], kinds.won === 1 ? [1, ["WON"]] : [0, []], "and so are lists");
    const [whole] = await company.read((tx) => funnel(tx, known));
    const [lead, qualified] = whole?.stages ?? [];
    return [
      kinds.forward,
      kinds.won,
      kinds.lost,
      whole?.won.reached,
      lead?.reached ?? 0,
      qualified?.reached ?? 0,
      qualified?.openVisits ?? 0,
    ];
  };
  assert.deepEqual(await told(null), [1, 0, 1, 0, 1, 1, 0]);
  assert.deepEqual(await told("2026-03-02T10:00:00Z"), [0, 0, 0, 0, 1, 0, 0], "before the first move");
  assert.deepEqual(await told("2026-03-03T10:00:00Z"), [1, 0, 0, 0, 1, 1, 1]);
  assert.deepEqual(await told("2026-03-04T09:00:02Z"), [1, 1, 0, 1, 1, 1, 0], "while it was thought won");
  assert.deepEqual(await told("2026-03-04T09:00:06Z"), [1, 0, 0, 0, 1, 1, 1], "after the undo");
  assert.deepEqual(await told("2026-03-08T00:00:00Z"), [1, 0, 0, 0, 1, 1, 1], "the loss was not yet written down");
  assert.deepEqual(await told("2026-03-11T00:00:00Z"), [1, 0, 1, 0, 1, 1, 0]);

  async function arrange(): Promise<void> {
    const client = new pg.Client({ connectionString: house.ownerUrl });
    await client.connect();
    for (const table of ["stage_visit", "voided_visit"])
      await client.query(
        `update deals.${table} set recorded_at = case when outcome = 'lost' then from_at + interval '4 days' else from_at end where workspace_id = $1`,
        [workspaceId],
      );
    await client.end();
  }
});
