/** Once a day: refused rows that nobody came back for are forgotten. */
import type { Task } from "#platform/jobs/task.ts";
import { sweepRefused } from "../../sql/personal-values.ts";

export const sweepRefusedTask = "exchange.sweep_refused";
export const sweepRefusedDaily = { task: sweepRefusedTask, cron: "29 3 * * *" } as const;

export const sweepRefusedRows =
  (clock: () => Date): Task =>
  async (_, { actor, once }) => {
    await once.command(actor.scope, (tx) => sweepRefused(tx, actor.workspaceId, clock()));
  };
