/** Brings a database to this version's schema: plain SQL files, forward only, one after the other, each all or nothing. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { no, type Result, yes } from "#shared/result.ts";
import { withMigrationLock } from "./lock.ts";
import { despiteNeighbours } from "./neighbours.ts";

/** `isAtomic`: it happens in one transaction. A file of one statement that PostgreSQL does not allow there begins with `-- outside a transaction`. */
export type Migration = { readonly name: string; readonly text: string; readonly checksum: string; readonly isAtomic: boolean };

/** Why a database cannot be used, in words that say what to do. */
export type MigrationRefusal = {
  readonly kind: "edited" | "newer" | "half_migrated" | "failed" | "unreachable" | "unfit";
  readonly message: string;
};

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      const checksum = createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
      return { name, text, checksum, isAtomic: !text.startsWith("-- outside a transaction") };
    });
}

/**
 * Applies what is missing, as the owner of the database. Answers the names applied.
 * A file that fails or is killed half-way is undone and done again by the next start; what came before it stays.
 */
export async function migrate(
  client: pg.ClientBase,
  migrations: readonly Migration[],
): Promise<Result<readonly string[], MigrationRefusal>> {
  return withMigrationLock(client, async () => {
    await client.query(`create schema if not exists migration;
      create table if not exists migration.applied (
        name text primary key, checksum text not null, started_at timestamptz not null default now(), finished_at timestamptz)`);
    const before = await compare(client, migrations);
    if (!before.ok) return before;
    const applied: string[] = [];
    for (const migration of before.value) {
      const outcome = await (migration.isAtomic ? applyAtOnce : applyAlone)(client, migration);
      if (!outcome.ok) return outcome;
      applied.push(migration.name);
    }
    return yes(applied);
  });
}

/** What a server asks before it serves: is the schema exactly this version's? Answers what is still to be applied. */
export async function compare(
  client: pg.ClientBase,
  migrations: readonly Migration[],
): Promise<Result<readonly Migration[], MigrationRefusal>> {
  const found = await client.query<{ present: boolean }>("select to_regclass('migration.applied') is not null as present");
  if (!found.rows[0]?.present) return yes(migrations);
  const { rows } = await client.query<{ name: string; checksum: string; finished_at: Date | null }>(
    "select name, checksum, finished_at from migration.applied order by name",
  );
  const half = rows.find((row) => row.finished_at === null);
  if (half)
    return no({ kind: "half_migrated", message: `The database stopped in the middle of migration ${half.name}. ${mendByHand(half.name)}` });
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  const newest = migrations.at(-1)?.name ?? "";
  for (const row of rows) {
    const own = byName.get(row.name);
    if (!own && row.name > newest)
      return no({
        kind: "newer",
        message: `The database is newer than this program: it has migration ${row.name}, this program ends at ${newest}. Start the newer program, or restore a backup made before the upgrade.`,
      });
    if (!own || own.checksum !== row.checksum)
      return no({
        kind: "edited",
        message: `Migration ${row.name} was changed after it had been applied. Put the original file back; a change goes into a new file.`,
      });
  }
  const done = new Set(rows.map((row) => row.name));
  const missing = migrations.filter((migration) => !done.has(migration.name));
  const last = rows.at(-1)?.name ?? "";
  const late = missing.find((migration) => migration.name < last);
  if (late)
    return no({
      kind: "edited",
      message: `Migration ${late.name} comes before ${last}, which has already been applied. Give it the next number.`,
    });
  return yes(missing);
}

/** The mark is part of the transaction: whatever happens, the file and its mark are both there or both not. */
async function applyAtOnce(client: pg.ClientBase, migration: Migration): Promise<Result<null, MigrationRefusal>> {
  try {
    await despiteNeighbours(() => inTransaction(client, migration));
    return yes(null);
  } catch (error) {
    return no({
      kind: "failed",
      message: `Migration ${migration.name} failed and was undone: ${(error as Error).message}. Nothing of it stays; start again when the cause is gone.`,
    });
  }
}

async function inTransaction(client: pg.ClientBase, { name, checksum, text }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(text);
    await client.query("insert into migration.applied (name, checksum, finished_at) values ($1, $2, clock_timestamp())", [name, checksum]);
    await client.query("commit");
  } catch (error) {
    // With the connection gone PostgreSQL undoes it by itself.
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

/** Nothing can undo this one, so the mark comes first: an unfinished mark says that nobody knows how far it came. */
async function applyAlone(client: pg.ClientBase, { name, checksum, text }: Migration): Promise<Result<null, MigrationRefusal>> {
  await client.query("insert into migration.applied (name, checksum) values ($1, $2)", [name, checksum]);
  try {
    await client.query(text);
    await client.query("update migration.applied set finished_at = clock_timestamp() where name = $1", [name]);
    return yes(null);
  } catch (error) {
    return no({ kind: "failed", message: `Migration ${name} failed half-way: ${(error as Error).message}. ${mendByHand(name)}` });
  }
}

const mendByHand = (name: string) =>
  `Undo by hand what ${name} left and delete its row in migration.applied, or finish it and set finished_at there; or restore the last backup into an empty database.`;
