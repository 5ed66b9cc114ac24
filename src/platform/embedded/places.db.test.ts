import assert from "node:assert/strict";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type TestContext, test } from "node:test";
import { packagedBinaries } from "./binaries.ts";
import { copyBinaries } from "./binaries-copy.ts";
import { dataFolderAt, openDataFolder } from "./data-folder.ts";
import { startEmbedded } from "./embedded.ts";
import { installedPackage, packageFor, thisMachine } from "./package-binaries.ts";
import { canReach, chooseServerUser } from "./server-user.ts";
import { rowsOf, runServer, stopped, testFolder } from "./testing/server-process.ts";

const isRoot = process.getuid?.() === 0;
const asRoot = { skip: isRoot ? false : "needs root, to switch between users" };
const nobody = { uid: 65534, gid: 65534 };
const asNobody = { switched: nobody, isNamed: true };
const debian = "/usr/lib/postgresql/15/bin";
const sources = canReach(import.meta.dirname, asNobody) && canReach(process.execPath, asNobody);
const asOthers = { skip: !isRoot ? asRoot.skip : sources ? false : "the project lies under a closed home, other users cannot run it" };

/** The package as npm unpacks it with --ignore-scripts: without the links between its libraries. */
function packageWithoutLinks(t: TestContext): string {
  const name = packageFor(thisMachine);
  assert.ok(name.ok);
  const installed = installedPackage(name.value);
  assert.ok(installed.ok);
  const place = mkdtempSync(join(tmpdir(), "mainspring-package-"));
  t.after(() => rmSync(place, { recursive: true, force: true }));
  const native = join(place, "native");
  cpSync(installed.value.native, native, { recursive: true, verbatimSymlinks: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  chmodSync(place, 0o755);
  return native;
}

function folderFor(t: TestContext) {
  const opened = openDataFolder(testFolder(t));
  assert.ok(opened.ok);
  const user = chooseServerUser(opened.value);
  assert.ok(user.ok);
  return { folder: opened.value, user: user.value };
}

test("after an install without scripts the missing library links are made in place", { skip: process.platform !== "linux" }, async (t) => {
  const native = packageWithoutLinks(t);
  const { folder, user } = folderFor(t);
  chmodSync(dirname(folder.path), 0o755);
  const found = await packagedBinaries({ native, version: "test" }, folder, user, () => {});
  assert.ok(found.ok, found.ok ? "" : found.refusal.message);
  assert.ok(found.value.postgres.startsWith(native));
  assert.ok(readdirSync(join(native, "lib")).some((name) => lstatSync(join(native, "lib", name)).isSymbolicLink()));
  assert.equal(existsSync(folder.binaries), false);
});

test("programs under a closed home are copied into the data folder, once", asRoot, async (t) => {
  const native = packageWithoutLinks(t);
  chmodSync(dirname(native), 0o700);
  const { folder } = folderFor(t);
  chmodSync(dirname(folder.path), 0o755);
  const first = await packagedBinaries({ native, version: "test" }, folder, asNobody, () => {});
  assert.ok(first.ok, first.ok ? "" : first.refusal.message);
  assert.equal(first.value.postgres, join(folder.binaries, "test", "native", "bin", "postgres"));
  const made = statSync(first.value.postgres).ino;
  const second = await packagedBinaries({ native, version: "test" }, folder, asNobody, () => {});
  assert.ok(second.ok);
  assert.equal(statSync(second.value.postgres).ino, made);
});

test("no copy is made to a closed place, nor taken from one that others could have filled", asRoot, (t) => {
  const native = packageWithoutLinks(t);
  const { folder } = folderFor(t);
  const parent = dirname(folder.path);
  chmodSync(parent, 0o700);
  assert.equal(copyBinaries(native, "test", [folder.binaries], asNobody), null);
  chmodSync(parent, 0o755);
  mkdirSync(folder.binaries);
  chownSync(folder.binaries, 12345, 12345);
  assert.equal(copyBinaries(native, "test", [folder.binaries], asNobody), null);
});

test("from root it runs under an unprivileged user, also with the data under a closed home", asRoot, async (t) => {
  const dataDir = testFolder(t);
  assert.equal(statSync(dirname(dataDir)).mode & 0o077, 0, "the folder above is not closed, so this test proves nothing");
  const started = await startEmbedded({ dataDir });
  assert.ok(started.ok, started.ok ? "" : started.refusal.message);
  assert.notEqual(statSync(`/proc/${started.value.pid}`).uid, 0);
  assert.equal(statSync(dataFolderAt(dataDir).cluster).mode & 0o077, 0);
  await started.value.stop();
});

test("an ordinary user's folder stays that user's when root runs a command on it", asOthers, async (t) => {
  const dataDir = testFolder(t);
  chmodSync(dirname(dataDir), 0o755);
  mkdirSync(dataDir);
  chownSync(dataDir, nobody.uid, nobody.gid);
  for (const as of [nobody, { uid: 0, gid: 0 }, nobody]) {
    const server = runServer(t, dataDir, { as });
    const { ready, refusal } = await server.answer();
    assert.ok(ready, refusal?.message ?? "");
    assert.equal(statSync(`/proc/${ready.pid}`).uid, nobody.uid);
    await stopped(server);
    for (const name of readdirSync(dataDir)) assert.equal(statSync(join(dataDir, name)).uid, nobody.uid, name);
  }
});

test("a user id without a passwd entry is refused in words and nothing is left half-made", asOthers, async (t) => {
  const dataDir = testFolder(t);
  chmodSync(dirname(dataDir), 0o755);
  mkdirSync(dataDir);
  chownSync(dataDir, 54321, 54321);
  const { refusal } = await runServer(t, dataDir, { as: { uid: 54321, gid: 54321 } }).answer();
  assert.equal(refusal?.kind, "no_passwd_entry");
  assert.match(refusal?.message ?? "", /user id 54321.*MAINSPRING_DATABASE_URL/);
  assert.equal(existsSync(dataFolderAt(dataDir).cluster), false);
});

test("a folder that cannot be written is refused by its name", asOthers, async (t) => {
  const dataDir = testFolder(t);
  const { refusal } = await runServer(t, dataDir, { as: nobody }).answer();
  assert.equal(refusal?.kind, "data_dir_unusable");
  assert.ok(refusal?.message.includes(dataDir));
});

test("a path through a file is refused by its name", async (t) => {
  const dataDir = testFolder(t);
  writeFileSync(dataDir, "");
  for (const path of [dataDir, join(dataDir, "below")]) {
    const started = await startEmbedded({ dataDir: path });
    assert.ok(!started.ok);
    assert.equal(started.refusal.kind, "data_dir_unusable");
    assert.ok(started.refusal.message.includes(path));
  }
});

test("a database without its password file is refused in words", async (t) => {
  const dataDir = testFolder(t);
  const started = await startEmbedded({ dataDir });
  assert.ok(started.ok);
  await started.value.stop();
  rmSync(dataFolderAt(dataDir).access);
  const again = await startEmbedded({ dataDir });
  assert.ok(!again.ok);
  assert.equal(again.refusal.kind, "not_ours");
  assert.match(again.refusal.message, /postgres-access\.json, is missing/);
});

test("other programs are used when they are named, and a database of another major version is refused untouched", {
  skip: !existsSync(debian),
}, async (t) => {
  const dataDir = testFolder(t);
  const env = { ...process.env, MAINSPRING_PG_BIN: debian };
  if (isRoot) {
    const { refusal } = await runServer(t, dataDir, { env }).answer();
    assert.equal(refusal?.kind, "closed_home");
    assert.ok(refusal?.message.includes(`${dirname(dataDir)} is closed to others`));
    chmodSync(dirname(dataDir), 0o755);
  }
  const server = runServer(t, dataDir, { env });
  const { ready } = await server.answer();
  assert.ok(ready);
  const [row] = await rowsOf<{ server_version: string }>(ready.ownerUrl, "show server_version");
  assert.match(row?.server_version ?? "", /^15\./);
  await stopped(server);
  const { refusal } = await runServer(t, dataDir, { env: { ...process.env, MAINSPRING_PG_BIN: "" } }).answer();
  assert.equal(refusal?.kind, "wrong_version");
  assert.match(refusal?.message ?? "", /PostgreSQL 15,.* 18\..*[Bb]ackup.*restore/);
  const again = runServer(t, dataDir, { env });
  assert.ok((await again.answer()).ready);
  await stopped(again);
});

test("text indexes are rebuilt when the programs sort by other rules than those that built them", async (t) => {
  const dataDir = testFolder(t);
  const version = "select datcollversion as version from pg_database where datname = 'mainspring'";
  const first = await startEmbedded({ dataDir });
  assert.ok(first.ok);
  const [before] = await rowsOf(first.value.ownerUrl, version);
  await rowsOf(first.value.ownerUrl, "update pg_database set datcollversion = '1.0' where datname = 'mainspring'");
  await first.value.stop();
  const second = await startEmbedded({ dataDir });
  assert.ok(second.ok);
  assert.deepEqual(await rowsOf(second.value.ownerUrl, version), [before]);
  await second.value.stop();
});
