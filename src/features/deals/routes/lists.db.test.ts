import assert from "node:assert/strict";
import { test } from "node:test";
import { testHouse } from "../../../../test/support/company.ts";
import { openDeal, salesDepartment } from "../../../../test/support/sales-department.ts";
import { dealEndpoints } from "./deals.ts";
import { dealWordEndpoints } from "./lists.ts";
import { pipelineEndpoints } from "./pipelines.ts";

const endpoints = [...pipelineEndpoints, ...dealEndpoints, ...dealWordEndpoints];

test("words of the company's lists are added, renamed, retired and brought back; what used them goes on saying them", async (t) => {
  const { head, ben, company } = await salesDepartment(await testHouse(t), endpoints);
  const { status, body: lamp } = await head("POST", "/products", { name: " Lamp " });
  assert.deepEqual([status, lamp.name, lamp.retiredAt, lamp.version], [201, "Lamp", null, 1]);
  const again = await head("POST", "/products", { name: "LÄMP" });
  assert.deepEqual([again.status, again.body.reason], [422, "word_taken"]);
  const deal = await openDeal(ben, { products: ["Lamp", "Pole", "Ёлка"] });
  const renamed = (await head("PATCH", `/products/${lamp.id}`, { name: "lamp", retired: true })).body;
  assert.deepEqual([renamed.name, renamed.retiredAt, renamed.version], ["lamp", "2026-03-02T09:00:00.000Z", 2]);
  assert.deepEqual((await ben("GET", `/deals/${deal.id}`)).body.products, ["lamp", "Pole", "Ёлка"]);
  const names = async (query: string) => (await ben("GET", `/products?${query}`)).body.items.map(({ name }: { name: string }) => name);
  assert.deepEqual(await names("retired=false"), ["Pole", "Ёлка"]);
  assert.deepEqual(await names("contains=ЕЛ"), ["Ёлка"]);
  const first = (await ben("GET", "/products?limit=2")).body;
  const second = (await ben("GET", `/products?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`)).body;
  assert.deepEqual(
    [...first.items, ...second.items].map(({ name }: { name: string }) => name),
    ["lamp", "Pole", "Ёлка"],
  );
  assert.equal(second.nextCursor, null);
  const unchanged = (await head("PATCH", `/products/${lamp.id}`, { retired: true })).body;
  assert.equal(unchanged.version, 2);
  assert.equal((await head("PATCH", `/products/${lamp.id}`, { retired: false })).body.retiredAt, null);
  assert.equal((await head("PATCH", `/products/${lamp.id}`, { name: "pole" })).body.reason, "word_taken");
  assert.equal((await head("PATCH", `/competitors/${lamp.id}`, { name: "x" })).status, 404);
  for (const path of ["/loss-reasons", "/competitors", "/rejection-reasons"]) {
    assert.equal((await head("POST", path, { name: "One" })).status, 201, path);
    assert.equal((await ben("GET", path)).body.items.length, 1, path);
  }
  const journal = await company.journal();
  assert.deepEqual(
    journal.filter(({ subjectId }) => subjectId === lamp.id).map(({ kind }) => kind),
    ["product_added", "product_changed", "product_changed"],
  );
});
