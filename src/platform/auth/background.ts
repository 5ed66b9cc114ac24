/** Work that an answer must not wait for, lest its duration tell what was found. */
import type { Log } from "#platform/log.ts";

export function backgroundWork(log: Log) {
  const running = new Set<Promise<unknown>>();
  return {
    take(work: Promise<unknown>): void {
      const watched: Promise<unknown> = work
        .catch((error: { name?: string; code?: string }) => log.error({ fault: error.code ?? error.name }, "a letter could not be sent"))
        .finally(() => running.delete(watched));
      running.add(watched);
    },
    /** When all that was taken is done; before the connections close. */
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
  };
}
