import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { dataFolderAt } from "./data-folder.ts";
import { describeEmbedded } from "./describe.ts";
import { startEmbedded } from "./embedded.ts";
import { endOrphans } from "./end-processes.ts";
import { postmasterFileOf } from "./postmaster-file.ts";
import { isAlive, processesOf } from "./process-facts.ts";
import { acknowledgedBy, killed, rowsOf, runServer, type ServerProcess, stopped, testFolder } from "./testing/server-process.ts";

async function writingServer(t: TestContext, dataDir: string): Promise<{ server: ServerProcess; postmaster: number }> {
  const server = runServer(t, dataDir, { writers: 4 });
  const { ready } = await server.answer();
  assert.ok(ready);
  await until(() => acknowledgedBy(server).length > enough, "the server commits");
  return { server, postmaster: ready.pid };
}

/** Commits that each server has made before it is killed, however long it takes: a few prove nothing. */
const enough = 50;

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 90_000; !(await holds()); await sleep(5)) assert.ok(Date.now() < end, `still not: ${what}`);
}

/** Starts again and looks for every row whose commit was acknowledged; the one who starts may leave the database to the next. */
async function assertNothingLost(t: TestContext, dataDir: string, servers: readonly ServerProcess[]): Promise<void> {
  const acknowledged = servers.flatMap(acknowledgedBy);
  assert.ok(acknowledged.length > enough * servers.length);
  const began = performance.now();
  const next = await startEmbedded({ dataDir });
  const took = performance.now() - began;
  assert.ok(next.ok, next.ok ? "" : next.refusal.message);
  const rows = await rowsOf<{ id: string }>(next.value.ownerUrl, "select id from acknowledged");
  const kept = new Set(rows.map(({ id }) => id));
  assert.deepEqual(
    acknowledged.filter((id) => !kept.has(id)),
    [],
  );
  await next.value.stop();
  assert.deepEqual(processesOf(dataFolderAt(dataDir).cluster), []);
  t.diagnostic(`${acknowledged.length} acknowledged commits, all there ${took.toFixed(0)} ms after the next start began`);
}

test("kill -9 of the server loses no acknowledged commit, and the next start takes over the running database", async (t) => {
  const dataDir = testFolder(t);
  const { server, postmaster } = await writingServer(t, dataDir);
  await killed(server.child);
  assert.equal(isAlive(postmaster), true);
  assert.equal(describeEmbedded(dataDir).isOrphan, true);
  const second = await writingServer(t, dataDir);
  assert.equal(second.postmaster, postmaster);
  await stopped(second.server);
  assert.equal(isAlive(postmaster), false);
  await assertNothingLost(t, dataDir, [server, second.server]);
});

test("kill -9 of the database loses no acknowledged commit; the server hears of it and the next start recovers", async (t) => {
  const dataDir = testFolder(t);
  const { server, postmaster } = await writingServer(t, dataDir);
  process.kill(postmaster, "SIGKILL");
  await server.said("died");
  await stopped(server);
  assert.ok(server.lines.includes("stopped"));
  await assertNothingLost(t, dataDir, [server]);
});

test("kill -9 of both, three times in a row, loses no acknowledged commit", async (t) => {
  const dataDir = testFolder(t);
  const servers: ServerProcess[] = [];
  for (let round = 0; round < 3; round++) {
    const { server, postmaster } = await writingServer(t, dataDir);
    process.kill(postmaster, "SIGKILL");
    await killed(server.child);
    servers.push(server);
  }
  await assertNothingLost(t, dataDir, servers);
});

test("a query that works on after its database was killed is ended before the next start", {
  skip: process.platform !== "linux",
}, async (t) => {
  const dataDir = testFolder(t);
  const { cluster } = dataFolderAt(dataDir);
  const { server, postmaster } = await writingServer(t, dataDir);
  const url = (await server.answer()).ready?.ownerUrl ?? "";
  const busy = new pg.Client({ connectionString: url, application_name: "busy" });
  busy.on("error", () => {});
  await busy.connect();
  busy.query("select count(*) from generate_series(1, 100000000000) as n where n % 7 = 8").catch(() => {});
  const isAtWork = "select from pg_stat_activity where application_name = 'busy' and state = 'active'";
  await until(async () => (await rowsOf(url, isAtWork)).length === 1, "the query works");
  process.kill(postmaster, "SIGKILL");
  await killed(server.child);
  assert.ok(processesOf(cluster).length > 0, "no orphan is left, so this test proves nothing");
  await assertNothingLost(t, dataDir, [server]);
});

test("a process number given to somebody else since, or kept by a zombie, is not taken for the database", {
  skip: process.platform !== "linux",
}, async (t) => {
  const dataDir = testFolder(t);
  const { cluster } = dataFolderAt(dataDir);
  const { server, postmaster } = await writingServer(t, dataDir);
  process.kill(postmaster, "SIGKILL");
  await killed(server.child);
  await endOrphans(cluster);
  const file = postmasterFileOf(cluster);
  const left = readFileSync(file, "utf8");
  const { uid, gid } = statSync(cluster); // PostgreSQL takes notice only of processes of its own user
  const stranger = spawn("sleep", ["60"], { stdio: "ignore", uid, gid });
  t.after(() => stranger.kill("SIGKILL"));
  writeFileSync(file, left.replace(/^\d+/, String(stranger.pid)));
  await assertNothingLost(t, dataDir, [server]);
  assert.equal(stranger.exitCode ?? stranger.signalCode, null, "the stranger was killed");

  // The shell's child ends while the program that the shell became never collects it.
  const parent = spawn("sh", ["-c", "sleep 0.05 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"], uid, gid });
  t.after(() => parent.kill("SIGKILL"));
  const [output] = (await once(parent.stdout, "data")) as [Buffer];
  const zombie = Number(output.toString());
  await until(() => /\) Z /.test(readFileSync(`/proc/${zombie}/stat`, "utf8")), "the child is a zombie");
  assert.equal(isAlive(zombie), false);
  writeFileSync(file, left.replace(/^\d+/, String(zombie)));
  await assertNothingLost(t, dataDir, [server]);
});

test("a first start killed at any moment leaves nothing that keeps the next one from making the database", async (t) => {
  // Whoever looks away at the wrong moment finds the database made: then once more, in another folder.
  let round = await cutShort(t);
  for (let tries = 1; tries < 5 && !round.wasCutShort; tries++) round = await cutShort(t);
  const { dataDir, wasCutShort } = round;
  assert.ok(wasCutShort, "no start was killed while it made the database, so this test proves nothing");
  const started = await startEmbedded({ dataDir });
  assert.ok(started.ok, started.ok ? "" : started.refusal.message);
  assert.deepEqual(await rowsOf(started.value.ownerUrl, "select 1 as one"), [{ one: 1 }]);
  assert.equal(existsSync(dataFolderAt(dataDir).clusterInTheMaking), false);
  await started.value.stop();
});

/** Starts in an empty folder, each killed a while after it began to make the database. */
async function cutShort(t: TestContext) {
  const dataDir = testFolder(t);
  const { cluster, clusterInTheMaking } = dataFolderAt(dataDir);
  let wasCutShort = false;
  for (const moment of [0, 60, 150, 250]) {
    const server = runServer(t, dataDir);
    await until(() => existsSync(clusterInTheMaking) || existsSync(cluster), "the database is being made");
    await sleep(moment);
    wasCutShort ||= existsSync(clusterInTheMaking);
    await killed(server.child);
  }
  return { dataDir, wasCutShort };
}

test("an owner file left by a killed server names a process number that lives again: it keeps nobody out", async (t) => {
  const dataDir = testFolder(t);
  const first = await startEmbedded({ dataDir });
  assert.ok(first.ok);
  await first.value.stop();
  const owner = { pid: process.ppid, mark: "another boot/1", kind: "server", since: "2020-01-01T00:00:00.000Z" };
  writeFileSync(dataFolderAt(dataDir).owner, JSON.stringify(owner));
  assert.equal(describeEmbedded(dataDir).owner, null);
  const second = await startEmbedded({ dataDir });
  assert.ok(second.ok);
  await second.value.stop();
});
