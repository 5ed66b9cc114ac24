import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "./database.ts";
import { withConnection } from "./template.ts";

test("a test gets a migrated, empty database that its neighbour's writes do not reach", async (t) => {
  const [one, other] = await Promise.all([testDatabase(t), testDatabase(t)]);
  await withConnection(one.ownerUrl, (client) => client.query("insert into platform.worker (id) values ('w1')"));
  const count = async (url: string) => (await withConnection(url, (client) => client.query("select from platform.worker"))).rowCount;
  assert.deepEqual([await count(one.ownerUrl), await count(other.ownerUrl)], [1, 0]);
});

test("the application and the worker sign in as themselves", async (t) => {
  const { appUrl, workerUrl } = await testDatabase(t);
  const me = async (url: string) => (await withConnection(url, (client) => client.query("select current_user as me"))).rows[0]?.me;
  // The worker goes on as its group, so that what it makes belongs to every login of it.
  assert.match(await me(appUrl), /^mainspring_app_[0-9a-f]{12}$/);
  assert.equal(await me(workerUrl), "mainspring_worker");
});

test("the queue is installed and belongs to the worker", async (t) => {
  const { workerUrl } = await testDatabase(t);
  const jobs = await withConnection(workerUrl, (client) => client.query("select * from graphile_worker.jobs"));
  assert.equal(jobs.rowCount, 0);
});

test("a dropped database is gone, also under open connections", async () => {
  const { ownerUrl, drop } = await testDatabase();
  await assert.rejects(
    withConnection(ownerUrl, async (client) => {
      await drop();
      await client.query("select 1");
    }),
  );
  await assert.rejects(
    withConnection(ownerUrl, async () => {}),
    /does not exist/,
  );
});
