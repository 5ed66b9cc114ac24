import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { compare, readMigrations } from "#platform/migrate/migrate.ts";
import { emptyDatabase, testDatabase } from "../../../test/support/database.ts";
import { migrationsFolder } from "../../../test/support/template.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";
import { asOwner, found, temporaryFolder } from "./testing.ts";

const address = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

test("no server starts on what a restore killed in the middle has left", { timeout: 60_000 }, async (t) => {
  const folder = temporaryFolder(t);
  const source = await testDatabase(t);
  await found(source.ownerUrl, join(folder, "files"));
  const archive = join(folder, "backup");
  assert.ok((await backup({ ownerUrl: source.ownerUrl, filesFolder: join(folder, "files"), secret: source.secret, out: archive })).ok);
  const { ownerUrl } = await emptyDatabase(t);
  const options = { archive, ownerUrl, filesFolder: join(folder, "home"), secretFile: join(folder, "secret") };
  const program = `import { restore } from ${address("./restore.ts")}; import { readMigrations } from ${address("../migrate/migrate.ts")};
    await restore({ ...${JSON.stringify(options)}, migrations: readMigrations(${JSON.stringify(migrationsFolder)}) });`;

  await asOwner(ownerUrl, async (client) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
    t.after(() => child.kill("SIGKILL"));
    const sees = async (query: string) => ((await client.query(query)).rowCount ?? 0) > 0;
    // Whoever reads a table keeps the restore from filling it; the migrations before that must be through, for they refer to it.
    while (!(await sees("select from pg_tables where schemaname = 'migration' and tablename = 'applied'"))) await sleep(2);
    while (!(await sees("select from migration.applied where name = '0000_restore_of_a_backup'"))) await sleep(2);
    await client.query("begin; lock table org.person in access share mode");
    while (!(await sees("select from pg_locks where not granted and relation = 'org.person'::regclass"))) await sleep(5);
    child.kill("SIGKILL");
    await once(child, "exit");
    await client.query("commit");
    const migrations = readMigrations(migrationsFolder);
    const served = await compare(client, migrations);
    assert.equal(served.ok ? "served" : served.refusal.kind, "half_migrated");
    const again = await restore({ ...options, migrations });
    assert.equal(again.ok ? "restored" : again.refusal.kind, "not_empty");
  });
});
