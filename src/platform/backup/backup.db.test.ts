import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { readMigrations } from "#platform/migrate/migrate.ts";
import { emptyDatabase, testDatabase } from "../../../test/support/database.ts";
import { migrationsFolder } from "../../../test/support/template.ts";
import { backup } from "./backup.ts";
import { type RestoreOptions, restore } from "./restore.ts";
import { asOwner, brokenFiles, contentOf, found, goOnWorking, temporaryFolder } from "./testing.ts";

const migrations = readMigrations(migrationsFolder);
const secret = "the secret of the company, known to its server only";

async function company(t: TestContext) {
  const folder = temporaryFolder(t);
  const source = await testDatabase(t);
  const filesFolder = join(folder, "files");
  const firm = await found(source.ownerUrl, filesFolder);
  const out = join(folder, "backup.mainspring");
  return { folder, source, filesFolder, firm, out };
}

/** Somewhere else, with nothing in it. */
async function newHome(t: TestContext, archive: string) {
  const folder = temporaryFolder(t);
  const { ownerUrl } = await emptyDatabase(t);
  const options: RestoreOptions = { archive, ownerUrl, migrations, filesFolder: join(folder, "files"), secretFile: join(folder, "secret") };
  return { folder, ownerUrl, options };
}

test("what is restored is every table and every file as it was at one moment, though people went on working", async (t) => {
  const { source, filesFolder, firm, out } = await company(t);
  const work = goOnWorking(source.appUrl, filesFolder, firm, 4);
  await work.more(20);
  let then: Record<string, string> = {};
  const made = await backup({
    ownerUrl: source.ownerUrl,
    filesFolder,
    secret,
    out,
    async onSnapshot(id) {
      await asOwner(source.ownerUrl, async (client) => {
        await client.query(`begin isolation level repeatable read; set transaction snapshot '${id}'`);
        then = await contentOf(client);
      });
      await work.more(40);
    },
  });
  const commits = await work.stop();
  assert.ok(made.ok, made.ok ? "" : made.refusal.message);
  const now = await asOwner(source.ownerUrl, contentOf);
  assert.notEqual(now["platform.journal"], then["platform.journal"], "people did work meanwhile");
  assert.equal(statSync(out).mode & 0o777, 0o600);

  const home = await newHome(t, out);
  const restored = await restore(home.options);
  assert.ok(restored.ok, restored.ok ? "" : restored.refusal.message);
  assert.deepEqual(await asOwner(home.ownerUrl, contentOf), then);
  assert.deepEqual(await brokenFiles(home.ownerUrl, home.options.filesFolder), []);
  assert.equal(readFileSync(home.options.secretFile, "utf8"), `${secret}\n`);
  const { jobs, tables, files } = made.value;
  assert.deepEqual(
    [restored.value.jobs, restored.value.tables, restored.value.files, restored.value.rows],
    [jobs, tables, files, made.value.rows],
  );
  assert.ok(files >= 3 && jobs >= 2 && tables > 20);
  t.diagnostic(
    `${commits} commits during the backup of ${made.value.rows} rows, ${jobs} jobs, ${files} files; ${statSync(out).size} bytes`,
  );
});

test("a restored database has all rules of the original one, and can be backed up and restored again without a difference", async (t) => {
  const { source, filesFolder, out, folder } = await company(t);
  assert.ok((await backup({ ownerUrl: source.ownerUrl, filesFolder, secret, out })).ok);
  const [first, second] = [await newHome(t, out), await newHome(t, join(folder, "again"))];
  assert.ok((await restore(first.options)).ok);
  const rules = (url: string) =>
    asOwner(url, async (client) => {
      const { rows } = await client.query(
        `select format('%s.%s %s: %s', n.nspname, r.relname, c.conname, pg_get_constraintdef(c.oid)) || c.convalidated as rule from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
         where n.nspname in ('migration', 'auth', 'platform', 'org')
         union all select format('%s.%s %s %s', schemaname, tablename, policyname, qual) from pg_policies where schemaname <> 'graphile_worker'
         union all select indexdef from pg_indexes where schemaname in ('auth', 'platform', 'org') order by 1`,
      );
      return rows.map(({ rule }) => rule);
    });
  assert.deepEqual(await rules(first.ownerUrl), await rules(source.ownerUrl));
  await assert.rejects(
    asOwner(first.ownerUrl, (client) => client.query("update org.person set chief_id = '00000000-0000-7000-8000-000000000000'")),
    /foreign key/,
  );
  assert.ok((await backup({ ownerUrl: first.ownerUrl, filesFolder: first.options.filesFolder, secret, out: second.options.archive })).ok);
  assert.ok((await restore(second.options)).ok);
  assert.deepEqual(await asOwner(second.ownerUrl, contentOf), await asOwner(source.ownerUrl, contentOf));
});

test("a backup does not go into a database that holds anything", async (t) => {
  const { source, filesFolder, out } = await company(t);
  assert.ok((await backup({ ownerUrl: source.ownerUrl, filesFolder, secret, out })).ok);
  const home = await newHome(t, out);
  for (const thing of [
    "create schema other",
    "create table public.notes ()",
    "create function public.f() returns int language sql return 1",
  ]) {
    await asOwner(home.ownerUrl, (client) => client.query(thing));
    const refused = await restore(home.options);
    assert.equal(refused.ok ? "" : refused.refusal.kind, "not_empty", thing);
    await asOwner(home.ownerUrl, (client) =>
      client.query("drop schema if exists other; drop table if exists public.notes; drop function if exists public.f()"),
    );
  }
  const itself = await restore({ ...home.options, ownerUrl: source.ownerUrl });
  assert.match(itself.ok ? "" : itself.refusal.message, /is not empty: it has the schema auth, /);
  await asOwner(home.ownerUrl, (client) => client.query("create extension citext; create extension btree_gist"));
  assert.ok((await restore(home.options)).ok, "an extension is nobody's data");
});

test("a backup of a newer program, or of another line of it, is refused; an older one is restored and then migrated", async (t) => {
  const { source, filesFolder, out } = await company(t);
  assert.ok((await backup({ ownerUrl: source.ownerUrl, filesFolder, secret, out })).ok);
  const home = await newHome(t, out);
  const tried = async (own: RestoreOptions["migrations"]) => {
    const result = await restore({ ...home.options, migrations: own });
    return result.ok ? result.value.migrated : result.refusal.kind;
  };
  assert.equal(await tried(migrations.slice(0, -1)), "newer");
  assert.equal(await tried(migrations.with(1, { ...migrations[1]!, checksum: "other" })), "other_history");
  assert.equal(await tried(migrations.toSpliced(1, 1)), "other_history");
  assert.equal(
    await asOwner(home.ownerUrl, async (client) => (await client.query("select from pg_namespace where nspname = 'org'")).rowCount),
    0,
  );
  const next = {
    name: "9999_next.sql",
    text: "alter table org.person add column nickname text not null default 'none'",
    checksum: "9",
    isAtomic: true,
  };
  assert.deepEqual(await tried([...migrations, next]), ["9999_next.sql"]);
  const { rows } = await asOwner(home.ownerUrl, (client) => client.query("select distinct nickname from org.person"));
  assert.deepEqual(rows, [{ nickname: "none" }]);
});

test("a restore that fails half-way leaves the database as empty as it was", async (t) => {
  const { source, filesFolder, out } = await company(t);
  assert.ok((await backup({ ownerUrl: source.ownerUrl, filesFolder, secret, out })).ok);
  const home = await newHome(t, out);
  const failed = await restore({ ...home.options, filesFolder: "/dev/null/files" });
  assert.equal(failed.ok ? "" : failed.refusal.kind, "failed");
  assert.match(failed.ok ? "" : failed.refusal.message, /ENOTDIR.*empty as before/);
  assert.deepEqual(readdirSync(home.folder), []);
  assert.ok((await restore(home.options)).ok);
});

test("files that the storage has lost or that rotted there do not keep the rest from being saved, and are named", async (t) => {
  const { source, filesFolder, out } = await company(t);
  const { rows } = await asOwner(source.ownerUrl, (client) =>
    client.query("select sha256 from platform.file where bytes > 0 order by bytes"),
  );
  const [rotten, lost] = rows.map(({ sha256 }) => sha256 as string);
  const pathOf = (hash = "") => join(filesFolder, hash.slice(0, 2), hash.slice(2));
  writeFileSync(pathOf(rotten), "other");
  rmSync(pathOf(lost));
  const made = await backup({ ownerUrl: source.ownerUrl, filesFolder, secret, out });
  assert.deepEqual(made.ok && [made.value.missingFiles, made.value.damagedFiles], [[lost], [rotten]]);
  const home = await newHome(t, out);
  const restored = await restore(home.options);
  assert.deepEqual(restored.ok && restored.value.missingFiles.toSorted(), [lost, rotten].toSorted());
  assert.deepEqual((await brokenFiles(home.ownerUrl, home.options.filesFolder)).toSorted(), [lost, rotten].toSorted());
});

test("a backup that cannot be written leaves nothing, and an older one of that name stays whole", async (t) => {
  const { source, filesFolder, out, folder } = await company(t);
  assert.ok((await backup({ ownerUrl: source.ownerUrl, filesFolder, secret, out })).ok);
  const before = readFileSync(out);
  const broken = await backup({
    ownerUrl: source.ownerUrl,
    filesFolder,
    secret,
    out,
    async onSnapshot() {
      await asOwner(source.ownerUrl, (client) =>
        client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mainspring backup' and datname = current_database()",
        ),
      );
    },
  });
  assert.equal(broken.ok ? "" : broken.refusal.kind, "failed");
  assert.deepEqual(readFileSync(out), before);
  const nowhere = await backup({ ownerUrl: source.ownerUrl, filesFolder, secret, out: "/dev/full/backup" });
  assert.match(nowhere.ok ? "" : nowhere.refusal.message, /could not be written: ENOTDIR/);
  assert.deepEqual(readdirSync(folder).toSorted(), ["backup.mainspring", "files"]);
});

test("without its secret a backup is restored only when one is given, and says that it is another", async (t) => {
  const { source, filesFolder, out } = await company(t);
  assert.ok((await backup({ ownerUrl: source.ownerUrl, filesFolder, out })).ok);
  const home = await newHome(t, out);
  const refused = await restore(home.options);
  assert.match(refused.ok ? "" : refused.refusal.message, /made without its server secret/);
  const restored = await restore({ ...home.options, secret: `${secret} (new)` });
  assert.equal(restored.ok && restored.value.isSecretOther, true);
  assert.ok(!readdirSync(home.folder).includes("secret"), "a secret given from outside is not written down");
});

test("a disk that fills up in the middle of a table ends the backup in words", { skip: process.platform !== "linux" }, async (t) => {
  const { source, filesFolder, out, folder } = await company(t);
  await asOwner(source.ownerUrl, (client) =>
    client.query(
      "insert into auth.verification (id, identifier, value, expires_at) select n::text, md5(n::text), repeat(md5(random()::text), 4), now() from generate_series(1, 30000) n",
    ),
  );
  const program = `import { backup } from ${JSON.stringify(new URL("./backup.ts", import.meta.url).href)};
    console.log(JSON.stringify(await backup(${JSON.stringify({ ownerUrl: source.ownerUrl, filesFolder, secret, out })})));`;
  const child = spawn("bash", ["-c", 'ulimit -f 256 && exec "$0" --input-type=module -e "$1"', process.execPath, program], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 300_000,
  });
  const told = JSON.parse(await text(child.stdout));
  assert.equal(told.refusal.kind, "unwritable");
  assert.match(told.refusal.message, /EFBIG/);
  assert.deepEqual(readdirSync(folder), ["files"]);
});
