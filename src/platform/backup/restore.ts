/** Takes a backup back into an empty database: the way after a loss, to a new version of PostgreSQL, to a server, and back. */
import { type FileHandle, mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import pg from "pg";
import { openFileStore } from "#platform/files/open-file-store.ts";
import { installQueue } from "#platform/jobs/install-queue.ts";
import { withMigrationLock } from "#platform/migrate/lock.ts";
import { type Migration, migrate } from "#platform/migrate/migrate.ts";
import { loginUrls, prepareLogins } from "#platform/migrate/roles.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { entriesOf, Foreign, verify } from "./archive-reader.ts";
import { contentsOf, emptyAgain } from "./emptiness.ts";
import { load } from "./load.ts";
import type { Manifest } from "./manifest.ts";
import { type BackupRefusal, Damaged, placeOf, wordsOf } from "./refusal.ts";
import { neutralForm } from "./snapshot.ts";

export type RestoreOptions = {
  readonly archive: string;
  /** The owner of an empty database. */
  readonly ownerUrl: string;
  /** This program's migrations. */
  readonly migrations: readonly Migration[];
  readonly filesFolder: string;
  /** A bucket instead of the folder (MAINSPRING_FILES_URL). */
  readonly filesUrl?: string | undefined;
  /** The server secret when it is given from outside; otherwise the archive's, which is written to `secretFile`. */
  readonly secret?: string;
  readonly secretFile: string;
};

export type RestoreReport = {
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly jobs: number;
  readonly files: number;
  /** Migrations applied after loading, because the backup is of an older program. */
  readonly migrated: readonly string[];
  readonly missingFiles: readonly string[];
  /** The installation now has another secret than the backed-up one: sealed settings and second factors must be set anew. */
  readonly isSecretOther: boolean;
};

/** Either everything is there afterwards, or the database is as empty as before. */
export async function restore(options: RestoreOptions): Promise<Result<RestoreReport, BackupRefusal>> {
  let file: FileHandle;
  try {
    file = await open(options.archive, "r");
  } catch (error) {
    return no({ kind: "unreadable", message: `The backup ${options.archive} cannot be read: ${wordsOf(error)}.` });
  }
  try {
    const { manifest, secret } = await verify(file);
    const unfit = unfitVersion(manifest, options.migrations);
    return unfit ? no(unfit) : await intoDatabase(options, file, manifest, secret);
  } catch (error) {
    if (error instanceof Foreign)
      return no({ kind: "not_a_backup", message: `${options.archive} cannot be restored. ${error.message} Nothing was written.` });
    if (error instanceof Damaged)
      return no({
        kind: "damaged",
        message: `The backup ${options.archive} is damaged: ${error.message}. Nothing was written; take another copy of it, or an older backup.`,
      });
    return no({ kind: "unreadable", message: `The backup ${options.archive} cannot be read: ${wordsOf(error)}. Nothing was written.` });
  } finally {
    await file.close();
  }
}

/** A backup of this program or of an older one has the first of our migrations, unchanged. */
function unfitVersion(manifest: Manifest, migrations: readonly Migration[]): BackupRefusal | null {
  const own = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const newest = migrations.at(-1)?.name ?? "";
  const newer = manifest.migrations.find(({ name }) => !own.has(name) && name > newest);
  if (newer)
    return {
      kind: "newer",
      message: `The backup is newer than this program: it has migration ${newer.name}, this program ends at ${newest}. Restore it with the newer program. Nothing was written.`,
    };
  const other = manifest.migrations.find(({ name, checksum }, index) => migrations[index]?.name !== name || own.get(name) !== checksum);
  if (other)
    return {
      kind: "other_history",
      message: `The backup was made by another line of the program: its migration ${other.name} is not the one known here. Restore it with the program that made it. Nothing was written.`,
    };
  return null;
}

async function intoDatabase(
  options: RestoreOptions,
  file: FileHandle,
  manifest: Manifest,
  carried: string | null,
): Promise<Result<RestoreReport, BackupRefusal>> {
  const { ownerUrl } = options;
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, application_name: "mainspring restore" });
  client.on("error", () => {}); // also given to the query under way, which tells it
  try {
    await client.connect();
  } catch (error) {
    return no({
      kind: "unreachable",
      message: `The database ${placeOf(ownerUrl)} cannot be reached: ${wordsOf(error)}. Nothing was written.`,
    });
  }
  try {
    return await withMigrationLock(client, async () => {
      const present = await contentsOf(client);
      if (present.length > 0)
        return no({
          kind: "not_empty",
          message: `The database ${placeOf(ownerUrl)} is not empty: it has ${present.slice(0, 3).join(", ")}${present.length > 3 ? " and more" : ""}. A backup goes into an empty database only, so that nothing is overwritten.`,
        });
      try {
        return yes(await fill(options, client, file, manifest, carried));
      } catch (error) {
        await client.query("rollback").catch(() => {});
        const isEmpty = await emptyAgain(client).catch(() => false);
        const state = isEmpty
          ? "The database is empty as before."
          : `What it has now is not whole: drop the database ${placeOf(ownerUrl)} and create it anew.`;
        return no({ kind: "failed", message: `The backup could not be restored: ${wordsOf(error)}. ${state}` });
      }
    });
  } finally {
    await client.end().catch(() => {});
  }
}

async function fill(
  options: RestoreOptions,
  client: pg.Client,
  file: FileHandle,
  manifest: Manifest,
  carried: string | null,
): Promise<RestoreReport> {
  const secret = options.secret ?? carried;
  if (secret === null)
    throw new Error("it was made without its server secret, and none is given: set MAINSPRING_SECRET to the one of then");
  await migrateOrThrow(client, options.migrations.slice(0, manifest.migrations.length));
  await markUnfinished(client);
  const urls = loginUrls(options.ownerUrl, secret);
  await prepareLogins(client, urls);
  await installQueue(urls.worker);
  await client.query(neutralForm);
  await client.query("begin");
  await load(client, entriesOf(file), manifest, openFileStore({ url: options.filesUrl, folder: options.filesFolder }));
  if (options.secret === undefined) await keepSecret(options.secretFile, secret);
  await client.query("commit");
  const migrated = await migrateOrThrow(client, options.migrations);
  await client.query("analyze");
  const { createdAt, tables, jobs, files } = manifest;
  return {
    createdAt,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    jobs: jobs.rows,
    files: files.count - files.damaged.length,
    migrated,
    missingFiles: [...files.missing, ...files.damaged],
    isSecretOther: carried !== secret,
  };
}

async function migrateOrThrow(client: pg.Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  const migrated = await migrate(client, migrations);
  if (!migrated.ok) throw new Error(migrated.refusal.message);
  return migrated.value;
}

/** Killed in the middle, a restore leaves a schema without its rows. With this mark nobody serves it; loading overwrites it. */
async function markUnfinished(client: pg.Client): Promise<void> {
  await client.query("insert into migration.applied (name, checksum) values ('0000_restore_of_a_backup', '')");
}

async function keepSecret(path: string, secret: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.restored`;
  await rm(draft, { force: true });
  await writeFile(draft, `${secret.trim()}\n`, { flag: "wx", mode: 0o600, flush: true });
  await rename(draft, path);
}
