/** Runs groups of test files and says what came out, at the end of a long log too. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { pathToFileURL } from "node:url";
import type { Group } from "./groups.ts";

type Counts = Record<"tests" | "suites" | "passed" | "failed" | "cancelled" | "skipped" | "todo", number>;
/** A test that failed, or a file that was not walked to its end; `file` is null where no single file can be blamed. */
type Failure = { file: string | null; words: string; readonly hasEnded: boolean };
/** `unsteady`: what failed at first and held when its files ran again, by themselves. */
export type Outcome = {
  readonly name: string;
  readonly counts: Counts;
  readonly isGood: boolean;
  readonly failures: readonly string[];
  readonly unsteady: readonly string[];
};

/** How many processes at once, and how many milliseconds a file may take before it counts as hanging. */
export type Pace = { readonly concurrency: number; readonly timeout: number };

const house = join(import.meta.dirname, "../..");

/** More files than this are no matter of chance. */
const mayBeChance = 3;
/** How often a file that failed may show that it holds. */
const triesAlone = 2;

/** Each group in a process of its own; the files of a few failed tests then again, alone, until they hold or have had their tries. */
export async function outcomeOf(name: string, groups: readonly Group[], pace: Pace, signal: AbortSignal): Promise<Outcome> {
  const first = await walk(name, groups, pace, signal);
  const words = first.failures.map((failure) => failure.words);
  let last = first;
  for (let tries = 0; tries < triesAlone && !last.isGood; tries++) {
    const again = [...new Set(last.failures.map(({ file }) => file))];
    if (again.length === 0 || again.length > mayBeChance || !last.failures.every(({ hasEnded }) => hasEnded)) break;
    if (!again.every((file) => file !== null)) break;
    console.log(`\nOnce more, alone, for they failed: ${again.join(", ")}\n`);
    const alone = again.map((file) => ({ name: file, files: [file] }));
    last = await walk(name, alone, { ...pace, concurrency: 1 }, signal);
    words.push(...last.failures.map((failure) => failure.words));
  }
  if (!last.isGood) return { ...first, failures: words, unsteady: [] };
  if (last === first) return { ...first, failures: [], unsteady: [] };
  const { passed, failed, cancelled } = first.counts;
  const counts = { ...first.counts, passed: passed + failed + cancelled, failed: 0, cancelled: 0 };
  return { name, counts, isGood: true, failures: [], unsteady: words };
}

type Walk = { readonly name: string; readonly counts: Counts; readonly isGood: boolean; readonly failures: readonly Failure[] };

async function walk(name: string, groups: readonly Group[], pace: Pace, signal: AbortSignal): Promise<Walk> {
  const files = groups.flatMap((group) => group.files);
  console.log(`\n${files.length} files on ${name}\n`);
  const folder = mkdtempSync(join(tmpdir(), "mainspring-test-run-"));
  const entries = groups.map((group, at) => entryOf(group, join(folder, `${String(at + 1).padStart(2, "0")}.mjs`), pace.timeout));
  try {
    const tests = run({
      files: entries.map(({ path }) => path),
      cwd: house,
      concurrency: pace.concurrency,
      // A process may take as long as all its files; each file has its own limit within it.
      timeout: pace.timeout * Math.max(1, ...groups.map((group) => group.files.length)),
      signal,
    });
    let counts: Counts = { tests: 0, suites: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0 };
    let isSuccess = false;
    tests.on("test:summary", (summary) => {
      if (summary.file !== undefined) return;
      // `failed` is there, though the declarations have forgotten it.
      counts = summary.counts as Counts & typeof summary.counts;
      isSuccess = summary.success && counts.failed === 0 && counts.cancelled === 0 && counts.tests > 0;
    });
    const failures: Failure[] = [];
    const unfinished = new Set(files);
    let toldBefore = 0;
    const heard = ({ name, nesting }: { readonly name: string; readonly nesting: number }) => {
      if (nesting !== 0) return;
      if (unfinished.delete(name)) for (const failure of failures.slice(toldBefore)) blame(failure, name);
      toldBefore = failures.length;
    };
    tests.on("test:pass", heard);
    tests.on("test:fail", (failure) => {
      heard(failure);
      const { name, nesting, file, line, details } = failure;
      // A suite fails with what is in it; its own line would only say so again.
      if (details.type === "suite" && (details.error as { failureType?: string }).failureType === "subtestsFailed") return;
      const group = entries.find(({ path }) => path === name)?.name;
      const cause = (details.error.cause as Error | undefined)?.message ?? details.error.message;
      const place = file === undefined ? "" : relative(house, file);
      failures.push({
        file: [place, nesting === 0 ? name : ""].find((one) => files.includes(one)) ?? null,
        words: `${group ?? name}\n  ${place}:${line ?? ""}\n  ${String(cause).split("\n").slice(0, 12).join("\n  ")}`,
        hasEnded: true,
      });
      if (nesting === 0) toldBefore = failures.length;
    });
    for await (const text of tests.compose(new spec())) process.stdout.write(text as string);
    signal.throwIfAborted();
    // A process that ends in the middle, even with a good word, has not run the rest.
    for (const file of unfinished)
      failures.push({ file, words: `${file}\n  was not walked to its end: its process ended before.`, hasEnded: false });
    return { name, counts, isGood: isSuccess && unfinished.size === 0, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A journey's test is called by what all journeys share; the file that it belongs to is told right after. */
function blame(failure: Failure, file: string): void {
  if (failure.file !== null) return;
  failure.file = file;
  failure.words += `\n  in ${file}`;
}

function entryOf({ name, files }: Group, path: string, limit: number): { readonly name: string; readonly path: string } {
  const inTurn = pathToFileURL(join(house, "test/run/in-turn.ts")).href;
  const named = files.map((file) => ({ name: file, path: join(house, file) }));
  writeFileSync(path, `import { inTurn } from ${JSON.stringify(inTurn)};\nawait inTurn(${JSON.stringify(named, null, 1)}, ${limit});\n`);
  return { name, path };
}

/** The sum of all runs, in the words of node's own summary. */
export function report(outcomes: readonly Outcome[]): void {
  const sum = (key: keyof Counts) => outcomes.reduce((total, { counts }) => total + counts[key], 0);
  // Once more at the end: of a long log often only that is kept.
  for (const { name, failures } of outcomes) for (const failure of failures) console.log(`\nFAILED on ${name}: ${failure}`);
  for (const { name, unsteady } of outcomes)
    for (const words of unsteady) console.log(`\nUNSTEADY on ${name}, red at first, green alone. Find out why: ${words}`);
  console.log("");
  for (const { name, isGood, counts } of outcomes)
    console.log(
      `${isGood ? "good" : "NOT good"}: ${counts.tests} tests on ${name}${counts.tests === 0 ? " (no tests is no success)" : ""}`,
    );
  console.log(
    `# tests ${sum("tests")}\n# suites ${sum("suites")}\n# pass ${sum("passed")}\n# fail ${sum("failed")}\n# cancelled ${sum("cancelled")}\n# skipped ${sum("skipped")}\n# todo ${sum("todo")}`,
  );
}
