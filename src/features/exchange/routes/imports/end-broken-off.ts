/** Every ten minutes: an import of the command line whose process was killed does not count as running for ever. */
import type { Task } from "#platform/jobs/task.ts";
import { endBrokenOff } from "../../sql/broken-off.ts";

export const endBrokenOffTask = "exchange.end_broken_off";
export const endBrokenOffOften = { task: endBrokenOffTask, cron: "*/10 * * * *", isOften: true } as const;

export const endBrokenOffImports =
  ({ clock, newId }: { readonly clock: () => Date; readonly newId: () => string }): Task =>
  async (_, { actor, once }) => {
    await once.command(actor.scope, (tx) => endBrokenOff(tx, { actor, commandId: newId(), now: clock(), newId }));
  };
