/**
 * Takes up timers that have come due, many runs in one transaction and whatever they open, close or tell in sets. A timer ends in the transaction of what it causes, so it takes effect
 * once, whoever is killed when; what a killed worker has not committed, the next takes up.
 */
import { systemActor } from "#platform/command/actor.ts";
import { addJob, type CommandHouse, createCommands, type DomainEvent, type Operation } from "#platform/command/command.ts";
import type { Periodic, Task } from "#platform/jobs/task.ts";
import type { Log } from "#platform/log.ts";
import { yes } from "#shared/result.ts";
import { type DueTimer, dueRuns, dueTimers, hasDueTimers, type Passed } from "../../sql/run/due-timers.ts";
import { decideOne, finish } from "../drive/drive.ts";
import { type DriveParts, type Driving, newDriving } from "../drive/driving.ts";
import { takeUpFree } from "../drive/hands.ts";
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
const batch = 250;
/** Transactions at once: while one waits for the database, another decides. */
const lanes = 2;

type Fired = { readonly runs: number; readonly timers: number };
type State = { readonly events: readonly DomainEvent[]; readonly fired: Fired };

/**
 * What is due of these runs. A record at which somebody is at that moment is left to the next sweep: nothing is waited for, so many records
 * may be held at once without waiting in a circle.
 */
export function firingTimers(parts: DriveParts): Operation<{ readonly runIds: readonly string[] }, State, DomainEvent, never, Fired> {
  return {
    feature: "process",
    async load(tx, { runIds }, given) {
      const { workspaceId } = given.actor;
      const driving = newDriving(tx, given, parts);
      const runs = await takeUpFree(driving, runIds);
      if (runs.length === 0) return { events: [], fired: { runs: 0, timers: 0 } };
      const timers = await dueTimers(
        tx,
        workspaceId,
        given.now,
        runs.map(({ run }) => run.id),
      );
      for (const timer of timers) await fire(driving, timer);
      await finish(driving);
      return { events: toldEvents(driving.told), fired: { runs: new Set(timers.map(({ runId }) => runId)).size, timers: timers.length } };
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

/** Everything that is due, the longest due first; what comes due meanwhile, too. */
export const fireTimers =
  ({ parts, log, ...house }: TimerHouse): Task =>
  async (_, { actor, database, signal }) => {
    const commands = createCommands({ ...house, database });
    const by = systemActor(actor.workspaceId, "job");
    const operation = firingTimers(parts);
    const broken = new Set<string>();
    const fire = async (runIds: readonly string[]) => {
      const done = await commands.execute(by, operation, { runIds });
      return done.ok ? done.value.runs : 0;
    };
    /** Somewhere among them is a run that cannot be driven: it is told of and left, and the others go on. */
    const oneByOne = async (runIds: readonly string[]) => {
      let fired = 0;
      for (const id of runIds) {
        signal.throwIfAborted();
        try {
          fired += await fire([id]);
        } catch (error) {
          if (signal.aborted) throw error;
          log.error({ workspace: by.workspaceId, run: id }, "the timer of a run cannot be taken up");
          broken.add(id);
        }
      }
      return fired;
    };
    // One look through all that is due; lanes take what comes next of it in turn.
    const pass = async () => {
      let after: Passed | null = null;
      let fired = 0;
      const next = inTurn(async () => {
        const found = await database.read(by.scope, (tx) => dueRuns(tx, by.workspaceId, house.clock(), batch, after));
        after = found.last ?? after;
        return found;
      });
      const lane = async () => {
        while (!signal.aborted) {
          const { runIds, last } = await next();
          if (last === null) return;
          const wanted = runIds.filter((id) => !broken.has(id));
          try {
            fired += await fire(wanted);
          } catch (error) {
            if (signal.aborted) throw error;
            fired += await oneByOne(wanted);
          }
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      return fired;
    };
    // What fired may have set timers that are due at once, before the place that was looked at.
    while ((await pass()) > 0 && !signal.aborted);
  };

/** One call after the other, whoever asks. */
function inTurn<T>(work: () => Promise<T>): () => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return () => {
    const mine = before.then(work);
    before = mine.catch(() => {});
    return mine;
  };
}
