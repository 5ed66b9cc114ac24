import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import pg from "pg";
import { sweepCompany } from "#features/work/routes/deviation/sweep.ts";
import { createCommands } from "#platform/command/command.ts";
import { newId } from "#shared/id.ts";
import { type TestApp, testApp } from "../../../test/support/app.ts";
import { businessTables, everyRelation } from "../../../test/support/catalog.ts";
import { reactors } from "../rooms.ts";
import { type DemoOrder, makeDemo } from "./make-demo.ts";

const order: DemoOrder = {
  seed: 7,
  until: "2026-11-20",
  slug: "lumen",
  name: "Lumen",
  language: "de",
  owner: { name: "Viktor Lindner", email: "v.lindner@lumen.example" },
  password: "seven brass cogs turning",
  clients: 12,
  onProgress: () => {},
};

/** Every table of the company as a print of its rows; empty for an empty table. */
async function exported({ ownerUrl }: TestApp): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const found = new Map<string, string>();
    for (const { name } of businessTables(await everyRelation(client))) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t order by 1`);
      found.set(name, rows.length === 0 ? "" : createHash("sha256").update(JSON.stringify(rows)).digest("hex"));
    }
    return found;
  } finally {
    await client.end();
  }
}

/** Rules look again a minute after the story: what is open is what they find, and no letter waits to be sent. */
async function nothingLeftToFind({ house, ownerUrl }: TestApp): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const count = async (text: string) => (await client.query<{ n: number }>(text)).rows[0]?.n;
    const open = "select count(*)::int as n from work.deviation where closed_at is null";
    const before = await count(open);
    assert.ok(before, "nothing is open");
    const { rows } = await client.query<{ id: string }>("select id from org.workspace");
    const clock = () => new Date("2026-11-20T17:31:00Z");
    const commands = createCommands({ database: house.database, clock, newId, reactors });
    const latest = "select coalesce(max(greatest(opened_at, closed_at)), 'epoch') <= '2026-11-20T17:30:00Z' as n from work.deviation";
    await sweepCompany({ database: house.database, commands }, rows[0]!.id, new AbortController().signal);
    assert.equal(await count(open), before);
    assert.equal(await count(latest), true);
    assert.equal(await count("select process.runs_at_a_loss()::int as n"), 0);
    assert.equal(await count("select count(*)::int as n from work.notification where mail_at is not null and mailed_at is null"), 0);
  } finally {
    await client.end();
  }
}

test("the demo company is the same to the byte for the same seed and day, in every table", async (t) => {
  const [one, other] = [await testApp(t), await testApp(t)];
  for (const app of [one, other]) assert.ok((await makeDemo(app.house, order)).ok);
  const [first, second] = [await exported(one), await exported(other)];
  for (const [name, rows] of first) assert.equal(second.get(name), rows, name);
  const filled = [...first].filter(([, rows]) => rows !== "").map(([name]) => name);
  for (const name of [
    ...["clients.client", "clients.contact", "deals.deal", "deals.stage_visit", "deals.lead", "platform.journal"],
    ...["process.run", "process.visit", "process.task", "process.task_move", "process.evidence", "process.timer"],
    ...["work.deviation", "work.told", "work.notification", "work.recurrence"],
  ])
    assert.ok(filled.includes(name), `${name} is empty`);
  await nothingLeftToFind(one);
});

test("whoever works at the demo company signs in, and sees what lies below them", async (t) => {
  const app = await testApp(t);
  assert.ok((await makeDemo(app.house, order)).ok);
  for (const email of ["v.lindner@lumen.example", "j.keller@lumen.example"])
    assert.equal((await app.house.auth.userByEmail(email))?.hasPassword, true, email);
  assert.deepEqual(await makeDemo(app.house, order), { ok: false, refusal: "email_taken" });
});

test("a story that breaks off leaves no company, and can be told again", async (t) => {
  const app = await testApp(t);
  const breaking = { ...order, onProgress: (done: number) => assert.ok(done === 0, "the power went") };
  await assert.rejects(makeDemo(app.house, { ...breaking, clients: 21 }), /the power went/);
  assert.equal((await exported(app)).get("org.workspace"), "");
  assert.ok((await makeDemo(app.house, order)).ok);
});
