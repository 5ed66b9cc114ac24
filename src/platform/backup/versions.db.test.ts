import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { readMigrations } from "#platform/migrate/migrate.ts";
import { prepareDatabase } from "#platform/migrate/prepare.ts";
import { newId } from "#shared/id.ts";
import { startTestCluster } from "../../../test/support/server.ts";
import { databaseOf, migrationsFolder } from "../../../test/support/template.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";
import { asOwner, contentOf, found, temporaryFolder } from "./testing.ts";

const migrations = readMigrations(migrationsFolder);
const secret = "the secret of the company, known to its server only";
const server = process.env["MAINSPRING_TEST_DATABASE_URL"];

/** An empty database on a server; given a test's context, gone with the test. */
async function home(url: string, t?: TestContext) {
  const name = `mainspring_versions_${newId().replaceAll("-", "")}`;
  await asOwner(url, (client) => client.query(`create database ${name} encoding 'UTF8' template template0`));
  t?.after(() => asOwner(url, (client) => client.query(`drop database if exists ${name} with (force)`)));
  const ownerUrl = databaseOf(url, name);
  const version = await asOwner(
    ownerUrl,
    async (client) => (await client.query("select current_setting('server_version') as version")).rows[0]?.version as string,
  );
  return { ownerUrl, version };
}

test("a company moves from the embedded PostgreSQL to a server of another version, and back, without a difference", {
  skip: server === undefined && "there is no second server (MAINSPRING_TEST_DATABASE_URL)",
}, async (t) => {
  const folder = temporaryFolder(t);
  const cluster = await startTestCluster();
  t.after(() => cluster.stop());
  const [start, away, back] = [await home(cluster.url), await home(server ?? "", t), await home(cluster.url)];
  const prepared = await prepareDatabase({ ownerUrl: start.ownerUrl, secret, migrationsFolder });
  assert.ok(prepared.ok);
  const filesOf = (place: string) => join(folder, place, "files");
  await found(start.ownerUrl, filesOf("start"));
  const content = await asOwner(start.ownerUrl, contentOf);
  const move = async (from: [string, string], to: [string, string]) => {
    const archive = join(folder, `${to[1]}.mainspring`);
    const made = await backup({ ownerUrl: from[0], filesFolder: filesOf(from[1]), secret, out: archive });
    assert.ok(made.ok, made.ok ? "" : made.refusal.message);
    const restored = await restore({
      archive,
      ownerUrl: to[0],
      migrations,
      filesFolder: filesOf(to[1]),
      secretFile: join(folder, to[1], "secret"),
    });
    assert.ok(restored.ok, restored.ok ? "" : restored.refusal.message);
    assert.deepEqual(await asOwner(to[0], contentOf), content);
  };
  await move([start.ownerUrl, "start"], [away.ownerUrl, "away"]);
  await move([away.ownerUrl, "away"], [back.ownerUrl, "back"]);
  t.diagnostic(`PostgreSQL ${start.version} → ${away.version} → ${back.version}`);
});
