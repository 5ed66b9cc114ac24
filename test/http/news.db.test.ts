/** What rooms to the left do becomes news in the inbox, and what comes again becomes a task: the whole server, put together. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { sql } from "kysely";
import { remind } from "#features/work/routes/notify/remind.ts";
import { makeRecurring } from "#features/work/routes/recurrence/make-due.ts";
import { systemActor } from "#platform/command/actor.ts";
import { businessDate } from "#shared/period.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { fileEnd } from "../support/file-end.ts";
import { foundWorld, type World } from "../support/world.ts";

let app: TestApp;
let world: World;
const file = fileEnd();
before(async () => {
  app = await testApp(file);
  world = await foundWorld(app);
});

const ask = async (who: keyof World["people"], method: string, path: string, body?: unknown) => {
  const answer = await app.ask(method, path, { key: world.people[who].key, ...(body === undefined ? {} : { body }) });
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
};
type Item = {
  readonly kind: string;
  readonly task: { title: string } | null;
  readonly subject: { title: string } | null;
  readonly path: string;
};
const toldTo = async (who: keyof World["people"]): Promise<readonly (readonly [string, string | null])[]> =>
  (await ask(who, "GET", "/notifications")).items.map(({ kind, task }: Item) => [kind, task?.title ?? null]);

test("whoever is given a task is told, whoever hands it over is not, and the old one hears that it went", async () => {
  const task = await ask("north", "POST", "/tasks", { title: "Call the plant", assigneeId: world.people.ben.id });
  assert.deepEqual(await toldTo("ben"), [["task_assigned", "Call the plant"]]);
  await ask("north", "POST", `/tasks/${task.id}/reassign`, { to: world.people.cora.id, reason: "Ben is ill" });
  // The task is out of Ben's sight, and so is its title.
  assert.deepEqual((await toldTo("ben"))[0]?.[0], "task_taken");
  assert.deepEqual(await toldTo("cora"), [["task_reassigned", "Call the plant"]]);
  await ask("cora", "POST", "/tasks", { title: "My own" });
  assert.equal((await toldTo("cora")).length, 1);
  assert.deepEqual(await toldTo("north"), []);
});

test("a mention reaches whoever sees the record, with its name, and is refused for anybody else", async () => {
  const client = await ask("ben", "POST", "/clients", { name: "Molkerei Alb" });
  const before = (await toldTo("north")).length;
  const note = await ask("ben", "POST", `/records/${client.id}/notes`, { text: `Please look, @[${world.people.north.id}]` });
  const [item] = (await ask("north", "GET", "/notifications")).items as Item[];
  assert.deepEqual([item?.kind, item?.subject?.title, item?.path], ["mention", "Molkerei Alb", `clients/${client.id}?tab=notes`]);
  await ask("ben", "PATCH", `/notes/${note.id}`, { text: `Please look today, @[${world.people.north.id}]` });
  assert.equal((await toldTo("north")).length, before + 1, "told once for each note");
  const refused = await app.ask("POST", `/records/${client.id}/notes`, {
    key: world.people.ben.key,
    body: { text: `And you, @[${world.people.dina.id}]` },
  });
  assert.deepEqual([refused.status, refused.body.reason], [422, "mentioned_cannot_see"]);
  assert.deepEqual(await toldTo("dina"), []);
});

test("what comes again is a task in the day of whoever does it, about its record, and no news", async () => {
  const client = await ask("tom", "POST", "/clients", { name: "Kiosk am Ring" });
  const before = await toldTo("tom");
  const today = businessDate(new Date(), "Europe/Berlin");
  await ask("tom", "POST", "/recurrences", {
    title: "Ask for orders",
    every: { unit: "week", times: 1, weekdays: [1, 2, 3, 4, 5] },
    subject: { kind: "client", id: client.id },
    startsOn: today,
  });
  const run = {
    actor: systemActor(world.workspaceId, "job"),
    database: app.house.database,
    once: app.house.database,
    attempt: 1,
    isLastAttempt: false,
    signal: new AbortController().signal,
  };
  // Of four weeks some days are worked, whatever day this runs on and whatever holidays are near.
  const inFourWeeks = () => new Date(Date.now() + 28 * 86_400_000);
  for (let times = 0; times < 2; times++) await makeRecurring({ commands: app.house.commands, clock: inFourWeeks })({}, run);
  const { items } = await ask("tom", "GET", "/tasks?assignee=me&kind=recurring");
  assert.ok(items.length >= 1, "a task was made");
  assert.equal(new Set(items.map(({ due }: { due: string }) => due)).size, items.length, "one for each day");
  assert.deepEqual([items[0].title, items[0].subject.title], ["Ask for orders", "Kiosk am Ring"]);
  assert.deepEqual(await toldTo("tom"), before);
});

const run = () => ({
  actor: systemActor(world.workspaceId, "job"),
  database: app.house.database,
  once: app.house.database,
  attempt: 1,
  isLastAttempt: false,
  signal: new AbortController().signal,
});

test("a task that is soon due is told once to whoever has not begun it, and anew when it was put off", async () => {
  const due = new Date(Date.now() + 3 * 3_600_000);
  const task = await ask("tess", "POST", "/tasks", { title: "Send the offer", due: due.toISOString() });
  const begun = await ask("tess", "POST", "/tasks", { title: "Under way", due: due.toISOString() });
  await ask("tess", "POST", `/tasks/${begun.id}/begin`);
  const at = (minutesBefore: number, of = due) =>
    remind({ clock: () => new Date(of.getTime() - minutesBefore * 60_000), newId: app.house.newId })({}, run());
  await at(61);
  assert.deepEqual(await toldTo("tess"), []);
  await at(50);
  await at(40);
  assert.deepEqual(await toldTo("tess"), [["task_due_soon", "Send the offer"]]);
  const later = new Date(due.getTime() + 24 * 3_600_000);
  await ask("tess", "POST", `/tasks/${task.id}/postpone`, { until: later.toISOString(), reason: "They are away" });
  await at(30, later);
  assert.equal((await toldTo("tess")).length, 2);
});

test("whoever leaves is told nothing more on any device, and of whom is erased no words stay", async () => {
  const { id } = world.people.axel;
  await ask("axel", "POST", "/recurrences", { title: "My private reminder", every: { unit: "day", times: 1 } });
  const { address } = await ask("axel", "POST", "/me/feeds");
  const { publicKey } = await ask("axel", "GET", "/me/push");
  assert.equal(publicKey.length, 87);
  const keys = { p256dh: publicKey, auth: "A".repeat(22) };
  await ask("axel", "POST", "/me/push", { endpoint: "https://push.example.com/axel", keys });
  await ask("owner", "POST", `/people/${id}/deactivate`, {});
  assert.equal((await app.ask("GET", new URL(address).pathname)).status, 404);
  const rows = async (table: string) => {
    const { rows: found } = await app.house.database.read(systemActor(world.workspaceId, "job").scope, (tx) =>
      sql<{ row: string }>`select t::text as row from ${sql.table(table)} t where person_id = ${id}`.execute(tx),
    );
    return found.map(({ row }) => row).join();
  };
  assert.doesNotMatch(await rows("work.push_subscription"), /push\.example/);
  const { name } = await ask("owner", "GET", `/people/${id}`);
  await ask("owner", "POST", `/people/${id}/erase`, { confirm: name });
  assert.doesNotMatch(await rows("work.recurrence"), /private/);
});
