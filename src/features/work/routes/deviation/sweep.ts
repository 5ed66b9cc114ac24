/** Every two minutes in each company: rules look, and what nobody answers goes up. */
import { systemActor } from "#platform/command/actor.ts";
import type { Commands } from "#platform/command/command.ts";
import type { Database } from "#platform/db/database.ts";
import type { Task } from "#platform/jobs/task.ts";
import type { Log } from "#platform/log.ts";
import { FilterBroken } from "../../sql/deviation/asked-records.ts";
import { activeRules } from "../../sql/deviation/rules.ts";
import { seedingRules } from "./operate-rules.ts";
import { escalating, sweepingRule } from "./operate-sweep.ts";
import { sweepDeviationsTask } from "./sweep-task.ts";

export const sweepDeviationsOften = { task: sweepDeviationsTask, cron: "*/2 * * * *", isOften: true } as const;

export type SweepHouse = { readonly database: Database; readonly commands: Commands };

/** Each transaction bears being done again, so that a sweep may be ended anywhere and the next goes on. */
export async function sweepCompany({ database, commands }: SweepHouse, workspaceId: string, signal: AbortSignal, log?: Log): Promise<void> {
  const actor = systemActor(workspaceId, "job");
  await commands.execute(actor, seedingRules, {});
  const rules = await database.read(actor.scope, (tx) => activeRules(tx, workspaceId));
  for (const { id } of rules) {
    try {
      for (let isWhole = false; !isWhole && !signal.aborted; ) {
        const swept = await commands.execute(actor, sweepingRule, { ruleId: id });
        isWhole = !swept.ok || swept.value.isWhole;
      }
    } catch (error) {
      // The others are swept nevertheless.
      if (!(error instanceof FilterBroken)) throw error;
      log?.warn({ rule: id, workspace: workspaceId }, "a rule asks for a field that is not there any more");
    }
  }
  for (let isWhole = false; !isWhole && !signal.aborted; ) {
    const escalated = await commands.execute(actor, escalating, {});
    isWhole = !escalated.ok || escalated.value.isWhole;
  }
}

export const sweepDeviations =
  (house: SweepHouse & { readonly log?: Log }): Task =>
  (_, { actor, signal }) =>
    sweepCompany(house, actor.workspaceId, signal, house.log);
