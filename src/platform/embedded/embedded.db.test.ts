import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dataFolderAt } from "./data-folder.ts";
import { describeEmbedded } from "./describe.ts";
import { joinOrStart, startEmbedded } from "./embedded.ts";
import { isAlive } from "./process-facts.ts";
import { rowsOf, runServer, stopped, testFolder } from "./testing/server-process.ts";

test("the first start makes a database that sorts and folds every language, whatever LANG says", async (t) => {
  const server = runServer(t, testFolder(t), { env: { PATH: process.env["PATH"], LANG: "xx_YY", LC_ALL: "nonsense", PGPORT: "1" } });
  const { ready } = await server.answer();
  assert.ok(ready);
  const facts = await rowsOf(
    ready.ownerUrl,
    `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, lower('ЖÄ') as folded,
            array_to_string(array(select word from unnest(array['zoo', 'Ärger', 'apfel', 'Яма', 'ель']) as word order by word), ' ') as sorted,
            current_setting('fsync') || current_setting('full_page_writes') || current_setting('synchronous_commit') as safe,
            current_setting('TimeZone') as zone
     from pg_database where datname = 'mainspring'`,
  );
  assert.deepEqual(facts, [
    { encoding: "UTF8", provider: "i", folded: "жä", sorted: "apfel Ärger zoo ель Яма", safe: "ononon", zone: "UTC" },
  ]);
  await stopped(server);
});

test("a stopped database leaves the folder free, starts again without being made anew and keeps its port and password", async (t) => {
  const dataDir = testFolder(t);
  const first = await startEmbedded({ dataDir });
  assert.ok(first.ok);
  await Promise.all([first.value.stop(), first.value.stop()]);
  await first.value.stop();
  assert.equal(isAlive(first.value.pid), false);
  assert.equal(existsSync(dataFolderAt(dataDir).owner), false);
  assert.match(readFileSync(dataFolderAt(dataDir).log, "utf8"), /database system is shut down/);
  const { cluster } = dataFolderAt(dataDir);
  const made = statSync(join(cluster, "PG_VERSION")).mtimeMs;

  const began = performance.now();
  const second = await startEmbedded({ dataDir });
  const took = performance.now() - began;
  assert.ok(second.ok);
  // Half a second on a machine with nothing else to do; others say how busy they are, not what we do.
  t.diagnostic(`a later start took ${took.toFixed(0)} ms`);
  assert.equal(statSync(join(cluster, "PG_VERSION")).mtimeMs, made);
  assert.equal(second.value.ownerUrl, first.value.ownerUrl);
  await second.value.stop();
});

test("the password and the log are for the owner of the folder only, and no password opens nothing", async (t) => {
  const dataDir = testFolder(t);
  const started = await startEmbedded({ dataDir });
  assert.ok(started.ok);
  const folder = dataFolderAt(dataDir);
  for (const file of [folder.access, folder.log, join(folder.cluster, "pg_hba.conf")]) assert.equal(statSync(file).mode & 0o077, 0, file);
  const url = new URL(started.value.ownerUrl);
  url.password = "guess";
  await assert.rejects(rowsOf(url.href, "select 1"), /password authentication failed/);
  await started.value.stop();
});

test("a value that a constraint refuses is not written to the database's log", async (t) => {
  const dataDir = testFolder(t);
  const started = await startEmbedded({ dataDir });
  assert.ok(started.ok);
  await rowsOf(started.value.ownerUrl, "create table mail (address text primary key)");
  await rowsOf(started.value.ownerUrl, "insert into mail values ('anna.secret@example.com')");
  await assert.rejects(rowsOf(started.value.ownerUrl, "insert into mail values ('anna.secret@example.com')"), /duplicate key/);
  await started.value.stop();
  assert.doesNotMatch(readFileSync(dataFolderAt(dataDir).log, "utf8"), /anna\.secret/);
});

test("a second server on the same folder is refused by the number of the first, which goes on undisturbed", async (t) => {
  const dataDir = testFolder(t);
  const first = runServer(t, dataDir, { writers: 1 });
  const { ready } = await first.answer();
  assert.ok(ready);
  const second = await startEmbedded({ dataDir });
  assert.ok(!second.ok);
  assert.equal(second.refusal.kind, "second_owner");
  assert.match(second.refusal.message, new RegExp(`process ${first.child.pid},.*--data`));
  const before = first.lines.length;
  await first.said("ack");
  for (const end = Date.now() + 90_000; first.lines.length === before && Date.now() < end; ) await new Promise((r) => setTimeout(r, 5));
  assert.ok(first.lines.length > before, "the first server no longer commits");
  await stopped(first);
});

test("of four servers started at the same moment exactly one gets the folder", async (t) => {
  const dataDir = testFolder(t);
  const servers = [1, 2, 3, 4].map(() => runServer(t, dataDir));
  const answers = await Promise.all(servers.map((server) => server.answer()));
  assert.equal(answers.filter(({ ready }) => ready).length, 1);
  assert.deepEqual(
    answers.flatMap(({ refusal }) => refusal?.kind ?? []),
    ["second_owner", "second_owner", "second_owner"],
  );
  await Promise.all(servers.filter(({ child }) => child.exitCode === null).map(stopped));
});

test("a command joins the server of the folder and leaves it running", async (t) => {
  const dataDir = testFolder(t);
  const server = runServer(t, dataDir);
  for (const end = Date.now() + 90_000; describeEmbedded(dataDir).owner === null && Date.now() < end; )
    await new Promise((r) => setTimeout(r, 2));
  const early = await joinOrStart({ dataDir }); // while the server still makes its database
  const { ready } = await server.answer();
  assert.ok(ready && early.ok);
  assert.equal(early.value.startedByUs, false);
  await early.value.stop();
  const again = await joinOrStart({ dataDir });
  assert.ok(again.ok);
  assert.equal(again.value.startedByUs, false);
  assert.equal(again.value.pid, ready.pid);
  await again.value.stop();
  assert.deepEqual(await rowsOf(again.value.ownerUrl, "select 1 as one"), [{ one: 1 }]);
  const facts = describeEmbedded(dataDir);
  assert.equal(facts.owner?.pid, server.child.pid);
  assert.deepEqual(facts.postmaster, { pid: ready.pid, status: "ready" });
  assert.equal(facts.isOrphan, false);
  assert.ok(facts.bytes !== null && facts.bytes > 10_000_000);
  await stopped(server);
});

test("a command without a server starts the database for its own time, and a server that comes meanwhile waits for it", async (t) => {
  const dataDir = testFolder(t);
  const command = await joinOrStart({ dataDir });
  assert.ok(command.ok);
  assert.equal(command.value.startedByUs, true);
  assert.equal(describeEmbedded(dataDir).owner?.kind, "command");
  const server = runServer(t, dataDir);
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.deepEqual(server.lines, []);
  await command.value.stop();
  assert.ok((await server.answer()).ready);
  await stopped(server);
});

test("describing a folder without a database starts and writes nothing", (t) => {
  const dataDir = testFolder(t);
  const facts = describeEmbedded(dataDir);
  assert.deepEqual([facts.postgresVersion, facts.port, facts.owner, facts.postmaster, facts.bytes], [null, null, null, null, null]);
  assert.equal(existsSync(dataDir), false);
});
