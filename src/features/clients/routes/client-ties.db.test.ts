import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Ask } from "../../../../test/support/ask.ts";
import { type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { sellersOf } from "../../../../test/support/sellers.ts";
import { clientTieEndpoints } from "./client-ties.ts";
import { clientEndpoints } from "./clients.ts";
import { contactEndpoints } from "./contacts.ts";
import { clientWordEndpoints } from "./lists.ts";

const related = { relations: {}, sources: {} };
const endpoints = [...clientEndpoints({ related }), ...contactEndpoints({ related }), ...clientTieEndpoints, ...clientWordEndpoints];

describe("what ties clients to people and to each other, over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  const department = () => sellersOf(house, endpoints, ["clients.read", "clients.change", "people.erase", "lists.change"]);
  const add = async (ask: Ask, path: string, sent: object) => {
    const { status, body } = await ask("POST", path, sent);
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };

  test("the decision chain names who decides, in order, and keeps what each cares about where erasure reaches it", async () => {
    const { ben, cora, company } = await department();
    const client = await add(ben, "/clients", { name: "Acme" });
    const anna = await add(ben, "/contacts", { firstName: "Anna", lastName: "Ax", clientId: client.id, position: "CFO" });
    const bo = await add(ben, "/contacts", { lastName: "Bo", clientId: client.id });
    const stranger = await add(ben, "/contacts", { lastName: "Stranger" });
    const path = `/clients/${client.id}/decision-chain`;
    const items = [
      { contactId: bo.id, part: "approves_technically", caresAbout: "Wartungskosten", stance: "for", approvedOn: "2026-03-01" },
      { contactId: anna.id, part: "approves_money" },
    ];
    const set = await ben("PUT", path, { items });
    assert.deepEqual([set.status, set.body.version], [200, 2], JSON.stringify(set.body));
    assert.deepEqual(
      set.body.items.map(({ name, part, stance, approvedOn }: Record<string, unknown>) => [name, part, stance, approvedOn]),
      [
        ["Bo", "approves_technically", "for", "2026-03-01"],
        ["Anna Ax", "approves_money", "unknown", null],
      ],
    );
    assert.deepEqual((await ben("GET", path)).body, set.body);
    assert.equal((await cora("GET", path)).status, 404);
    assert.equal((await cora("PUT", path, { items: [] })).status, 404);
    assert.equal((await ben("PUT", path, { items: [{ contactId: stranger.id, part: "uses" }] })).body.reason, "unknown_contact");
    assert.equal((await ben("PUT", path, { items: [...items, items[0]] })).body.reason, "contact_named_twice");
    assert.equal((await ben("PUT", path, { items }, { "if-match": '"1"' })).status, 409);
    assert.doesNotMatch(JSON.stringify(await company.journal()), /Wartungskosten/);
    await ben("POST", `/contacts/${bo.id}/erase`, { confirm: "Bo" });
    assert.equal((await ben("GET", path)).body.items[0].caresAbout, null);
    // Whoever leaves the client decides nothing there any more.
    await ben("PATCH", `/contacts/${anna.id}`, { clientId: null });
    assert.equal((await ben("GET", path)).body.items.length, 1);
  });

  test("links between clients go in no circle, and the other end has a name only for who sees it", async () => {
    const { head, ben, cora } = await department();
    const [a, b, c] = [
      await add(ben, "/clients", { name: "A" }),
      await add(ben, "/clients", { name: "B" }),
      await add(cora, "/clients", { name: "C" }),
    ];
    const linkOf = (ask: Ask, from: string, to: string, kind = "distributor_of") =>
      ask("POST", `/clients/${from}/links`, { kind, toId: to });
    const made = await linkOf(ben, a.id, b.id);
    assert.deepEqual(made.body.items, [{ fromId: a.id, toId: b.id, kind: "distributor_of", otherId: b.id, otherName: "B" }]);
    assert.equal((await linkOf(ben, a.id, b.id)).body.reason, "already_linked");
    assert.equal((await linkOf(ben, a.id, c.id)).body.reason, "unknown_client");
    assert.equal((await linkOf(ben, a.id, a.id)).body.reason, "link_to_itself");
    assert.equal((await linkOf(head, b.id, c.id)).status, 200);
    assert.equal((await linkOf(head, c.id, a.id)).body.reason, "link_cycle");
    assert.equal((await linkOf(head, c.id, a.id, "partner_of")).status, 200);
    const seen = (await ben("GET", `/clients/${b.id}/links`)).body.items;
    assert.deepEqual(
      seen.map(({ otherName }: { otherName: string | null }) => otherName),
      ["A", null],
    );
    assert.equal((await cora("GET", `/clients/${a.id}/links`)).status, 404);
    const gone = await ben("DELETE", `/clients/${a.id}/links`, { kind: "distributor_of", toId: b.id });
    assert.equal(gone.status, 200);
    assert.equal((await ben("DELETE", `/clients/${a.id}/links`, { kind: "distributor_of", toId: b.id })).body.reason, "not_linked");
  });

  test("a circle of distributors is not made by two at one moment either", async () => {
    const { ben } = await department();
    const [a, b] = [await add(ben, "/clients", { name: "A" }), await add(ben, "/clients", { name: "B" })];
    const both = await Promise.all([
      ben("POST", `/clients/${a.id}/links`, { kind: "distributor_of", toId: b.id }),
      ben("POST", `/clients/${b.id}/links`, { kind: "distributor_of", toId: a.id }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422]);
  });

  test("words that were used stand in the lists, and are shaped there", async () => {
    const { ben } = await department();
    await add(ben, "/clients", { name: "A", industry: "Metal", source: "Fair", region: "Nord", tags: ["VIP"] });
    for (const [path, name] of [
      ["/industries", "Metal"],
      ["/sources", "Fair"],
      ["/regions", "Nord"],
      ["/tags", "VIP"],
    ] as const) {
      const { body } = await ben("GET", path);
      assert.deepEqual(
        body.items.map((word: { name: string }) => word.name),
        [name],
      );
      assert.equal((await ben("PATCH", `${path}/${body.items[0].id}`, { name: `${name} 2` })).status, 200);
    }
    assert.deepEqual((await ben("GET", "/clients")).body.items[0].industry, "Metal 2");
  });
});
