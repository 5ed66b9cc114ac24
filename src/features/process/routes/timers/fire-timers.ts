/**
 * Takes up timers that have come due, many runs in one transaction. A timer ends in the transaction of what it causes, so it takes effect
 * once, whoever is killed when; what a killed worker has not committed, the next takes up.
 */
import { systemActor } from "#platform/command/actor.ts";
import { addJob, type CommandHouse, createCommands, type DomainEvent, type Operation } from "#platform/command/command.ts";
import type { Periodic, Task } from "#platform/jobs/task.ts";
import type { Log } from "#platform/log.ts";
import { yes } from "#shared/result.ts";
import { type DueTimer, dueRuns, dueTimers, hasDueTimers } from "../../sql/run/due-timers.ts";
import { decideOne, finish } from "../drive/drive.ts";
import { type DriveParts, type Driving, newDriving } from "../drive/driving.ts";
import { takeUp } from "../drive/hands.ts";
import { recordedTold, toldEvents } from "../drive/told.ts";

export const lookForTimersTask = "process.look_for_timers";
export const lookForTimersOften = { task: lookForTimersTask, cron: "* * * * *", isOften: true } as const satisfies Periodic;
export const fireTimersTask = "process.fire_timers";

/**
 * Every minute in each company: only orders the work where there is some, one after the other. The periodic job is added under a key by
 * a transaction that serves all companies: one that ran for long, holding its job, would keep it waiting, and every company with it.
 */
export const lookForTimers =
  ({ clock }: Pick<TimerHouse, "clock">): Task =>
  (_, { actor, once }) =>
    once.command(actor.scope, async (tx) => {
      if (!(await hasDueTimers(tx, actor.workspaceId, clock()))) return;
      await addJob(tx, { task: fireTimersTask, payload: {}, queue: `${fireTimersTask} ${actor.workspaceId}` });
    });

export type TimerHouse = Pick<CommandHouse, "clock" | "newId" | "reactors"> & { readonly parts: DriveParts; readonly log: Log };

/** Runs in one transaction; of those that cannot be driven, each is tried by itself. */
const batch = 100;
/** Transactions at once. */
const lanes = 2;

type Fired = { readonly runs: number; readonly timers: number };
type State = { readonly events: readonly DomainEvent[]; readonly fired: Fired };
type Order = { readonly limit: number; readonly except: readonly string[] };

export function firingTimers(parts: DriveParts): Operation<Order, State, DomainEvent, never, Fired> {
  return {
    feature: "process",
    async load(tx, { limit, except }, given) {
      const { workspaceId } = given.actor;
      const runIds = await dueRuns(tx, workspaceId, given.now, limit, except);
      if (runIds.length === 0) return { events: [], fired: { runs: 0, timers: 0 } };
      const driving = newDriving(tx, given, parts);
      await takeUp(driving, runIds);
      const timers = await dueTimers(tx, workspaceId, given.now, runIds);
      for (const timer of timers) await fire(driving, timer);
      await finish(driving);
      return { events: toldEvents(driving.told), fired: { runs: runIds.length, timers: timers.length } };
    },
    decide: ({ events }) => yes(events),
    save: async () => {},
    record: recordedTold,
    answer: async (_, __, { fired }) => fired,
  };
}

/** A run that has gone another way meanwhile lets its timer go. */
async function fire(driving: Driving, { runId, visit, kind }: DueTimer): Promise<void> {
  const hand = driving.hands.get(runId);
  if (!hand) return;
  const { run } = hand;
  driving.work.ended.push({ run, visit, by: "fired", at: driving.given.now });
  if (kind === "hold") await decideOne(driving, hand, { type: "Resume" });
  else if (visit !== null) await decideOne(driving, hand, { type: "TimePassed", visit });
}

export const fireTimers =
  ({ parts, log, ...house }: TimerHouse): Task =>
  async (_, { actor, database, signal }) => {
    const commands = createCommands({ ...house, database });
    const by = systemActor(actor.workspaceId, "job");
    const operation = firingTimers(parts);
    const broken: string[] = [];
    const drive = async (limit: number) => {
      const done = await commands.execute(by, operation, { limit, except: [...broken] });
      return done.ok ? done.value.runs : 0;
    };
    const lane = async () => {
      for (let isMore = true; isMore && !signal.aborted; ) {
        try {
          isMore = (await drive(batch)) > 0;
        } catch (error) {
          if (signal.aborted) throw error;
          isMore = await oneByOne();
        }
      }
    };
    /** Somewhere in the batch is a run that cannot be driven: it is told of and left, and the others go on. */
    const oneByOne = async () => {
      for (let tried = 0; tried < batch && !signal.aborted; tried++) {
        const [next] = await database.command(by.scope, (tx) => dueRuns(tx, by.workspaceId, house.clock(), 1, broken));
        if (next === undefined) return false;
        try {
          if ((await drive(1)) === 0) return false;
        } catch {
          log.error({ workspace: by.workspaceId, run: next }, "the timer of a run cannot be taken up");
          broken.push(next);
        }
      }
      return true;
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  };
