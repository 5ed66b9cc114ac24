/** Once a day: idempotency keys older than a day are forgotten in every workspace. */
import { forgetOldKeys } from "#platform/command/idempotency.ts";
import type { Periodic, Task } from "./task.ts";

export const forgetKeysTask = "platform.forget_old_keys";
export const forgetKeysDaily: Periodic = { task: forgetKeysTask, cron: "17 3 * * *" };

export const forgetKeys =
  (clock: () => Date): Task =>
  (_, { actor, once }) =>
    once.command(actor.scope, (tx) => forgetOldKeys(tx, actor.workspaceId, clock()));
