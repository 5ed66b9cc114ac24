import assert from "node:assert/strict";
import { before, test } from "node:test";
import { drawingPipeline } from "#features/deals/routes/operate-pipelines.ts";
import { type TestApp, testApp } from "../../../../../test/support/app.ts";
import { fileEnd } from "../../../../../test/support/file-end.ts";
import { foundWorld, type Role, type World } from "../../../../../test/support/world.ts";

let app: TestApp;
let world: World;
const ask = (role: Role, method: string, path: string, body?: unknown) =>
  app.ask(method, path, { key: world.people[role].key, ...(body === undefined ? {} : { body }) });
const id = (role: Role) => world.people[role].id;

const file = fileEnd();
before(async () => {
  app = await testApp(file, { pool: 6 });
  world = await foundWorld(app);
  const pipeline = { key: "standard", name: "Standard", currency: "EUR", mayMoveBack: true, maySkip: true, stages: ["lead", "offer"] };
  await world.perform(drawingPipeline as never, pipeline as never);
});

async function dealOf(role: Role): Promise<string> {
  const { status, body, text } = await ask("director", "POST", "/deals", { title: "Hall 4", pipeline: "standard", ownerId: id(role) });
  assert.equal(status, 201, text);
  return body.id;
}
const inbox = async (role: Role) => (await ask(role, "GET", "/notifications")).body.items.map(({ kind }: { kind: string }) => kind);
const historyOf = async (dealId: string) =>
  (await ask("director", "GET", `/records/${dealId}/timeline`)).body.items
    .map(({ what }: { what: string }) => what)
    .filter((what: string) => what.startsWith("help"));

test("a seller pulls in the head, who passes it on up to the director, who helps; each step stands in the history of the deal", async () => {
  const dealId = await dealOf("ben");
  const { status, body, text } = await ask("ben", "POST", `/deals/${dealId}/help`, { text: "They want 20 % off", about: "price" });
  assert.equal(status, 201, text);
  const { task } = body;
  assert.deepEqual(
    [task.kind, task.text, task.assignee.id, task.giver.id, task.subject.id],
    ["help", "They want 20 % off", id("north"), id("ben"), dealId],
  );
  assert.equal(task.title, "Help (price): Hall 4");
  assert.deepEqual((await ask("ben", "POST", `/deals/${dealId}/help`, { text: "Again" })).body.reason, "help_asked_already");
  assert.ok((await ask("north", "GET", `/deals/${dealId}`)).body.participants.includes(id("north")));
  assert.ok((await inbox("north")).includes("help_asked"));

  const offered = (await ask("north", "GET", `/tasks/${task.id}`)).body.outcomes;
  assert.deepEqual(
    offered.map(({ name, needsComment }: { name: string; needsComment: boolean }) => [name, needsComment]),
    [
      ["helped", false],
      ["passed_on", true],
      ["declined", true],
    ],
  );
  assert.equal((await ask("north", "POST", `/tasks/${task.id}/complete`, { outcome: "declined" })).body.reason, "comment_missing");
  const passed = await ask("north", "POST", `/tasks/${task.id}/complete`, { outcome: "passed_on", comment: "Above my limit" });
  assert.equal(passed.status, 200, passed.text);
  const [next] = (await ask("director", "GET", `/tasks?assignee=me&kind=help&subject=${dealId}`)).body.items;
  assert.deepEqual([next.text, next.giver.id], ["They want 20 % off\n\nAbove my limit", id("ben")]);
  assert.ok((await inbox("director")).includes("help_asked"));
  assert.equal((await ask("director", "POST", `/tasks/${next.id}/complete`, { outcome: "helped", comment: "15 % it is" })).status, 200);
  assert.equal((await inbox("ben")).filter((kind: string) => kind === "help_answered").length, 2);
  assert.deepEqual(await historyOf(dealId), ["help_answered", "help_answered", "help_asked"]);
});

test("only somebody above is asked, on a deal that one sees and that is open", async () => {
  const dealId = await dealOf("ben");
  assert.equal((await ask("ben", "POST", `/deals/${dealId}/help`, { text: "Please", to: id("cora") })).body.errors[0].path, "/to");
  assert.equal((await ask("cora", "POST", `/deals/${dealId}/help`, { text: "Please" })).status, 404);
  assert.equal((await ask("ben", "POST", `/deals/${dealId}/help`, { text: "Please", about: "weather" })).status, 422);
  assert.equal((await ask("owner", "POST", `/deals/${dealId}/help`, { text: "Please" })).body.reason, "nobody_above");
  await ask("ben", "POST", `/deals/${dealId}/lose`, { reason: "Price" });
  assert.equal((await ask("ben", "POST", `/deals/${dealId}/help`, { text: "Please" })).body.reason, "deal_ended");
});

test("the report tells who needs help with what, and what became of it, of what one sees", async () => {
  const window = "from=2020-01-01&to=2040-01-01";
  for (const [by, key] of [
    ["person", id("ben")],
    ["helper", id("north")],
    ["outcome", "passed_on"],
    ["about", "price"],
  ] as const) {
    const { status, body, text } = await ask("director", "GET", `/reports/help?${window}&by=${by}`);
    assert.equal(status, 200, text);
    const group = body.groups.find((one: { key: string }) => one.key === key);
    assert.ok(group.asked >= 1 && group.passedOn === 1, JSON.stringify(body.groups));
    assert.equal(
      body.groups.reduce((sum: number, one: { asked: number }) => sum + one.asked, 0),
      body.items.length,
    );
  }
  const stages = (await ask("director", "GET", `/reports/help?${window}&by=stage`)).body;
  assert.deepEqual(
    stages.groups.map(({ name, asked, helped }: { name: string; asked: number; helped: number }) => [name, asked, helped]),
    [["lead", 2, 1]],
  );
  assert.deepEqual((await ask("cora", "GET", `/reports/help?${window}`)).body.items, []);
});
