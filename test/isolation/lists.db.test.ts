/** Every list of records, as a seller, a head and an owner ask for it: answered, and with what each of them may see. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testApp } from "../support/app.ts";
import { operationsOf } from "../support/openapi.ts";
import { foundWorld } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const { people } = await foundWorld(app);
after(async () => {
  for (const clean of cleaners) await clean();
});
type Asker = "ben" | "dina" | "north" | "owner";
const sellers = ["ben", "dina"] as const;

/** A list of records has a filter and pages; a new one is found by itself. */
const lists = operationsOf((await app.ask("GET", "/openapi.json")).body)
  .filter(({ method, parameters }) => {
    const names = parameters.map(({ name }) => name);
    return (
      method === "GET" && ["filter", "sort", "cursor"].every((name) => names.includes(name)) && !parameters.some((one) => one.in === "path")
    );
  })
  .map(({ path }) => path.replace("/api/v1", ""));
const records = ["/clients", "/contacts", "/contracts", "/deals", "/leads", "/payments", "/trials"];

async function made(by: Asker, path: string, body: object): Promise<string> {
  const answered = await app.ask("POST", path, { key: people[by].key, body });
  assert.equal(answered.status, 201, `POST ${path} ${answered.text}`);
  return answered.body.id;
}

/** One record of each kind of somebody's own. */
async function sell(by: Asker): Promise<ReadonlyMap<string, string>> {
  const clientId = await made(by, "/clients", { name: `Plant of ${by}` });
  const dealId = await made(by, "/deals", { title: `Hall of ${by}`, pipeline: "lists", clientId, amount: "1200" });
  const contractId = await made(by, "/contracts", { dealId, number: `K-${by}`, signedOn: "2026-03-02", amount: "1200" });
  return new Map([
    ["/clients", clientId],
    ["/deals", dealId],
    ["/contracts", contractId],
    ["/contacts", await made(by, "/contacts", { clientId, lastName: `Maier of ${by}` })],
    ["/leads", await made(by, "/leads", { company: `Works of ${by}` })],
    ["/trials", await made(by, "/trials", { dealId, items: [{ name: "Lamp", unitValue: "120" }] })],
    ["/payments", await made(by, "/payments", { contractId, amount: "400" })],
  ]);
}

describe("every list of records", () => {
  const own = new Map<string, ReadonlyMap<string, string>>();
  before(async () => {
    await app.ask("POST", "/pipelines", {
      key: people.owner.key,
      body: { key: "lists", name: "Lists", currency: "EUR", stages: [{ key: "offer", name: "Offer" }] },
    });
    for (const one of sellers) own.set(one, await sell(one));
  });

  const pageOf = async (by: Asker, path: string, query: string) => {
    const answered = await app.ask("GET", `${path}?limit=200${query}`, { key: people[by].key });
    assert.equal(answered.status, 200, `GET ${path}${query} by ${by}: ${answered.text}`);
    return (answered.body.items as { id: string }[]).map(({ id }) => id);
  };

  test("is known to this test", () => {
    assert.deepEqual(
      records.filter((path) => !lists.includes(path)),
      [],
    );
  });

  for (const path of lists)
    test(`${path} answers a seller, their head, the owner and a seller elsewhere with what they see`, async () => {
      const [ben, dina] = sellers.map((one) => own.get(one)?.get(path));
      for (const query of ["", `&filter=${encodeURIComponent(JSON.stringify({ and: [] }))}`]) {
        const [bens, dinas, norths, owners] = [
          await pageOf("ben", path, query),
          await pageOf("dina", path, query),
          await pageOf("north", path, query),
          await pageOf("owner", path, query),
        ];
        if (!records.includes(path)) continue;
        const sees = (ids: readonly string[]) => [ids.includes(ben ?? ""), ids.includes(dina ?? "")];
        assert.deepEqual(
          [sees(bens), sees(norths), sees(dinas), sees(owners)],
          [
            [true, false],
            [true, false],
            [false, true],
            [true, true],
          ],
        );
      }
    });
});
