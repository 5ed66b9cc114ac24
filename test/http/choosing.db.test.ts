/** Choosers and the server: whoever is offered is accepted, and nobody else. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { deactivating, hiring } from "#features/org/routes/operate-people.ts";
import { type Post, posts } from "#shared/choosing.ts";
import { testApp } from "../support/app.ts";
import { foundWorld, type Role } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const { people, perform } = await foundWorld(app);
after(async () => {
  for (const clean of cleaners) await clean();
});

const as = (role: Role) => async (method: string, path: string, body?: unknown) =>
  app.ask(method, path, { key: people[role].key, ...(body === undefined ? {} : { body }) });
const invited = await perform(hiring, { name: "Ina Invited", level: "seller", chiefId: people.north.id });
const gone = await perform(hiring, { name: "Gus Gone", level: "seller", chiefId: people.north.id });
await perform(deactivating, { id: gone.id, change: {} });
const everybody = [...Object.values(people).map(({ id, name }) => ({ id, name })), invited, gone];
const stages = [{ key: "offer", name: "Offer" }];
assert.equal((await as("owner")("POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages })).status, 201);

type Way = {
  readonly path: string;
  readonly body: (id: string) => object;
  readonly by: readonly Role[];
  /** Where what was sent is only a draft: what makes it count. */
  readonly publish?: (made: { readonly key: string }) => string;
};
let processes = 0;

/** What each post is in a request, and who has the right to send it. */
const ways: Readonly<Record<Post, Way>> = {
  client_owner: { path: "/clients", body: (ownerId) => ({ name: "Acme", ownerId }), by: ["north", "amy"] },
  lead_owner: { path: "/leads", body: (ownerId) => ({ title: "Hall", ownerId }), by: ["north", "tom"] },
  lead_telesales: { path: "/leads", body: (telesalesId) => ({ title: "Hall", telesalesId }), by: ["north", "tom"] },
  lead_seller: { path: "/leads", body: (sellerId) => ({ title: "Hall", sellerId }), by: ["north", "tom"] },
  deal_owner: { path: "/deals", body: (ownerId) => ({ title: "Hall", pipeline: "b2b", ownerId }), by: ["owner", "ben"] },
  task_assignee: {
    path: "/tasks",
    body: (assigneeId) => ({ title: "Call", assigneeId }),
    by: ["director", "north", "ben", "tom", "amy", "presales"],
  },
  recurring_task: {
    path: "/recurrences",
    body: (personId) => ({ title: "Report", personId, every: { unit: "week", times: 1, weekdays: [5] } }),
    by: ["owner", "director", "north", "ben", "presales"],
  },
  step_assignee: {
    path: "/processes",
    body: (person) => processOf(`calls-${++processes}`, person),
    publish: ({ key }) => `/processes/${key}/versions/1/publish`,
    by: ["owner", "north"],
  },
};

function processOf(key: string, person: string) {
  const call = { kind: "task", title: "Call", assignee: { person }, outcomes: { done: { end: "success" } } };
  return { key, name: key, subject: "deal", start: "call", steps: { call } };
}

for (const post of posts)
  test(`as ${post} exactly those are accepted who are offered`, async () => {
    const { path, body, by, publish } = ways[post];
    for (const role of by) {
      const ask = as(role);
      const offered = await ask("GET", `/people/choices?for=${post}`);
      assert.equal(offered.status, 200, offered.text);
      const accepted: string[] = [];
      for (const { id, name } of everybody) {
        const made = await ask("POST", path, body(id));
        const { status, text, body: answer } = publish && made.status === 201 ? await ask("POST", publish(made.body)) : made;
        const isAccepted = status === (publish ? 200 : 201);
        const reason = publish ? answer.errors?.[0]?.code : answer.reason;
        assert.ok(isAccepted || ((status === 422 || status === 403) && reason), `${role} ${post} ${name}: ${text}`);
        if (isAccepted) accepted.push(name);
      }
      assert.deepEqual(offered.body.people.map(({ name }: { name: string }) => name).sort(), accepted.sort(), `${role} ${post}`);
      assert.ok(accepted.length > 0 && accepted.length < everybody.length);
    }
  });

test("a lead is not handed to somebody who does not sell, or has left, and the reason says which", async () => {
  const ask = as("north");
  const lead = (await ask("POST", "/leads", { title: "Warm hall" })).body;
  const reason = async (change: object) => (await ask("PATCH", `/leads/${lead.id}`, change)).body.reason ?? "changed";
  assert.deepEqual(
    [
      await reason({ sellerId: people.tom.id, ownerId: people.tom.id }),
      await reason({ ownerId: people.administrator.id }),
      await reason({ sellerId: gone.id }),
      await reason({ telesalesId: people.auditor.id }),
      await reason({ ownerId: people.cora.id, sellerId: people.cora.id }),
    ],
    ["seller_unfit", "owner_unfit", "seller_inactive", "telesales_unfit", "changed"],
  );
});

test("a company that begins shares out its records before all have signed in", async () => {
  const ask = as("north");
  assert.equal((await ask("POST", "/deals", { title: "First hall", pipeline: "b2b", ownerId: invited.id })).status, 201);
  assert.equal((await ask("POST", "/tasks", { title: "Call when you are here", assigneeId: invited.id })).status, 201);
});

test("whose owner has since left can be changed in everything else", async () => {
  const north = as("north");
  const late = await perform(hiring, { name: "Lea Late", level: "seller", chiefId: people.north.id });
  const client = (await north("POST", "/clients", { name: "Late Ltd", ownerId: late.id })).body;
  const deal = (await north("POST", "/deals", { title: "Late hall", pipeline: "b2b", ownerId: late.id })).body;
  const lead = (await north("POST", "/leads", { title: "Late lead", ownerId: late.id, sellerId: late.id })).body;
  await perform(deactivating, { id: late.id, change: {} });
  const owner = as("owner");
  for (const [path, change] of [
    [`/clients/${client.id}`, { name: "Later Ltd", ownerId: late.id }],
    [`/deals/${deal.id}`, { title: "Later hall", ownerId: late.id }],
    [`/leads/${lead.id}`, { title: "Later lead", ownerId: late.id, sellerId: late.id }],
  ] as const)
    assert.equal((await owner("PATCH", path, change)).status, 200, path);
});

test("a process goes on naming whoever has left since, and names nobody newly who has left or has no tasks", async () => {
  const north = as("north");
  const late = await perform(hiring, { name: "Pia Past", level: "seller", chiefId: people.north.id });
  const publish = async (number: number) => {
    const { status, body } = await north("POST", `/processes/kept/versions/${number}/publish`);
    return [status, ...(body.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)];
  };
  assert.equal((await north("POST", "/processes", processOf("kept", late.id))).status, 201);
  assert.deepEqual(await publish(1), [200]);
  await perform(deactivating, { id: late.id, change: {} });
  const draft = (definition: object) => north("POST", "/processes/kept/versions", { definition });
  const { steps, ...rest } = processOf("kept", late.id);
  assert.equal((await draft({ ...rest, steps: { call: { ...steps.call, title: "Call again" } } })).status, 201);
  assert.deepEqual(await publish(2), [200]);
  const step = (assignee: string, next: string | null) => ({
    ...steps.call,
    assignee: { person: assignee },
    outcomes: { done: next === null ? { end: "success" } : { to: [next] } },
  });
  const call = step(late.id, "check");
  const both = { check: step(people.auditor.id, "ask"), ask: step(gone.id, null) };
  assert.equal((await draft({ ...rest, steps: { call, ...both } })).status, 201);
  assert.deepEqual(await publish(3), [422, "/steps/check/assignee/person assignee_unfit", "/steps/ask/assignee/person assignee_left"]);
});
