/**
 * `npm test`, after types and lint: every test on the embedded database, then the database tests again on a second PostgreSQL if there is one.
 * Words after `npm test --` choose the files whose path holds one of them.
 */
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { buildWebIfNeeded } from "../src/main/web-build.ts";
import { moreTime } from "./e2e/slower.ts";
import { type Group, groupsOf, journeyGroups } from "./run/groups.ts";
import { type Outcome, outcomeOf, type Pace, report } from "./run/outcome.ts";
import { getChromium, howToGetChromium } from "./support/chromium.ts";
import { findLocalPostgres } from "./support/local-postgres.ts";
import { startTestCluster, type TestCluster } from "./support/server.ts";

const inParallel: Pace = { concurrency: Math.max(2, availableParallelism()), timeout: 600_000 };
const oneByOne: Pace = { concurrency: 1, timeout: 600_000 * moreTime };

const house = join(import.meta.dirname, "..");
const clusters: TestCluster[] = [];
const stopped = new AbortController();
const givenServer = process.env["MAINSPRING_TEST_DATABASE_URL"];

// The first signal ends the running tests and then, on the ordinary way out, the servers; the second one does not wait.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (stopped.signal.aborted) process.exit(1);
    console.error(`\nStopped by ${signal}: ending what the tests have started …`);
    stopped.abort(new Error("The tests were stopped."));
  });
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await Promise.allSettled(clusters.map((cluster) => cluster.stop()));
}

async function main(): Promise<boolean> {
  forgetSettings();
  const chromium = getChromium(console.log);
  if (chromium !== null) process.env["MAINSPRING_TEST_CHROMIUM"] = chromium;
  else if (process.env["CI"] === "true") throw new Error(`${howToGetChromium} With CI=true they must run.`);
  await buildWebIfNeeded(console.log);

  const all = testFiles();
  // The launcher's own tests start their own servers, whichever is given; `.once` is long and asks nothing that another server answers otherwise.
  const onServer = all.filter(
    (file) => file.endsWith(".db.test.ts") && !file.endsWith(".once.db.test.ts") && !file.includes("platform/embedded/"),
  );
  // Browsers need the machine to themselves: a page that waits for a processor looks like one that does not work.
  const [journeys, rest] = [all.filter((file) => file.startsWith("test/e2e/")), all.filter((file) => !file.startsWith("test/e2e/"))];
  const embedded = await start({});
  const outcomes: Outcome[] = [];
  if (rest.length > 0 || journeys.length === 0) outcomes.push(await runOn("the embedded PostgreSQL", embedded, together(rest), inParallel));
  if (journeys.length > 0) outcomes.push(await runOn("the embedded PostgreSQL, in a browser", embedded, journeyGroups(journeys), oneByOne));
  const second = await secondServer();
  if (second !== null && onServer.length > 0) outcomes.push(await runOn(second.name, second.url, together(onServer), inParallel));
  if (second === null)
    console.log("No second PostgreSQL was found; name one in MAINSPRING_TEST_DATABASE_URL to run the database tests on it too.");
  if (chromium === null) console.log(howToGetChromium);
  report(outcomes);
  return outcomes.every(({ isGood }) => isGood);
}

/** A setting of the installation that somebody works with must not lead a test to its data. */
function forgetSettings(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("MAINSPRING_") && !name.startsWith("MAINSPRING_TEST_")) delete process.env[name];
  }
}

function testFiles(): string[] {
  const chosen = process.argv.slice(2);
  return globSync("{src,test}/**/*.test.{ts,tsx}", { cwd: house, exclude: ["test/fixtures/**"] })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => chosen.length === 0 || chosen.some((word) => file.includes(word)))
    .sort();
}

/** Starts a cluster in a temporary folder, of the embedded programs or of those in `bin`. */
async function start({ bin }: { readonly bin?: string }): Promise<string> {
  if (bin !== undefined) process.env["MAINSPRING_PG_BIN"] = bin;
  try {
    const cluster = await startTestCluster();
    clusters.push(cluster);
    stopped.signal.throwIfAborted();
    return cluster.url;
  } finally {
    delete process.env["MAINSPRING_PG_BIN"];
  }
}

async function runOn(name: string, url: string, groups: readonly Group[], pace: Pace): Promise<Outcome> {
  process.env["MAINSPRING_TEST_DATABASE_URL"] = url;
  return outcomeOf(name, groups, pace, stopped.signal);
}

// A function, for the run begins above before constants down here are there.
function together(files: readonly string[]): readonly Group[] {
  return groupsOf(files, { atOnce: inParallel.concurrency });
}

async function secondServer(): Promise<{ readonly name: string; readonly url: string } | null> {
  if (givenServer) return { name: "the server of MAINSPRING_TEST_DATABASE_URL", url: givenServer };
  const bin = findLocalPostgres();
  return bin === null ? null : { name: `the PostgreSQL in ${bin}`, url: await start({ bin }) };
}
