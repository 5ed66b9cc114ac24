/** For tests of the runner: runs it on fixtures, and says what it made of them. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Outcome } from "./outcome.ts";

const house = join(import.meta.dirname, "../..");

/** Groups of fixtures, by their names, in a process that is no test itself. */
export async function walked(groups: readonly (readonly string[])[], limit = 60_000, more: Record<string, string> = {}): Promise<Outcome> {
  const named = groups.map((names) => ({ name: names.join(" + "), files: names.map((name) => `test/fixtures/run/${name}.test.ts`) }));
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const words = [join(house, "test/fixtures/run/walk.ts"), JSON.stringify(named), String(limit)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: house, env: { ...env, ...more }, timeout: 240_000 });
  return JSON.parse(stdout.slice(stdout.lastIndexOf("\nOUTCOME ") + 9));
}
