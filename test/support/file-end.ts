/** What all tests of a file share is made once, and ends with the file. */
import { after, type TestContext } from "node:test";

/** Stands where a test would give its own context; asked for before the first hook of the file, which has no such context in a suite. */
export function fileEnd(): Pick<TestContext, "after"> {
  const works: (() => unknown)[] = [];
  after(async () => {
    for (const work of works.reverse()) await work();
  });
  return { after: (work?: unknown) => void works.push(work as () => unknown) };
}
