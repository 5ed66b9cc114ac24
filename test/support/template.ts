/** The database that test databases are cloned from: made once per version of the schema, by whichever process comes first. */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isAlive } from "#platform/embedded/process-facts.ts";
import { prepareDatabase } from "#platform/migrate/prepare.ts";

const root = join(import.meta.dirname, "../..");
export const migrationsFolder = join(root, "db/migrations");

/** The same for all runs: roles belong to a whole server, so two test runs beside each other need the same passwords. */
export const testSecret = "a secret for tests only, known to everybody who reads this";

const lockKey = 6_174_031_973;
const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);
const seconds = () => Math.floor(Date.now() / 1000);

/** mainspring_test_<host>_<pid>_<second of birth>_<number>: says by itself whether its run is over. */
const cloneName = /^mainspring_test_([0-9a-f]{6})_(\d+)_(\d+)_\d+$/;
const longestRun = 2 * 3600;
const templateKept = 3600;
let clones = 0;
export const newCloneName = () => `mainspring_test_${host}_${process.pid}_${seconds()}_${++clones}`;

/** Everything that decides how a prepared database looks. */
function schemaVersion(): string {
  const hash = createHash("sha256");
  const files = globSync(
    [
      "db/migrations/*.sql",
      "src/platform/migrate/{lock,migrate,neighbours,prepare,roles}.ts",
      "src/platform/jobs/install*.ts",
      "node_modules/graphile-worker/package.json",
    ],
    { cwd: root },
  ).sort();
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex").slice(0, 16);
}

export const databaseOf = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

/** Runs something over one connection of its own. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // also given to the query under way, which tells it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Drops a database whoever is still connected. Sessions that are just saying goodbye get a moment:
 * cut off then, some libraries report an error that nobody listens for any more.
 */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withConnection(serverUrl, async (client) => {
    for (const end = Date.now() + 300; Date.now() < end; await sleep(10)) {
      const { rowCount } = await client.query("select from pg_stat_activity where datname = $1", [name]);
      if (rowCount === 0) break;
    }
    await client.query(`drop database if exists ${name} with (force)`);
  });
}

const ready = new Map<string, Promise<string>>();

/** The name of the template on this server, built if need be. */
export function templateOn(serverUrl: string): Promise<string> {
  const known = ready.get(serverUrl) ?? findOrBuild(serverUrl);
  ready.set(serverUrl, known);
  return known;
}

async function findOrBuild(serverUrl: string): Promise<string> {
  const name = `mainspring_template_${schemaVersion()}`;
  await withConnection(serverUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await sweep(client, name);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await build(client, serverUrl, name);
    await client.query(`comment on database ${name} is 'used ${seconds()}'`);
  });
  return name;
}

/** Built under another name, so that a run killed half-way leaves no template that only looks whole. */
async function build(client: pg.Client, serverUrl: string, name: string): Promise<void> {
  const draft = `mainspring_draft_${name.slice(-16)}`;
  await client.query(`create database ${draft} encoding 'UTF8' template template0`);
  const prepared = await prepareDatabase({ ownerUrl: databaseOf(serverUrl, draft), secret: testSecret, migrationsFolder });
  if (!prepared.ok) {
    await client.query(`drop database ${draft} with (force)`);
    throw new Error(prepared.refusal.message);
  }
  await withConnection(databaseOf(serverUrl, draft), (inside) => inside.query("vacuum (freeze, analyze)"));
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [draft]);
  await client.query(`alter database ${draft} rename to ${name}`);
  await client.query(`alter database ${name} allow_connections false`);
}

/** Drops what runs that are over have left: their clones, drafts, and templates that nobody has used for an hour. */
async function sweep(client: pg.Client, current: string): Promise<void> {
  const { rows } = await client.query<{ name: string; note: string | null }>(
    "select datname as name, shobj_description(oid, 'pg_database') as note from pg_database where datname like 'mainspring\\_%'",
  );
  for (const { name, note } of rows) {
    if (name === current || !isOver(name, note)) continue;
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`).catch(() => {}); // being cloned at this moment
  }
}

function isOver(name: string, note: string | null): boolean {
  if (name.startsWith("mainspring_draft_")) return true; // drafts live under the lock, which we hold
  if (name.startsWith("mainspring_template_")) return seconds() - Number(note?.replace("used ", "") ?? 0) > templateKept;
  const [, madeOn, pid, born] = cloneName.exec(name) ?? [];
  if (born === undefined) return false;
  return (madeOn === host && !isAlive(Number(pid))) || seconds() - Number(born) > longestRun;
}
