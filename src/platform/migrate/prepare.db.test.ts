import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyDatabase } from "../../../test/support/database.ts";
import { startTestCluster } from "../../../test/support/server.ts";
import { databaseOf, migrationsFolder, testSecret, withConnection } from "../../../test/support/template.ts";
import { prepareDatabase } from "./prepare.ts";

const prepare = (ownerUrl: string, secret = testSecret) => prepareDatabase({ ownerUrl, secret, migrationsFolder });

test("two servers that start at once on an empty database both find it ready, and one of them did the work", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const outcomes = await Promise.all([prepare(ownerUrl), prepare(ownerUrl)]);
  const applied = outcomes.map((outcome) => (outcome.ok ? outcome.value.applied.length : outcome.refusal.message)).sort();
  assert.equal(applied[0], 0);
  assert.ok(Number(applied[1]) > 0);
});

test("a second start changes nothing and finds the same logins", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const [one, again] = [await prepare(ownerUrl), await prepare(ownerUrl)];
  assert.ok(one.ok && again.ok);
  assert.deepEqual(again.value, { urls: one.value.urls, applied: [] });
});

test("a server that is not there is named without its password", async () => {
  const outcome = await prepare("postgres://house:sesame@127.0.0.1:1/mainspring");
  assert.ok(!outcome.ok);
  assert.equal(outcome.refusal.kind, "unreachable");
  assert.match(outcome.refusal.message, /^The database mainspring at 127\.0\.0\.1:1 cannot be reached: .+\. Is it running/);
  assert.doesNotMatch(outcome.refusal.message, /sesame/);
});

test("a database that cannot hold every language is refused", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const name = `${new URL(ownerUrl).pathname.slice(1)}_latin`;
  await withConnection(ownerUrl, (client) => client.query(`create database ${name} encoding 'LATIN1' locale 'C' template template0`));
  t.after(() => withConnection(databaseOf(ownerUrl, "template1"), (client) => client.query(`drop database ${name} with (force)`)));
  const outcome = await prepare(databaseOf(ownerUrl, name));
  assert.ok(!outcome.ok);
  assert.match(outcome.refusal.message, /encoded in LATIN1\. Create it anew/);
});

test("an owner who is no superuser prepares the database of a server that was handed over", async (t) => {
  const cluster = await startTestCluster();
  t.after(() => cluster.stop());
  await withConnection(cluster.url, async (client) => {
    await client.query("create role house login createrole password 'sesame'");
    await client.query("create database house owner house encoding 'UTF8' template template0");
  });
  const url = new URL(databaseOf(cluster.url, "house"));
  url.username = "house";
  url.password = "sesame";
  const prepared = await prepare(url.href);
  assert.ok(prepared.ok, prepared.ok ? "" : prepared.refusal.message);
  assert.ok((await prepare(url.href)).ok, "the second start");
  // The door through which commands add jobs runs as the owner, who must be let into the queue.
  const job =
    "begin; set local role mainspring_command; set local app.workspace = '0190d0c0-0000-7000-8000-000000000001'; select platform.add_job('greet', '{}'); commit";
  await withConnection(prepared.value.urls.app, (client) => client.query(job));
  const found = await withConnection(prepared.value.urls.worker, (client) =>
    client.query("select task_identifier from graphile_worker.jobs"),
  );
  assert.deepEqual(found.rows, [{ task_identifier: "greet" }]);
});

test("several databases of a new server can be prepared at once, although they share its roles", async (t) => {
  const cluster = await startTestCluster();
  t.after(() => cluster.stop());
  const names = ["one", "two", "three", "four"];
  for (const name of names)
    await withConnection(cluster.url, (client) => client.query(`create database ${name} encoding 'UTF8' template template0`));
  const outcomes = await Promise.all(names.map((name) => prepare(databaseOf(cluster.url, name))));
  assert.deepEqual(
    outcomes.map((outcome) => (outcome.ok ? "ready" : outcome.refusal.message)),
    ["ready", "ready", "ready", "ready"],
  );
});

test("a changed secret gives new logins, and the old ones open this database no more", async (t) => {
  const cluster = await startTestCluster();
  t.after(() => cluster.stop());
  const signsIn = (href: string) => withConnection(href, async () => true).catch(() => false);
  const [old, renewed] = [await prepare(cluster.url, "old"), await prepare(cluster.url, "new")];
  assert.ok(old.ok && renewed.ok);
  assert.deepEqual(
    [await signsIn(old.value.urls.app), await signsIn(renewed.value.urls.app), await signsIn(renewed.value.urls.worker)],
    [false, true, true],
  );
});
