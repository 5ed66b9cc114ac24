/** What a worker does beside its jobs: shows that it lives, frees the jobs of the dead, buries the hopeless. */
import { bury } from "./dead-letter.ts";
import { failureWords } from "./failure-words.ts";
import { beat, beatEvery, freeJobsOfDead, register } from "./pulse.ts";
import { discard, findHopeless, type Hopeless } from "./queue.ts";
import type { JobHouse } from "./run-job.ts";

/** The worker's own life in the database: its id there, whether its row stands, and what tells its jobs that they are lost. */
export type Life = { id: string | null; isRegistered: boolean; lost: AbortController };
export type Keeper = { stop(): Promise<void> };

/** One round at once, then one every five seconds; a round that fails is told and the next one tries again. */
export function startKeeper(house: JobHouse, life: Life, knownTasks: readonly string[]): Keeper {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let current = Promise.resolve();
  const next = () => {
    current = round(house, life, knownTasks)
      .catch((error: unknown) => house.log.warn({ reason: failureWords(error) }, "the worker could not look after the queue"))
      .finally(() => {
        if (!isStopped) timer = setTimeout(next, beatEvery);
      });
  };
  next();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}

async function round(house: JobHouse, life: Life, knownTasks: readonly string[]): Promise<void> {
  const { pool, log, counts } = house;
  if (life.id !== null && life.isRegistered && !(await beat(pool, life.id)) && !house.isStopping()) {
    // Declared dead while it lived (a machine asleep, a blocked process): its jobs are others' now.
    log.warn({ worker: life.id }, "this worker had been taken for dead; its jobs are aborted");
    life.lost.abort();
    life.lost = new AbortController();
    await register(pool, life.id);
  }
  const freed = await freeJobsOfDead(pool);
  counts.freed += freed;
  if (freed > 0) log.warn({ freed }, "jobs of a dead worker were set free");
  for (const hopeless of await findHopeless(pool, knownTasks)) await lay(house, hopeless);
}

async function lay(house: JobHouse, { jobId, workspaceId, task, isKnown }: Hopeless): Promise<void> {
  const reason = isKnown
    ? "The worker was killed during the last attempt."
    : `This program knows no task "${task}". It may belong to another version: run that one, then try the job again.`;
  if (workspaceId === null) {
    await discard(house.pool, jobId);
    house.log.error({ job: jobId, task, reason }, "a job acts for no workspace and is removed");
    return;
  }
  if (!(await bury(house.database, { jobId, holder: null, workspaceId }, reason, { id: house.newId(), now: house.clock() }))) return;
  house.counts.dead += 1;
  house.log.error({ job: jobId, task, workspace: workspaceId, reason }, "a job cannot be run");
}
