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

test("no server starts on what a restore killed in the middle has left", { timeout: 300_000 }, async (t) => {
  const folder = temporaryFolder(t);
  const source = await testDatabase(t);
  await found(source.ownerUrl, join(folder, "files"));
  const archive = join(folder, "backup");
  assert.ok((await backup({ ownerUrl: source.ownerUrl, filesFolder: join(folder, "files"), secret: source.secret, out: archive })).ok);
  const restoreInto = (ownerUrl: string) => ({ archive, ownerUrl, filesFolder: join(folder, "home"), secretFile: join(folder, "secret") });
  /** Answers the half-restored database, or null when it came to its end before it could be stopped. */
  const killedRestore = async () => {
    const { ownerUrl } = await emptyDatabase(t);
    const options = restoreInto(ownerUrl);
    const program = `import { restore } from ${address("./restore.ts")}; import { readMigrations } from ${address("../migrate/migrate.ts")};
      await restore({ ...${JSON.stringify(options)}, migrations: readMigrations(${JSON.stringify(migrationsFolder)}) });`;
    return asOwner(ownerUrl, async (client) => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
      t.after(() => child.kill("SIGKILL"));
      const ended = once(child, "exit");
      // Whoever reads a table keeps the restore from filling it; the migrations before that must be through, for they refer to it.
      // The server itself looks when that is, for this process may be held up.
      await client.query("begin");
      await client.query(`do $$ begin
        loop
          perform from pg_class where relname = 'applied' and relnamespace = (select oid from pg_namespace where nspname = 'migration');
          exit when found;
          perform pg_sleep(0.002);
        end loop;
        loop
          perform from migration.applied where name = '0000_restore_of_a_backup';
          exit when found;
          perform pg_stat_clear_snapshot();
          perform from pg_stat_activity where datname = current_database() and application_name = 'mainspring restore';
          if not found then return; end if;
          perform pg_sleep(0.002);
        end loop;
        lock table org.person in access share mode;
      end $$`);
      const isHeld = async () =>
        (await client.query("select from pg_locks where not granted and relation = 'org.person'::regclass")).rowCount === 1;
      let isHeldUp = false;
      while (child.exitCode === null && !isHeldUp) {
        isHeldUp = await isHeld();
        await sleep(5);
      }
      child.kill("SIGKILL");
      await ended;
      await client.query("commit");
      return isHeldUp ? ownerUrl : null;
    });
  };
  let left = await killedRestore();
  for (let tries = 1; tries < 5 && left === null; tries++) left = await killedRestore();
  assert.ok(left !== null, "no restore was killed in the middle, so this test proves nothing");
  const options = restoreInto(left);
  await asOwner(left, async (client) => {
    const migrations = readMigrations(migrationsFolder);
    const served = await compare(client, migrations);
    assert.equal(served.ok ? "served" : served.refusal.kind, "half_migrated");
    const again = await restore({ ...options, migrations });
    assert.equal(again.ok ? "restored" : again.refusal.kind, "not_empty");
  });
});
