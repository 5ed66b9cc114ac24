import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldEndpoints } from "#features/fields/routes/fields.ts";
import type { Ask } from "../../../../test/support/ask.ts";
import { clientRow } from "../../../../test/support/client-row.ts";
import { testHouse } from "../../../../test/support/company.ts";
import { openDeal, salesDepartment } from "../../../../test/support/sales-department.ts";
import { knownStages } from "../sql/stage-ids.ts";
import { dealEndpoints } from "./deals.ts";
import { pipelineEndpoints } from "./pipelines.ts";

const endpoints = [...pipelineEndpoints, ...dealEndpoints, ...fieldEndpoints({ stages: knownStages })];

test("a company's own fields are filled in, filtered, sorted and demanded from a stage on", async (t) => {
  const house = await testHouse(t);
  const { head, ben, company, ids, pipelineId } = await salesDepartment(house, endpoints);
  const { stages } = (await head("GET", `/pipelines/${pipelineId}`)).body;
  const stage = (key: string) => stages.find((one: { key: string }) => one.key === key).id;
  const define = async (body: object) => {
    const { status, body: made } = await head("POST", "/fields", { recordKind: "deal", ...body });
    assert.equal(status, 201, JSON.stringify(made));
    return made;
  };
  await define({ key: "area", name: "Area", kind: "number", decimals: 1, requiredFrom: [stage("offer")] });
  await define({ key: "lamp", name: "Lamp", kind: "choice", choices: [{ key: "led", name: "LED" }] });
  await define({ key: "approver", name: "Approver", kind: "client" });

  const first = await openDeal(ben, { title: "First", custom: { area: 12.5, lamp: "led" } });
  assert.deepEqual(first.custom, { area: 12.5, lamp: "led" });
  const second = await openDeal(ben, { title: "Second" });
  const titles = async (ask: Ask, query: string) => {
    const { status, body } = await ask("GET", `/deals?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items.map(({ title }: { title: string }) => title);
  };
  const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`;
  assert.deepEqual(await titles(ben, filter({ field: "custom.area", op: "gt", value: 12 })), ["First"]);
  assert.deepEqual(await titles(ben, filter({ field: "custom.lamp", op: "empty" })), ["Second"]);
  assert.deepEqual(await titles(ben, "sort=custom.area"), ["First", "Second"]);
  assert.equal((await ben("GET", `/deals/summary?${filter({ field: "custom.area", op: "notEmpty" })}`)).body.count, 1);
  assert.equal((await ben("GET", `/deals?${filter({ field: "custom.none", op: "empty" })}`)).body.errors[0].code, "unknown_field");

  const refused = async (answered: ReturnType<Ask>) => {
    const { status, body } = await answered;
    return [status, body.reason ?? null, body.errors?.map(({ path }: { path: string }) => path)];
  };
  assert.deepEqual(await refused(ben("POST", `/deals/${second.id}/move`, { stage: "contract" })), [
    422,
    "fields_missing",
    ["/custom/area"],
  ]);
  assert.deepEqual(await refused(ben("POST", `/deals/${second.id}/win`)), [422, "fields_missing", ["/custom/area"]]);
  assert.equal((await ben("POST", `/deals/${second.id}/move`, { stage: "qualified" })).status, 200);
  assert.equal((await ben("POST", `/deals/${first.id}/move`, { stage: "offer" })).status, 200);
  assert.deepEqual(await refused(ben("PATCH", `/deals/${first.id}`, { custom: { area: null } })), [
    422,
    "fields_missing",
    ["/custom/area"],
  ]);
  assert.equal((await ben("PATCH", `/deals/${second.id}`, { custom: { area: null } })).status, 200, "not needed where it stands");
  assert.deepEqual(await refused(ben("POST", "/deals", { title: "X", pipeline: "b2b", stage: "offer" })), [
    422,
    "fields_missing",
    ["/custom/area"],
  ]);
  assert.equal((await ben("POST", "/deals", { title: "X", pipeline: "b2b", stage: "offer", custom: { area: 1 } })).status, 201);
  assert.equal((await ben("POST", `/deals/${second.id}/lose`, { reason: "Price" })).status, 200, "losing needs nothing");

  const changed = (await ben("PATCH", `/deals/${first.id}`, { custom: { area: 20, lamp: null } })).body;
  assert.deepEqual([changed.custom, changed.version], [{ area: 20 }, 3]);
  assert.deepEqual(await refused(ben("PATCH", `/deals/${first.id}`, { custom: { area: "wide", none: 1 } })), [
    422,
    null,
    ["/custom/area", "/custom/none"],
  ]);
  const hidden = await clientRow(company, "Hidden", ids.cora);
  assert.deepEqual(await refused(ben("PATCH", `/deals/${first.id}`, { custom: { approver: hidden } })), [422, null, ["/custom/approver"]]);
  assert.equal((await head("PATCH", `/deals/${first.id}`, { custom: { approver: hidden } })).status, 200);
  const bulk = (
    await ben("POST", "/deals/bulk", {
      items: [
        { id: first.id, change: { custom: { area: 30, lamp: "led" } } },
        { id: second.id, change: { custom: { area: "wide" } } },
      ],
    })
  ).body;
  assert.deepEqual(bulk, {
    changed: [{ id: first.id, version: 5, before: { custom: { area: 20, lamp: null } } }],
    refused: [{ id: second.id, reason: "value_of_wrong_kind" }],
  });
  const journal = (await company.journal()).filter(({ subjectId, kind }) => subjectId === first.id && kind === "deal_changed");
  assert.deepEqual(journal[1]?.data, {
    changes: { "custom.area": { before: 12.5, after: 20 }, "custom.lamp": { before: "led", after: null } },
  });
});
