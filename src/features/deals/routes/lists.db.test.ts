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

test("products are looked up one by one, and asked and ordered like any other list, page by page", async (t) => {
  const { head, ben } = await salesDepartment(await testHouse(t), endpoints);
  for (const name of ["Lamp", "Pole", "Ёлка", "Lämpchen"]) await head("POST", "/products", { name });
  const asked = async (filter: unknown, more = "") => {
    const { status, body } = await ben("GET", `/products?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items.map(({ name }: { name: string }) => name);
  };
  assert.deepEqual(await asked({ field: "name", op: "startsWith", value: "LAMP" }), ["Lamp", "Lämpchen"]);
  assert.deepEqual(await asked({ not: { field: "name", op: "contains", value: "lamp" } }, "&sort=-name"), ["Ёлка", "Pole"]);
  const pole = (await ben("GET", "/products?contains=pole")).body.items[0];
  await head("PATCH", `/products/${pole.id}`, { retired: true });
  assert.deepEqual(await asked({ field: "retired", op: "eq", value: true }), ["Pole"]);
  const one = await ben("GET", `/products/${pole.id}`);
  assert.deepEqual([one.status, one.body.name, one.body.version], [200, "Pole", 2]);
  assert.equal((await ben("GET", `/loss-reasons/${pole.id}`)).status, 404);

  const seen: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await ben("GET", `/products?sort=-retired,name&limit=1${cursor}`);
    seen.push(...body.items.map(({ name }: { name: string }) => name));
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
    assert.equal((await ben("GET", `/products?sort=name${cursor}`)).body.errors[0].code, "cursor_malformed", "the cursor of another order");
  }
  assert.deepEqual(seen, ["Pole", "Lamp", "Lämpchen", "Ёлка"]);
  for (const [query, path] of [
    ["sort=nothing", "/sort"],
    ["filter=nonsense", "/filter"],
    ["cursor=AAAA", "/cursor"],
  ]) {
    const { status, body } = await ben("GET", `/products?${query}`);
    assert.deepEqual([status, body.errors[0].path], [422, path]);
  }
});

test("pipelines are asked and ordered like any other list, and a page goes on where the one before ended", async (t) => {
  const { head, ben } = await salesDepartment(await testHouse(t), endpoints);
  const before = (await ben("GET", "/pipelines")).body.items.map(({ name }: { name: string }) => name);
  for (const [key, name, currency] of [
    ["b", "Zürich", "CHF"],
    ["c", "Austria", "EUR"],
    ["d", "zurich again", "CHF"],
  ])
    assert.equal((await head("POST", "/pipelines", { key, name, currency, stages: ["one"] })).status, 201);
  const names = async (query: string) => (await ben("GET", `/pipelines?${query}`)).body.items.map(({ name }: { name: string }) => name);
  const filter = (json: unknown) => `filter=${encodeURIComponent(JSON.stringify(json))}`;
  assert.deepEqual(await names(""), [...before, "Zürich", "Austria", "zurich again"], "the oldest first");
  assert.deepEqual(await names(`${filter({ field: "name", op: "contains", value: "ZURICH" })}&sort=-name`), ["zurich again", "Zürich"]);
  assert.deepEqual(await names(`${filter({ field: "currency", op: "eq", value: "CHF" })}&sort=name&retired=false`), [
    "Zürich",
    "zurich again",
  ]);
  assert.deepEqual(await names(`${filter({ field: "currency", op: "eq", value: "CHF" })}&retired=true`), []);

  const whole = await names("sort=-currency,name");
  const seen: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await ben("GET", `/pipelines?sort=-currency,name&limit=1${cursor}`);
    seen.push(...body.items.map(({ name }: { name: string }) => name));
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
    assert.equal(
      (await ben("GET", `/pipelines?sort=name${cursor}`)).body.errors[0].code,
      "cursor_malformed",
      "the cursor of another order",
    );
  }
  assert.deepEqual(seen, whole);
  assert.equal(seen.length, before.length + 3);
  for (const [query, path] of [
    ["sort=nothing", "/sort"],
    ["filter=nonsense", "/filter"],
    ["cursor=AAAA", "/cursor"],
  ]) {
    const { status, body } = await ben("GET", `/pipelines?${query}`);
    assert.deepEqual([status, body.errors[0].path], [422, path]);
  }
});
