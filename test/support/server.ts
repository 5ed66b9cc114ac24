/** The PostgreSQL that tests run on: a given one, or an embedded cluster of this process in a temporary folder. */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "#platform/embedded/embedded.ts";
import { endOrphans, endPostmaster } from "#platform/embedded/end-processes.ts";
import { readPostmasterFile } from "#platform/embedded/postmaster-file.ts";
import { isAlive } from "#platform/embedded/process-facts.ts";

const folderName = /^mainspring-test-(\d+)-/;

let serverUrl: Promise<string> | null = null;

/** The owner's URL of a database from which others can be made. The first call starts a cluster if none is given. */
export function testServer(): Promise<string> {
  const given = process.env["MAINSPRING_TEST_DATABASE_URL"];
  serverUrl ??= given ? Promise.resolve(given) : ownCluster();
  return serverUrl;
}

/** A cluster that lives as long as this process; ended when nothing is left to do, or by a signal. */
async function ownCluster(): Promise<string> {
  const cluster = await startTestCluster();
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= cluster.stop();
    return stopping;
  };
  process.once("beforeExit", () => void stop());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void stop().finally(() => process.kill(process.pid, signal)));
  }
  return cluster.url;
}

export type TestCluster = { readonly url: string; stop(): Promise<void> };

/** Starts an embedded cluster that need not survive a power cut. The caller stops it; the folder goes with it. */
export async function startTestCluster(): Promise<TestCluster> {
  await sweepFolders();
  const folder = mkdtempSync(join(tmpdir(), `mainspring-test-${process.pid}-`));
  chmodSync(folder, 0o711); // from root the server runs as another user, who must get through
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const started = await startEmbedded({ dataDir: join(folder, "data") });
  if (!started.ok) {
    remove();
    throw new Error(started.refusal.message);
  }
  const { ownerUrl, stop } = started.value;
  await forgoSafety(ownerUrl);
  return {
    url: ownerUrl,
    stop: async () => {
      await stop();
      remove();
    },
  };
}

async function forgoSafety(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  for (const setting of ["fsync", "full_page_writes", "synchronous_commit"]) await client.query(`alter system set ${setting} = off`);
  await client.query("select pg_reload_conf()");
  await client.end();
}

/** A killed run leaves its folder, and perhaps its server, behind. */
async function sweepFolders(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(folderName.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const cluster = join(tmpdir(), name, "data", "postgres");
    const left = readPostmasterFile(cluster)?.pid;
    try {
      if (left !== undefined) await endPostmaster(left, cluster);
      await endOrphans(cluster);
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Somebody else's, or swept by a neighbour at this moment.
    }
  }
}
