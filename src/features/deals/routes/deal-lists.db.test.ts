import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ClientFacts } from "#features/clients/core/catalogue.ts";
import { clientEndpoints } from "#features/clients/routes/clients.ts";
import { checkFilter } from "#shared/filter/check.ts";
import type { Filter } from "#shared/filter/language.ts";
import { matches } from "#shared/filter/matches.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { parseMoney } from "#shared/money.ts";
import type { Ask } from "../../../../test/support/ask.ts";
import { clientRow } from "../../../../test/support/client-row.ts";
import { type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { type Department, openDeal, salesDepartment } from "../../../../test/support/sales-department.ts";
import type { DealView } from "../contract/deals.ts";
import { type DealFacts, dealCatalogue } from "../core/catalogue.ts";
import { dealSource } from "../sql/deal-source.ts";
import { dealsOfClient } from "../sql/deals-of-client.ts";
import { dealEndpoints } from "./deals.ts";
import { pipelineEndpoints } from "./pipelines.ts";

const endpoints = [...pipelineEndpoints, ...dealEndpoints, ...clientEndpoints({ related: dealsOfClient })];
const asked = (path: string, filter: Filter | undefined, more = "") =>
  `${path}?${filter === undefined ? "" : `filter=${encodeURIComponent(JSON.stringify(filter))}`}${more}`;

function factsOf(view: DealView): DealFacts {
  const money = (json: DealView["amount"]) => {
    if (json === null) return null;
    const read = parseMoney(json);
    assert.ok(read.ok);
    return read.value;
  };
  return {
    ...view,
    amount: money(view.amount),
    cost: money(view.cost),
    since: new Date(view.since),
    openedAt: new Date(view.openedAt),
    createdAt: new Date(view.createdAt),
    client: view.clientName,
    ofClient: view.clientId === null ? null : ({ id: view.clientId } as ClientFacts),
    isArchived: view.archivedAt !== null,
  };
}

describe("lists of deals", () => {
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

  /** Ten deals that differ in everything. */
  async function world(): Promise<Department & { readonly lumen: string; readonly hidden: string }> {
    at("2026-03-02T09:00:00Z");
    const department = await salesDepartment(house, endpoints);
    const { company, ben, cora, head, ids } = department;
    const lumen = await clientRow(company, "Łódź Świeże", ids.ben);
    const hidden = await clientRow(company, "Hidden", ids.cora);
    await openDeal(ben, {
      title: "Ёлка",
      clientId: lumen,
      amount: "100.00",
      cost: "60",
      source: "Fair",
      region: "Nord",
      products: ["Lamp", "Pole"],
      competitors: ["Osram"],
    });
    await openDeal(ben, {
      title: "елка two",
      stage: "offer",
      amount: "250.50",
      expectedPaymentOn: "2026-04-01",
      externalId: "A-1",
      participants: [ids.cora],
    });
    at("2026-03-10T09:00:00Z");
    const third = await openDeal(ben, { title: "Third", stage: "offer", amount: { amount: "9000", currency: "JPY" } });
    const lost = await openDeal(ben, { title: "Lost one", stage: "qualified", amount: "5" });
    await ben("POST", `/deals/${lost.id}/lose`, { reason: "Price" });
    const won = await openDeal(ben, { title: "Won one", amount: "1000000" });
    await ben("POST", `/deals/${won.id}/win`);
    at("2026-03-20T09:00:00Z");
    await ben("POST", `/deals/${third.id}/move`, { stage: "contract" });
    await openDeal(cora, { title: "Cora's", clientId: hidden, amount: "7", products: ["Lamp"] });
    for (let n = 0; n < 3; n++) await openDeal(head, { title: `Head's ${n}`, amount: n === 1 ? null : `${n + 1}.25` });
    return { ...department, lumen, hidden };
  }

  test("the catalogue and the source know the same fields and relations", () => {
    assert.deepEqual(Object.keys(dealSource.fields).sort(), Object.keys(dealCatalogue.fields).sort());
    assert.deepEqual(Object.keys(dealSource.relations).sort(), Object.keys(dealCatalogue.relations).sort());
  });

  test("the database finds what memory finds, the head numbers agree with the list, and pages come together to the whole", async () => {
    const { head, ids, lumen } = await world();
    const all: DealView[] = (await head("GET", "/deals?limit=200")).body.items;
    assert.equal(all.length, 9);
    const context: FilterContext = {
      me: ids.head,
      myPeople: Object.values(ids),
      today: "2026-03-20",
      timeZone: "Europe/Berlin",
      fiscalStart: 1,
    };
    const filters: readonly Filter[] = [
      { and: [] },
      { field: "title", op: "contains", value: "ЕЛКА" },
      { field: "title", op: "startsWith", value: "Head" },
      { field: "pipeline", op: "eq", value: "b2b" },
      { field: "stage", op: "eq", value: "offer" },
      { field: "stage", op: "in", value: ["lead", "contract"] },
      { not: { field: "status", op: "eq", value: "open" } },
      { field: "reason", op: "eq", value: "price" },
      { field: "since", op: "lt", value: { relative: "today", offset: { days: -7 } } },
      { field: "openedAt", op: "within", value: { last: { days: 5 } } },
      { field: "createdAt", op: "gte", value: "2026-03-10" },
      { field: "amount", op: "gt", value: { amount: "100.00", currency: "EUR" } },
      { field: "amount", op: "empty" },
      { field: "cost", op: "notEmpty" },
      { field: "grossProfit", op: "eq", value: { amount: "40.00", currency: "EUR" } },
      { field: "expectedPaymentOn", op: "within", value: "2026-Q2" },
      { field: "ownerId", op: "eq", value: "me" },
      { field: "ownerId", op: "in", value: ["myPeople"] },
      { field: "participants", op: "contains", value: ids.cora },
      { field: "participants", op: "empty" },
      { field: "clientId", op: "eq", value: lumen },
      { field: "client", op: "startsWith", value: "lodz" },
      { field: "client", op: "empty" },
      { field: "source", op: "eq", value: "FAIR" },
      { field: "region", op: "ne", value: "nord" },
      { field: "directionId", op: "notEmpty" },
      { field: "products", op: "contains", value: "Lamp" },
      { field: "products", op: "notIn", value: ["Pole"] },
      { field: "competitors", op: "in", value: ["Osram", "Philips"] },
      { field: "externalId", op: "eq", value: "A-1" },
      { field: "archived", op: "eq", value: false },
      { has: "products", where: { field: "name", op: "startsWith", value: "la" } },
      { hasNo: "products" },
      { hasNo: "client" },
    ];
    for (const filter of filters) {
      const checked = checkFilter(filter, dealCatalogue as never);
      assert.ok(checked.ok, JSON.stringify([filter, checked]));
      const expected = all.filter((view) => matches(checked.value, factsOf(view), dealCatalogue, context)).map(({ id }) => id);
      const { status, body } = await head("GET", asked("/deals", filter));
      assert.equal(status, 200, JSON.stringify(body));
      assert.deepEqual(body.items.map(({ id }: DealView) => id).sort(), expected.toSorted(), JSON.stringify(filter));
      const summary = (await head("GET", asked("/deals/summary", filter))).body;
      assert.equal(summary.count, expected.length, JSON.stringify(filter));
    }
    assert.ok(
      Object.keys(dealCatalogue.fields).every((field) => JSON.stringify(filters).includes(`"${field}"`)),
      "every field is asked for",
    );
    for (const sort of ["-amount,title", "title", "stage,-since", "client", "-expectedPaymentOn", ""]) {
      const whole = (await head("GET", `/deals?sort=${sort}&limit=200`)).body.items;
      const paged: DealView[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const { body } = await head("GET", `/deals?sort=${sort}&limit=2${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
        paged.push(...body.items);
        cursor = body.nextCursor;
      }
      assert.deepEqual(paged, whole, sort);
      assert.equal(whole.length, 9);
    }
  });

  test("the head of a list and the columns of the board count by currency what whoever asks can see", async () => {
    const { ben, head } = await world();
    assert.deepEqual((await ben("GET", "/deals/summary")).body, {
      count: 5,
      sums: [
        { amount: "1000355.50", currency: "EUR" },
        { amount: "9000", currency: "JPY" },
      ],
    });
    assert.deepEqual((await ben("GET", "/deals/columns?pipeline=b2b")).body.columns, [
      { stage: "lead", name: "lead", count: 1, sums: [{ amount: "100.00", currency: "EUR" }], medianAgeDays: 18, normDays: null },
      { stage: "qualified", name: "qualified", count: 0, sums: [], medianAgeDays: null, normDays: null },
      { stage: "offer", name: "Offer", count: 1, sums: [{ amount: "250.50", currency: "EUR" }], medianAgeDays: 18, normDays: 14 },
      { stage: "contract", name: "contract", count: 1, sums: [{ amount: "9000", currency: "JPY" }], medianAgeDays: 0, normDays: null },
    ]);
    const filter = { field: "title", op: "contains", value: "head" } as const;
    const columns = (await head("GET", asked("/deals/columns", filter, "&pipeline=b2b"))).body.columns;
    assert.deepEqual([columns[0].count, columns[0].sums, columns[2].count], [3, [{ amount: "4.50", currency: "EUR" }], 0]);
    assert.equal((await ben("GET", "/deals/columns?pipeline=none")).body.errors[0].code, "unknown_pipeline");
  });

  test("what is no filter, sort or cursor of deals is refused with its place", async () => {
    const { ben } = await world();
    const refused = async (path: string) => {
      const { status, body } = await ben("GET", path);
      return [status, body.errors?.[0]?.path, body.errors?.[0]?.code];
    };
    const wrong = (filter: unknown) => refused(asked("/deals", filter as Filter));
    assert.deepEqual(await wrong({ field: "workspace_id", op: "empty" }), [422, "/filter/field", "unknown_field"]);
    assert.deepEqual(await wrong({ field: "amount", op: "gt", value: "5" }), [422, "/filter/value", "money_malformed"]);
    assert.deepEqual(await refused("/deals?sort=ownerId"), [422, "/sort", "not_sortable"]);
    assert.deepEqual(await refused("/deals?cursor=bogus"), [422, "/cursor", "cursor_malformed"]);
    const { nextCursor } = (await ben("GET", "/deals?limit=1&sort=title")).body;
    assert.deepEqual(await refused(`/deals?limit=1&sort=-title&cursor=${encodeURIComponent(nextCursor)}`), [
      422,
      "/cursor",
      "cursor_malformed",
    ]);
  });

  test("deals are found by what is true of their clients, and clients by what is true of their deals, as far as one sees both", async () => {
    const { ben, head, lumen, hidden } = await world();
    const titles = async (ask: Ask, filter: Filter) =>
      (await ask("GET", asked("/deals", filter))).body.items.map(({ title }: DealView) => title);
    const ofLumen: Filter = { has: "client", where: { field: "name", op: "startsWith", value: "łódź" } };
    assert.deepEqual(await titles(ben, ofLumen), ["Ёлка"]);
    assert.equal((await titles(ben, { not: ofLumen })).length, 4);
    const clients = async (ask: Ask, filter: Filter) => {
      const { status, body } = await ask("GET", asked("/clients", filter));
      assert.equal(status, 200, JSON.stringify(body));
      return body.items.map(({ id }: { id: string }) => id);
    };
    const isOpen: Filter = { field: "status", op: "eq", value: "open" };
    const isWorth: Filter = { field: "amount", op: "gt", value: { amount: "50.00", currency: "EUR" } };
    assert.deepEqual(await clients(head, { has: "deals", where: { and: [isOpen, isWorth] } }), [lumen]);
    assert.deepEqual(await clients(head, { hasNo: "deals", where: isWorth }), [hidden]);
    assert.deepEqual(await clients(ben, { has: "deals", where: isOpen }), [lumen]);
  });

  const stages = async (ask: Ask, path: string) => (await ask("GET", path)).body.items.map(({ stage }: DealView) => stage).sort();
  test("parameters by themselves go on meaning what they did", async () => {
    const { ben, ids } = await world();
    assert.deepEqual(await stages(ben, "/deals?pipeline=B2B&stage=offer"), ["offer"]);
    assert.deepEqual(await stages(ben, "/deals?stage=qualified"), []);
    assert.deepEqual(await stages(ben, "/deals?status=lost"), ["qualified"]);
    assert.deepEqual(await stages(ben, `/deals?ownerId=${ids.cora}`), []);
  });

  test("a client goes onto a deal only by who sees it, and its name shows only to who does", async () => {
    const { ben, head, cora, lumen, hidden, ids } = await world();
    const { body } = await ben("POST", "/deals", { title: "X", pipeline: "b2b", clientId: hidden });
    assert.equal(body.reason, "unknown_client");
    const deal = await openDeal(ben, { clientId: lumen });
    assert.deepEqual([deal.clientName, deal.incomplete], ["Łódź Świeże", false]);
    const given = (await head("PATCH", `/deals/${deal.id}`, { ownerId: ids.cora })).body;
    assert.equal(given.clientName, "Łódź Świeże");
    const seen = (await cora("GET", `/deals/${deal.id}`)).body;
    assert.deepEqual([seen.clientId, seen.clientName], [lumen, null]);
    const moved = (await cora("POST", `/deals/${deal.id}/move`, { stage: "offer" })).body;
    assert.deepEqual([moved.stage, moved.clientName], ["offer", null]);
    assert.equal(
      (await cora("PATCH", `/deals/${deal.id}`, { clientId: lumen, title: "Y" })).status,
      200,
      "the client it has already stays",
    );
    const without = (await cora("PATCH", `/deals/${deal.id}`, { clientId: null })).body;
    assert.deepEqual([without.clientId, without.incomplete], [null, true]);
    assert.equal((await cora("PATCH", `/deals/${deal.id}`, { clientId: lumen })).body.reason, "unknown_client");
  });

  test("whoever takes part sees the deal, until no longer taking part", async () => {
    const { ben, cora, ids, company } = await world();
    const deal = await openDeal(ben, { participants: [ids.head], competitors: ["Osram", "Philips"] });
    assert.deepEqual([deal.participants, deal.competitors], [[ids.head], ["Osram", "Philips"]]);
    assert.equal((await cora("GET", `/deals/${deal.id}`)).status, 404);
    const joined = (await ben("PATCH", `/deals/${deal.id}`, { participants: [ids.cora, ids.head], competitors: ["Philips"] })).body;
    assert.deepEqual([joined.participants, joined.competitors], [[ids.cora, ids.head].sort(), ["Philips"]]);
    assert.equal((await cora("GET", `/deals/${deal.id}`)).status, 200);
    assert.equal((await cora("POST", `/deals/${deal.id}/move`, { stage: "offer" })).status, 200);
    await ben("PATCH", `/deals/${deal.id}`, { participants: [] });
    assert.equal((await cora("GET", `/deals/${deal.id}`)).status, 404);
    const { body } = await ben("PATCH", `/deals/${deal.id}`, { participants: [company.workspaceId] });
    assert.equal(body.reason, "unknown_participant");
  });
});
