/**
 * `npm test`, after types and lint: every test on the embedded database, then the database tests again on a second PostgreSQL if there is one.
 * Words after `npm test --` choose the files whose path holds one of them.
 */
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { buildWebIfNeeded } from "../src/main/web-build.ts";
import { getChromium, howToGetChromium } from "./support/chromium.ts";
import { findLocalPostgres } from "./support/local-postgres.ts";
import { startTestCluster, type TestCluster } from "./support/server.ts";

type Counts = Record<"tests" | "suites" | "passed" | "failed" | "cancelled" | "skipped" | "todo", number>;
type Outcome = { readonly name: string; readonly counts: Counts; readonly isGood: boolean; readonly failures: readonly string[] };

/** How many files at once, and how many milliseconds a file may take before it counts as hanging. */
type Pace = { readonly concurrency: number; readonly timeout: number };
const inParallel: Pace = { concurrency: Math.max(2, availableParallelism()), timeout: 180_000 };
const oneByOne: Pace = { concurrency: 1, timeout: 300_000 };

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
  if (rest.length > 0 || journeys.length === 0) outcomes.push(await runOn("the embedded PostgreSQL", embedded, rest, inParallel));
  if (journeys.length > 0) outcomes.push(await runOn("the embedded PostgreSQL, in a browser", embedded, journeys, oneByOne));
  const second = await secondServer();
  if (second !== null && onServer.length > 0) outcomes.push(await runOn(second.name, second.url, onServer, inParallel));
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

async function secondServer(): Promise<{ readonly name: string; readonly url: string } | null> {
  if (givenServer) return { name: "the server of MAINSPRING_TEST_DATABASE_URL", url: givenServer };
  const bin = findLocalPostgres();
  return bin === null ? null : { name: `the PostgreSQL in ${bin}`, url: await start({ bin }) };
}

/** Each file in a process of its own. */
async function runOn(name: string, url: string, files: readonly string[], pace: Pace): Promise<Outcome> {
  console.log(`\n${files.length} files on ${name}\n`);
  process.env["MAINSPRING_TEST_DATABASE_URL"] = url;
  const tests = run({
    files: [...files],
    cwd: house,
    ...pace,
    signal: stopped.signal,
  });
  let counts: Counts = { tests: 0, suites: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0 };
  let isGood = false;
  tests.on("test:summary", (summary) => {
    if (summary.file !== undefined) return;
    // `failed` is there, though the declarations have forgotten it.
    counts = summary.counts as Counts & typeof summary.counts;
    isGood = summary.success && counts.failed === 0 && counts.cancelled === 0 && counts.tests > 0;
  });
  const failures: string[] = [];
  tests.on("test:fail", ({ name, file, line, details }) => {
    // A suite fails with what is in it; its own line would only say so again.
    if (details.type === "suite") return;
    const cause = (details.error.cause as Error | undefined)?.message ?? details.error.message;
    failures.push(
      `${name}\n  ${file === undefined ? "" : relative(house, file)}:${line ?? ""}\n  ${String(cause).split("\n").slice(0, 12).join("\n  ")}`,
    );
  });
  for await (const text of tests.compose(new spec())) process.stdout.write(text as string);
  stopped.signal.throwIfAborted();
  return { name, counts, isGood, failures };
}

/** The sum of all runs, in the words of node's own summary. */
function report(outcomes: readonly Outcome[]): void {
  const sum = (key: keyof Counts) => outcomes.reduce((total, { counts }) => total + counts[key], 0);
  // Once more at the end: of a long log often only that is kept.
  for (const { name, failures } of outcomes) for (const failure of failures) console.log(`\nFAILED on ${name}: ${failure}`);
  console.log("");
  for (const { name, isGood, counts } of outcomes)
    console.log(
      `${isGood ? "good" : "NOT good"}: ${counts.tests} tests on ${name}${counts.tests === 0 ? " (no tests is no success)" : ""}`,
    );
  console.log(
    `# tests ${sum("tests")}\n# suites ${sum("suites")}\n# pass ${sum("passed")}\n# fail ${sum("failed")}\n# cancelled ${sum("cancelled")}\n# skipped ${sum("skipped")}\n# todo ${sum("todo")}`,
  );
}
