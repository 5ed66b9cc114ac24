import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { emptyDatabase } from "../../../test/support/database.ts";
import { withConnection } from "../../../test/support/template.ts";
import { migrate, readMigrations } from "./migrate.ts";

type Files = Readonly<Record<string, string>>;

/** A folder with these migrations. */
function folderOf(t: TestContext, files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "mainspring-migrations-"));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const migrateWith = (t: TestContext, ownerUrl: string, files: Files) =>
  withConnection(ownerUrl, (client) => migrate(client, readMigrations(folderOf(t, files))));

const ask = async <T extends pg.QueryResultRow>(url: string, text: string) =>
  (await withConnection(url, (client) => client.query<T>(text))).rows;

const exists = async (url: string, relation: string) =>
  (await ask<{ found: boolean }>(url, `select to_regclass('${relation}') is not null as found`))[0]?.found;

/** Waits until a session of this database waits for a lock, and answers its process. */
async function waiting(url: string, query: string): Promise<number> {
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(20)) {
    const [row] = await ask<{ pid: number }>(
      url,
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '${query}%'`,
    );
    if (row) return row.pid;
  }
  throw new Error("nobody came to wait");
}

const first = { "0001_clients.sql": "create table client (id integer primary key)" };
const second = { "0002_deals.sql": "create table deal (id integer primary key)" };

test("migrations are applied in the order of their numbers, and once", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  assert.deepEqual(await migrateWith(t, ownerUrl, { ...second, ...first }), { ok: true, value: ["0001_clients.sql", "0002_deals.sql"] });
  assert.deepEqual(await migrateWith(t, ownerUrl, { ...first, ...second }), { ok: true, value: [] });
});

test("line ends of another system are no change of a migration", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  await migrateWith(t, ownerUrl, { "0001_a.sql": "create table a ();\ncreate table b ();\n" });
  assert.deepEqual(await migrateWith(t, ownerUrl, { "0001_a.sql": "create table a ();\r\ncreate table b ();\r\n" }), {
    ok: true,
    value: [],
  });
});

test("a migration that was edited after it had been applied is refused, and nothing is changed", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  await migrateWith(t, ownerUrl, first);
  const outcome = await migrateWith(t, ownerUrl, { "0001_clients.sql": "create table client (id bigint primary key)", ...second });
  assert.ok(!outcome.ok);
  assert.equal(outcome.refusal.kind, "edited");
  assert.match(outcome.refusal.message, /0001_clients\.sql was changed after it had been applied\. Put the original file back/);
  assert.equal(await exists(ownerUrl, "deal"), false);
});

test("a database newer than the program is refused", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  await migrateWith(t, ownerUrl, { ...first, ...second });
  const outcome = await migrateWith(t, ownerUrl, first);
  assert.ok(!outcome.ok);
  assert.equal(outcome.refusal.kind, "newer");
  assert.match(
    outcome.refusal.message,
    /it has migration 0002_deals\.sql, this program ends at 0001_clients\.sql\. Start the newer program/,
  );
});

test("a migration with a number below an applied one is refused", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  await migrateWith(t, ownerUrl, second);
  const outcome = await migrateWith(t, ownerUrl, { ...first, ...second });
  assert.ok(!outcome.ok);
  assert.match(outcome.refusal.message, /0001_clients\.sql comes before 0002_deals\.sql.*Give it the next number/);
  assert.equal(await exists(ownerUrl, "client"), false);
});

test("a migration that fails leaves nothing of itself; what came before stays, and the mended file goes on from there", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const outcome = await migrateWith(t, ownerUrl, { ...first, "0002_deals.sql": "create table deal (id integer); select 1 / 0" });
  assert.ok(!outcome.ok);
  assert.equal(outcome.refusal.kind, "failed");
  assert.match(outcome.refusal.message, /0002_deals\.sql failed and was undone: division by zero/);
  assert.deepEqual([await exists(ownerUrl, "client"), await exists(ownerUrl, "deal")], [true, false]);
  assert.deepEqual(await migrateWith(t, ownerUrl, { ...first, ...second }), { ok: true, value: ["0002_deals.sql"] });
});

test("a start killed in the middle of a migration leaves nothing of it, and the next start goes on", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const files = { ...first, "0002_deals.sql": "create table deal (id integer); select pg_advisory_xact_lock(7)" };
  await withConnection(ownerUrl, async (holder) => {
    await holder.query("select pg_advisory_lock(7)");
    const start = migrateWith(t, ownerUrl, files);
    await holder.query("select pg_terminate_backend($1)", [await waiting(ownerUrl, "create table deal")]);
    const outcome = await start;
    assert.ok(!outcome.ok);
    assert.equal(outcome.refusal.kind, "failed");
    assert.match(outcome.refusal.message, /0002_deals\.sql failed and was undone.*start again/);
  });
  assert.deepEqual([await exists(ownerUrl, "client"), await exists(ownerUrl, "deal")], [true, false]);
  assert.deepEqual(await migrateWith(t, ownerUrl, files), { ok: true, value: ["0002_deals.sql"] });
});

test("a migration outside of a transaction that was killed half-way is refused until somebody has mended it", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const files = { ...first, "0002_index.sql": "-- outside a transaction\ncreate index concurrently client_by_id on client (id)" };
  await migrateWith(t, ownerUrl, first);
  await withConnection(ownerUrl, async (reader) => {
    await reader.query("begin; insert into client values (1)"); // building an index concurrently waits for such
    const start = migrateWith(t, ownerUrl, files);
    await reader.query("select pg_terminate_backend($1)", [await waiting(ownerUrl, "-- outside a transaction")]);
    const outcome = await start;
    assert.ok(!outcome.ok);
    assert.equal(outcome.refusal.kind, "failed");
    await reader.query("commit");
  });

  const refused = await migrateWith(t, ownerUrl, files);
  assert.ok(!refused.ok);
  assert.equal(refused.refusal.kind, "half_migrated");
  assert.match(
    refused.refusal.message,
    /in the middle of migration 0002_index\.sql\. Undo by hand .* and delete its row in migration\.applied/,
  );

  await withConnection(ownerUrl, async (client) => {
    await client.query("drop index client_by_id");
    await client.query("delete from migration.applied where name = '0002_index.sql'");
  });
  assert.deepEqual(await migrateWith(t, ownerUrl, files), { ok: true, value: ["0002_index.sql"] });
});

test("two starts at once migrate one after the other", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const files = { ...first, ...second };
  const outcomes = await Promise.all([1, 2, 3].map(() => migrateWith(t, ownerUrl, files)));
  const applied = outcomes.map((outcome) => (outcome.ok ? outcome.value.length : outcome.refusal.message)).sort();
  assert.deepEqual(applied, [0, 0, 2]);
});

test("no migration of ours ends its transaction by itself", () => {
  for (const { name, text, isAtomic } of readMigrations(join(import.meta.dirname, "../../../db/migrations"))) {
    assert.ok(isAtomic && !/^\s*(begin|start|commit|rollback)( transaction| work)?\s*;/im.test(text), name);
  }
});
