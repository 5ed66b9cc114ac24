/** Names of many records at once: each asker gets those that they see, and of the others not even whether they are there. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { newId } from "#shared/id.ts";
import { testApp } from "../support/app.ts";
import { foundWorld, type Role } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const [world, other] = [await foundWorld(app), await foundWorld(app, { mark: "Zebra" })];
after(async () => {
  for (const clean of cleaners) await clean();
});

const make = async (role: Role, path: string, body: object, of = world): Promise<string> => {
  const made = await app.ask("POST", path, { key: of.people[role].key, body });
  assert.equal(made.status, 201, made.text);
  return made.body.id;
};
const ask = (role: Role, of: readonly string[]) => app.ask("GET", `/names?of=${of.join(",")}`, { key: world.people[role].key });
const named = async (role: Role, of: readonly string[]) => {
  const { status, body, text } = await ask(role, of);
  assert.equal(status, 200, text);
  return (body.items as { id: string; kind: string; name: string; currency: string | null }[])
    .map(({ kind, name, currency }) => [kind, name, currency])
    .sort();
};

const own: Record<"client" | "contact" | "lead" | "deal" | "trial" | "contract" | "payment", string> = {} as never;
let [hers, theirs] = ["", ""];

before(async () => {
  const stages = [{ key: "offer", name: "Offer" }];
  for (const company of [world, other]) await make("owner", "/pipelines", { key: "b2b", name: "B2B", currency: "USD", stages }, company);
  own.client = await make("ben", "/clients", { name: "Acme" });
  own.contact = await make("ben", "/contacts", { clientId: own.client, firstName: "Hans", lastName: "Maier" });
  own.lead = await make("ben", "/leads", { title: "Warm hall" });
  own.deal = await make("ben", "/deals", { title: "Hall 4", pipeline: "b2b" });
  own.contract = await make("ben", "/contracts", {
    clientId: own.client,
    number: "K-1",
    amount: { amount: "10.00", currency: "CHF" },
    signedOn: "2026-03-02",
  });
  own.payment = await make("ben", "/payments", { clientId: own.client, amount: { amount: "5.00", currency: "CHF" }, paidOn: "2026-03-03" });
  own.trial = await make("ben", "/trials", { clientId: own.client, items: [{ name: "Lamp", quantity: 2, unitValue: "10.00" }] });
  hers = await make("dina", "/clients", { name: "Hers alone" });
  theirs = await make("ben", "/deals", { title: "Of another company", pipeline: "b2b" }, other);
});

describe("names of many records", () => {
  test("are those that their cards bear, with the currency of those that have amounts", async () => {
    assert.deepEqual(await named("ben", Object.values(own)), [
      ["client", "Acme", null],
      ["contact", "Hans Maier", null],
      ["contract", "K-1", "CHF"],
      ["deal", "Hall 4", "USD"],
      ["lead", "Warm hall", null],
      ["payment", "2026-03-03 · 5.00 CHF", "CHF"],
      ["trial", "Lamp", "EUR"],
    ]);
  });

  test("leave out a colleague's, another company's and what nobody has, all in the same way", async () => {
    const answers = await Promise.all([[hers], [theirs], [newId()]].map((of) => ask("ben", of)));
    for (const { status, body } of answers) assert.deepEqual([status, body], [200, { items: [] }]);
    assert.deepEqual(await named("ben", [hers, own.client, theirs, newId()]), [["client", "Acme", null]]);
    assert.deepEqual(await named("owner", [hers, own.client, theirs]), [
      ["client", "Acme", null],
      ["client", "Hers alone", null],
    ]);
  });

  test("come once for a record that is asked for twice, and for an archived one too", async () => {
    const archived = await make("ben", "/clients", { name: "Old" });
    const { status } = await app.ask("POST", `/clients/${archived}/archive`, { key: world.people.ben.key });
    assert.equal(status, 200);
    assert.deepEqual(await named("ben", [archived, archived.toUpperCase(), archived]), [["client", "Old", null]]);
  });

  test("are asked by ids, a hundred at most, and by those who read records", async () => {
    const many = Array.from({ length: 100 }, () => own.client);
    assert.deepEqual(await named("ben", many), [["client", "Acme", null]]);
    for (const wrong of [[...many, own.client], ["Acme"], [own.client, ""], [`${own.client}' or true --`], []]) {
      const { status, text } = await ask("ben", wrong);
      assert.equal(status, 422, text);
    }
    assert.equal((await ask("administrator", [own.client])).status, 403);
  });
});
