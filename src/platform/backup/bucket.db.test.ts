import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openFileStore } from "#platform/files/open-file-store.ts";
import { testBucket } from "#platform/files/s3/testing.ts";
import { readMigrations } from "#platform/migrate/migrate.ts";
import { emptyDatabase, testDatabase } from "../../../test/support/database.ts";
import { migrationsFolder } from "../../../test/support/template.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";
import { brokenFiles, found, temporaryFolder } from "./testing.ts";

const secret = "the secret of the company, known to its server only";

test("files are backed up from a bucket, restored into another, and from there back into a folder", async (t) => {
  const folder = temporaryFolder(t);
  const [source, home, last] = [await testDatabase(t), await emptyDatabase(t), await emptyDatabase(t)];
  const [here, there] = [await testBucket(t), await testBucket(t)];
  await found(source.ownerUrl, join(folder, "before"));
  const store = openFileStore({ url: here.url, folder: join(folder, "spool") });
  for (const path of globSync("??/*", { cwd: join(folder, "before") }))
    assert.ok((await store.put(readFileSync(join(folder, "before", path)), { maxBytes: 100_000 })).ok);
  assert.equal(here.objects.size, 3);

  const out = join(folder, "one");
  const made = await backup({ ownerUrl: source.ownerUrl, filesFolder: join(folder, "spool"), filesUrl: here.url, secret, out });
  assert.ok(made.ok, made.ok ? "" : made.refusal.message);
  assert.deepEqual([made.value.files, made.value.missingFiles, made.value.damagedFiles], [3, [], []]);
  const migrations = readMigrations(migrationsFolder);
  const into = { archive: out, ownerUrl: home.ownerUrl, migrations, filesFolder: join(folder, "home"), secretFile: join(folder, "secret") };
  const restored = await restore({ ...into, filesUrl: there.url });
  assert.ok(restored.ok, restored.ok ? "" : restored.refusal.message);
  assert.deepEqual(new Map([...there.objects].sort()), new Map([...here.objects].sort()));

  const again = join(folder, "two");
  assert.ok((await backup({ ownerUrl: home.ownerUrl, filesFolder: join(folder, "home"), filesUrl: there.url, secret, out: again })).ok);
  const back = await restore({ ...into, archive: again, ownerUrl: last.ownerUrl, filesFolder: join(folder, "last") });
  assert.ok(back.ok, back.ok ? "" : back.refusal.message);
  assert.deepEqual(await brokenFiles(last.ownerUrl, join(folder, "last")), []);
});

test("a bucket that does not answer ends the backup in words, and tells no keys", async (t) => {
  const folder = temporaryFolder(t);
  const source = await testDatabase(t);
  const bucket = await testBucket(t);
  await found(source.ownerUrl, join(folder, "before"));
  bucket.troubles.push(503, 503, 503, 503);
  const made = await backup({
    ...{ ownerUrl: source.ownerUrl, filesFolder: join(folder, "spool"), filesUrl: bucket.url },
    ...{ secret, out: join(folder, "one") },
  });
  assert.ok(!made.ok);
  assert.match(made.refusal.message, /^The backup was not made: The file storage 127\.0\.0\.1:\d+\/files\/of-us answered 503/);
  assert.deepEqual(globSync("*one*", { cwd: folder }), [], "nothing of it was left");
});
