import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { no, type Result, yes } from "#shared/result.ts";
import { type Access, urlOf } from "./access.ts";
import { codeOf, reasonOf } from "./refusal.ts";

const databaseMissing = "3D000";
const passing = ["57P03", "ECONNREFUSED", "ECONNRESET"];

async function withClient<T>(access: Access, database: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf(access, database), connectionTimeoutMillis: 5_000 });
  client.on("error", () => {}); // also given to the query under way, which tells it
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Makes sure that the database answers under our password and that its sorting rules are those of the programs that run it. */
export async function openDatabase(access: Access, patience: number): Promise<Result<null, string>> {
  for (const end = Date.now() + patience; ; await sleep(20)) {
    try {
      await withClient(access, "mainspring", renewSorting);
      return yes(null);
    } catch (error) {
      if (codeOf(error) === databaseMissing) await withClient(access, "postgres", (client) => client.query("create database mainspring"));
      else if (!passing.includes(codeOf(error) ?? "") || Date.now() > end) return no(reasonOf(error));
    }
  }
}

/** True when the database takes connections under this access; changes nothing. */
export async function answers(access: Access): Promise<boolean> {
  try {
    await withClient(access, "mainspring", (client) => client.query("select 1"));
    return true;
  } catch {
    return false;
  }
}

/** Another ICU (other binaries on the same cluster) may sort differently: indexes over text built with the old one would miss rows. */
async function renewSorting(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ is_stale: boolean }>(
    `select datcollversion is distinct from pg_database_collation_actual_version(oid) as is_stale
     from pg_database where datname = 'mainspring'`,
  );
  if (!rows[0]?.is_stale) return;
  await client.query("reindex database mainspring");
  await client.query("alter database mainspring refresh collation version");
}
