/** A backup while people work: one snapshot of all tables, then the files it lists, as one archive that any PostgreSQL can take back. */
import pg from "pg";
import type { FileStore } from "#platform/files/file-store.ts";
import { openFileStore } from "#platform/files/open-file-store.ts";
import { withMigrationLock } from "#platform/migrate/lock.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { type ArchiveWriter, writeArchive } from "./archive-writer.ts";
import { format, type Manifest, paths } from "./manifest.ts";
import { type BackupRefusal, placeOf, wordsOf } from "./refusal.ts";
import { type Snapshot, withSnapshot } from "./snapshot.ts";

export type BackupOptions = {
  /** The owner of the database. */
  readonly ownerUrl: string;
  readonly filesFolder: string;
  /** A bucket instead of the folder (MAINSPRING_FILES_URL). */
  readonly filesUrl?: string | undefined;
  /** The server secret, without which sealed settings and second factors cannot be read again. */
  readonly secret?: string;
  /** Where the archive shall lie; an older one of that name is replaced when the new one is whole. */
  readonly out: string;
  readonly now?: Date;
  /** Told when the snapshot is taken, before anything is copied: whoever else looks at the same moment sees the same. */
  readonly onSnapshot?: (id: string) => Promise<void>;
};

export type BackupReport = {
  readonly tables: number;
  readonly rows: number;
  readonly jobs: number;
  readonly files: number;
  /** Files that the database lists and the storage does not have whole. The backup is good, the storage is not. */
  readonly missingFiles: readonly string[];
  readonly damagedFiles: readonly string[];
};

/** Writes the whole archive or nothing. People go on working; only a change of the schema waits until it is done. */
export async function backup({
  ownerUrl,
  filesFolder,
  filesUrl,
  secret,
  out,
  now = new Date(),
  onSnapshot = async () => {},
}: BackupOptions): Promise<Result<BackupReport, BackupRefusal>> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, application_name: "mainspring backup" });
  client.on("error", () => {}); // also given to the query under way, which tells it
  try {
    await client.connect();
  } catch (error) {
    return no({
      kind: "unreachable",
      message: `The database ${placeOf(ownerUrl)} cannot be reached: ${wordsOf(error)}. Nothing was written.`,
    });
  }
  let whole: Manifest | undefined;
  try {
    await writeArchive(out, now, async (archive) => {
      whole = await fill(archive, client, openFileStore({ url: filesUrl, folder: filesFolder }), { secret, now, onSnapshot });
      const seal = await archive.add(paths.manifest, JSON.stringify(whole));
      await archive.add(paths.seal, seal);
    });
  } catch (error) {
    return no(asRefusal(error, out));
  } finally {
    await client.end().catch(() => {});
  }
  return whole ? yes(report(whole)) : no({ kind: "failed", message: "The backup was not made." });
}

type Filling = { readonly secret: string | undefined; readonly now: Date; readonly onSnapshot: (id: string) => Promise<void> };

async function fill(archive: ArchiveWriter, client: pg.Client, store: FileStore, { secret, now, onSnapshot }: Filling): Promise<Manifest> {
  await archive.add(paths.format, JSON.stringify({ program: "mainspring", format }));
  if (secret !== undefined) await archive.add(paths.secret, secret);
  const { hashes, ...rest } = await withMigrationLock(client, () =>
    withSnapshot(client, async (snapshot) => {
      await onSnapshot(snapshot.id);
      return copyAll(archive, snapshot);
    }),
  );
  // After the snapshot: stored files never change, and a long copy must not keep the database from clearing up.
  const files = await addFiles(archive, store, hashes);
  return { format, createdAt: now.toISOString(), ...rest, files, hasSecret: secret !== undefined };
}

async function copyAll(archive: ArchiveWriter, snapshot: Snapshot) {
  const tables: Manifest["tables"] = [];
  for (const [index, table] of snapshot.tables.entries()) {
    const content = await archive.addRows((part) => paths.table(index, part), snapshot.rows(table));
    tables.push({ ...table, columns: [...table.columns], ...content });
  }
  const jobs = await archive.addRows(paths.jobs, snapshot.jobs());
  const listed: Buffer[] = [];
  for await (const chunk of snapshot.fileHashes()) listed.push(chunk);
  return { postgres: snapshot.postgres, migrations: [...snapshot.migrations], tables, jobs, hashes: Buffer.concat(listed) };
}

async function addFiles(archive: ArchiveWriter, store: FileStore, hashes: Buffer): Promise<Manifest["files"]> {
  const files: Manifest["files"] = { count: 0, bytes: 0, missing: [], damaged: [] };
  const line = 65; // 64 digits and the end of the line
  for (let at = 0; at + line <= hashes.length; at += line) {
    const hash = hashes.toString("latin1", at, at + line - 1);
    const [size, content] = [await store.size(hash), await store.open(hash)];
    if (size === null || content === null) {
      content?.destroy();
      files.missing.push(hash);
      continue;
    }
    files.count += 1;
    files.bytes += size;
    if (!(await archive.addFile(hash, size, content))) files.damaged.push(hash);
  }
  return files;
}

function asRefusal(error: unknown, out: string): BackupRefusal {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const isOfTheDisk = /^E[A-Z]+$/.test(code) && (error as NodeJS.ErrnoException).syscall !== undefined;
  if (isOfTheDisk)
    return {
      kind: "unwritable",
      message: `The backup ${out} could not be written: ${wordsOf(error)}. Nothing of it was left; name a place with enough room that this user may write to.`,
    };
  return { kind: "failed", message: `The backup was not made: ${wordsOf(error)}. Nothing was changed and nothing of it was left.` };
}

const report = ({ tables, jobs, files }: Manifest): BackupReport => ({
  tables: tables.length,
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  jobs: jobs.rows,
  files: files.count,
  missingFiles: files.missing,
  damagedFiles: files.damaged,
});
