/** What several files of one process share is made once, and ends with the process. */
import { after } from "node:test";

let works: Set<() => unknown> | null = null;

/** The same work asked for by several files is done once. Of a file by itself the process ends with its tests. */
export function processEnd(work: () => unknown): void {
  if (works === null) after(work);
  else works.add(work);
}

/** Begins a process of several files; what it gives is called after the last of them, and does in reverse what they asked for. */
export function severalFiles(): () => Promise<void> {
  const asked = new Set<() => unknown>();
  works = asked;
  return async () => {
    for (const work of [...asked].reverse()) await work();
  };
}
