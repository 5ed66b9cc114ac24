/** What a process of several test files does: each file from its first import to its last hook, then the next. */
import { describe } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { severalFiles } from "./process-end.ts";

/**
 * Each file is a suite, so its hooks and what it builds belong to it alone, and it is read only when the one before has cleaned up.
 * `limit`: milliseconds for reading a file, and again for its tests.
 */
export async function inTurn(files: readonly { readonly name: string; readonly path: string }[], limit: number): Promise<void> {
  const end = severalFiles();
  for (const { name, path } of files) {
    await describe(name, { timeout: limit }, async () => {
      const tooLong = sleep(limit, undefined, { ref: false }).then(() => {
        throw new Error(`what the file does before its tests took longer than ${limit} ms`);
      });
      await Promise.race([import(pathToFileURL(path).href), tooLong]);
    });
  }
  // A process that has nothing left to test ends by itself, unless a test has left something open.
  setTimeout(
    () => {
      console.error(`Open a while after the last test of ${files.map(({ name }) => name).join(", ")}: ${process.getActiveResourcesInfo()}`);
      process.exit(1);
    },
    Math.min(limit, 30_000),
  ).unref();
  await end();
}
