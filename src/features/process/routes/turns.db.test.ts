import assert from "node:assert/strict";
import { test } from "node:test";
import { processWorld } from "./testing.ts";

const end = { end: "success" };
const own = {
  key: "own",
  name: "Own",
  subject: "deal",
  start: "look",
  steps: { look: { kind: "task", assignee: { role: "owner" }, outcomes: { done: end } } },
};
const turns = {
  key: "turns",
  name: "Turns",
  subject: "deal",
  start: "call",
  steps: { call: { kind: "task", assignee: { level: "seller", pick: "round_robin" }, outcomes: { done: end } } },
};

test("turns are taken step by step: other work that somebody was given costs them none, and who has not accepted the invitation has none", async (t) => {
  const { ask, publish, deal, start, openTasks, world } = await processWorld(t);
  for (const definition of [own, turns]) await publish(definition);
  const sellers = new Set((await ask("director", "GET", "/people?limit=200")).body.items.filter(sells).map(({ id }: { id: string }) => id));
  const invited = await ask("owner", "POST", "/people", {
    name: "Nina New",
    email: "nina@lumen.example",
    level: "seller",
    chiefId: world.people.director.id,
  });
  assert.equal(invited.status, 201, invited.text);
  const given: string[] = [];
  for (let n = 0; n < sellers.size * 2; n++) {
    const { id } = await deal("ben");
    assert.equal((await start("director", "own", id)).status, 201);
    const { body } = await start("director", "turns", id);
    given.push((await openTasks(body.id))[0]!["assignee"].id);
  }
  const [first, second] = [given.slice(0, sellers.size), given.slice(sellers.size)];
  assert.deepEqual(new Set(first), sellers, "each once");
  assert.deepEqual(second, first, "and again in the same order");
});

const sells = ({ level }: { readonly level: string | null }) => level === "seller";
