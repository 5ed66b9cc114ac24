/** The worker: runs jobs, shows that it lives, and takes up the jobs of workers that died. */

import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import type { Actor } from "#platform/command/actor.ts";
import type { Database } from "#platform/db/database.ts";
import type { Log } from "#platform/log.ts";
import { newId } from "#shared/id.ts";
import { failureWords, withoutValues } from "./failure-words.ts";
import { type Life, startKeeper } from "./keeper.ts";
import { register, signOff } from "./pulse.ts";
import { type Counts, type JobHouse, runJob } from "./run-job.ts";
import type { Periodic, Task } from "./task.ts";

export type WorkerOptions = {
  readonly workerUrl: string;
  readonly appDatabase: Database;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly resolveActor: (workspaceId: string, actorId: string | null) => Promise<Actor>;
  readonly log: Log;
  readonly periodic?: readonly Periodic[];
  readonly clock?: () => Date;
  /** Jobs at once in this process; 4 if not said. */
  readonly concurrency?: number;
};

export type Worker = {
  /** Takes no more jobs, lets the running ones end, aborts them after 3 seconds and hands them back. */
  stop(): Promise<void>;
  /** Since the start: jobs done, tries failed, jobs dead, jobs lost to others, jobs of dead workers set free; and running now. */
  stats(): Readonly<Counts>;
};

const eachWorkspace = "platform.each_workspace";
const abortAfter = 3_000;
const killAfter = 10_000;

/** Starts a worker in this process. It outlives restarts of the database. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { log, clock = () => new Date(), concurrency = 4 } = options;
  // Beside the listening connection: taking, ending and counting of jobs are short, and the jobs use the application's pool.
  const pool = new pg.Pool({
    connectionString: options.workerUrl,
    max: 5,
    application_name: "mainspring worker",
    connectionTimeoutMillis: 10_000,
  });
  pool.on("error", () => {}); // the query under way is told as well
  pool.on("connect", (client) => void client.on("error", () => {}));
  const counts: Counts = { running: 0, done: 0, failed: 0, dead: 0, lost: 0, freed: 0 };
  let stopping = false;
  const house: JobHouse = {
    pool,
    database: options.appDatabase,
    resolveActor: options.resolveActor,
    log,
    clock,
    newId,
    counts,
    isStopping: () => stopping,
  };
  const life: Life = { id: null, isRegistered: false, lost: new AbortController() };

  const taskList: TaskList = { [eachWorkspace]: (payload) => addForEach(pool, payload as { task: string }) };
  for (const [name, task] of options.tasks) {
    taskList[name] = (_, helpers) => runJob(house, task, helpers.job, AbortSignal.any([helpers.abortSignal, life.lost.signal]));
  }
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    Object.assign(life, { id: workerPool.id, isRegistered: false, lost: new AbortController() });
  });

  const begin = async (id: string) => {
    await register(pool, id);
    if (life.id === id) life.isRegistered = true;
  };
  const startRunner = (): Promise<Runner> =>
    run({
      pgPool: pool,
      taskList,
      parsedCronItems: parseCronItems(
        (options.periodic ?? []).map(({ task, cron, isOften = false }) => ({
          task: eachWorkspace,
          match: cron,
          identifier: task,
          payload: { task },
          // What comes every few minutes anyway is not made up for: after a night without a worker once is enough.
          options: { backfillPeriod: isOften ? 0 : 86_400_000, maxAttempts: 5 },
        })),
      ),
      noHandleSignals: true,
      events,
      logger: queueLogger(log),
      preset: {
        // Registered before the first job is taken: a job can never be held by a worker of whom nobody knows.
        plugins: [
          { name: "MainspringPulse", version: "1", worker: { hooks: { startWorker: (_, { worker }) => begin(worker.workerPool.id) } } },
        ],
        worker: {
          concurrentJobs: concurrency,
          pollInterval: 2_000,
          gracefulShutdownAbortTimeout: abortAfter,
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
    });

  let runner = await startRunner();
  const keeper = startKeeper(house, life, Object.keys(taskList));
  const supervised = (async () => {
    for (;;) {
      await runner.promise.catch((error: unknown) => log.error({ reason: failureWords(error) }, "the queue stopped"));
      for (let wait = 500; !stopping; wait = Math.min(wait * 2, 10_000)) {
        await sleep(wait);
        const next = stopping
          ? null
          : await startRunner().catch((error: unknown) => log.warn({ reason: failureWords(error) }, "the queue cannot start yet"));
        if (!next) continue;
        runner = next;
        if (stopping) await endRunner(runner);
        break;
      }
      if (stopping) return;
    }
  })();

  return {
    stats: () => ({ ...counts }),
    async stop() {
      if (stopping) return supervised;
      stopping = true;
      await endRunner(runner);
      await supervised;
      await keeper.stop();
      if (life.id !== null) await signOff(pool, life.id).catch(() => {});
      await pool.end();
    },
  };
}

/** A job that does not heed its signal is cut off: it holds its job no longer, so it can write nothing more. */
async function endRunner(runner: Runner): Promise<void> {
  const ended = runner.stop().catch(() => {});
  const isLate = await Promise.race([ended.then(() => false), sleep(killAfter, true, { ref: false })]);
  if (isLate) await runner.kill().catch(() => {});
}

async function addForEach(pool: pg.Pool, { task }: { readonly task: string }): Promise<void> {
  await pool.query("select platform.add_job_for_each_workspace($1, $2)", [task, `periodic:${task}`]);
}

/** The queue speaks of its connection here; what becomes of jobs we tell ourselves, without payloads. */
function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (meta && "job" in meta) return;
    if (level === "error") log.error({ queue: withoutValues(message) }, "the queue reports an error");
    if (level === "warning") log.warn({ queue: withoutValues(message) }, "the queue reports");
  });
}
