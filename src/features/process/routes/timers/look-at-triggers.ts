/** Every ten minutes in each company: for which records has the condition of a trigger become true, or its date come? */
import { systemActor } from "#platform/command/actor.ts";
import { createCommands, type DomainEvent, type Operation } from "#platform/command/command.ts";
import type { Periodic, Task } from "#platform/jobs/task.ts";
import { yes } from "#shared/result.ts";
import { type Condition, conditionsOf, forgetHolding, newlyHolding } from "../../sql/run/trigger-held.ts";
import { type DriveParts, newDriving } from "../drive/driving.ts";
import { recordedTold, toldEvents } from "../drive/told.ts";
import { startOn } from "../runs/operate-runs.ts";
import type { TimerHouse } from "./fire-timers.ts";

export const lookAtTriggersTask = "process.look_at_triggers";
export const lookAtTriggersOften = { task: lookAtTriggersTask, cron: "*/10 * * * *", isOften: true } as const satisfies Periodic;

/** Runs that begin in one transaction. */
const batch = 50;

type State = { readonly events: readonly DomainEvent[]; readonly found: number };

/** Remembering that it holds and beginning the run are one commit: no record starts twice, none is forgotten. */
export function startingNewly(parts: DriveParts): Operation<Condition, State, DomainEvent, never, number> {
  return {
    feature: "process",
    async load(tx, condition, given) {
      const { workspaceId } = given.actor;
      const newly = await newlyHolding(tx, workspaceId, condition, given.now, batch);
      const events: DomainEvent[] = [];
      for (const { id, ownerId } of newly) {
        const driving = newDriving(tx, given, parts);
        await startOn(driving, condition.key, { kind: condition.subject, id, ownerId }, condition.kind);
        events.push(...toldEvents(driving.told));
      }
      return { events, found: newly.length };
    },
    decide: ({ events }) => yes(events),
    save: async () => {},
    record: recordedTold,
    answer: async (_, __, { found }) => found,
  };
}

export const lookAtTriggers =
  ({ parts, log: _, ...house }: TimerHouse): Task =>
  async (__, { actor, database, signal }) => {
    const by = systemActor(actor.workspaceId, "job");
    const commands = createCommands({ ...house, database });
    const operation = startingNewly(parts);
    for (const condition of await database.read(by.scope, (tx) => conditionsOf(tx, by.workspaceId, null))) {
      await database.command(by.scope, (tx) => forgetHolding(tx, by.workspaceId, condition, house.clock()));
      for (let isMore = true; isMore && !signal.aborted; ) {
        const started = await commands.execute(by, operation, condition);
        isMore = started.ok && started.value === batch;
      }
    }
  };
