/** One try of one job: who it acts for, what it may use, and what becomes of a failure. */
import type { JobHelpers } from "graphile-worker";
import type pg from "pg";
import type { Actor } from "#platform/command/actor.ts";
import type { Database } from "#platform/db/database.ts";
import type { Log } from "#platform/log.ts";
import { bury } from "./dead-letter.ts";
import { failureWords } from "./failure-words.ts";
import { finishingDatabase, type Held, heldDatabase, JobLost } from "./held-database.ts";
import { dropIfReplaced, handBack, stateOf } from "./queue.ts";
import { type Task, TaskFailure } from "./task.ts";

export type Counts = { running: number; done: number; failed: number; dead: number; lost: number; freed: number };

/** What every job of one worker shares. */
export type JobHouse = {
  readonly pool: pg.Pool;
  readonly database: Database;
  readonly resolveActor: (workspaceId: string, actorId: string | null) => Promise<Actor>;
  readonly log: Log;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly counts: Counts;
  /** True once `stop` was called. */
  readonly isStopping: () => boolean;
};

export type JobRow = Pick<
  JobHelpers["job"],
  "id" | "payload" | "attempts" | "max_attempts" | "key" | "locked_by" | "locked_at" | "task_identifier"
>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isUuid = (value: unknown): value is string => typeof value === "string" && uuid.test(value);

/** Ends well when the job may be removed; throws when the queue has to keep it. */
export async function runJob(house: JobHouse, task: Task, job: JobRow, signal: AbortSignal): Promise<void> {
  const { workspaceId, actorId, ...payload } = (job.payload ?? {}) as Record<string, unknown>;
  if (!isUuid(workspaceId) || (actorId !== null && !isUuid(actorId))) {
    house.log.error({ job: job.id, task: job.task_identifier }, "a job acts for no workspace and is removed");
    return;
  }
  const held = { jobId: job.id, holder: job.locked_by ?? "", takenAt: job.locked_at ?? new Date(0), workspaceId };
  house.counts.running += 1;
  try {
    await task(payload, {
      actor: await house.resolveActor(workspaceId, actorId),
      database: heldDatabase(house.database, held),
      once: finishingDatabase(house.database, held),
      attempt: job.attempts,
      isLastAttempt: job.attempts >= job.max_attempts,
      signal,
    });
    house.counts.done += 1;
  } catch (error) {
    await settleFailure(house, job, held, error);
  } finally {
    house.counts.running -= 1;
  }
}

async function settleFailure(house: JobHouse, job: JobRow, held: Held, error: unknown): Promise<void> {
  const { counts, log } = house;
  const facts = { job: job.id, task: job.task_identifier, workspace: held.workspaceId, attempt: job.attempts };
  const state = error instanceof JobLost ? "others" : await stateOf(house.pool, held).catch(() => "held" as const);
  if (state === "others") {
    counts.lost += 1;
    log.warn(facts, "a job was lost to another worker");
    // The queue ends failed tries by job and worker. When this same worker has taken the job up again, it would take it out of the hands
    // of the new try, so it is told of no job at all.
    job.id = "0";
    throw new JobLost();
  }
  const reason = failureWords(error);
  if (state === "gone") {
    counts.failed += 1;
    log.warn({ ...facts, reason }, "a task failed after its job had come to its end");
    return;
  }
  if (house.isStopping()) {
    await handBack(house.pool, held);
    log.info(facts, "a job was handed back because the worker stops");
    throw new Error("the worker stopped");
  }
  const isLasting = error instanceof TaskFailure && error.isLasting;
  if (isLasting || job.attempts >= job.max_attempts) {
    if (!(await bury(house.database, held, reason, { id: house.newId(), now: house.clock() }))) throw new Error(reason);
    counts.dead += 1;
    log.error({ ...facts, reason }, isLasting ? "a job failed, and trying again would be of no use" : "a job failed for the last time");
    return;
  }
  counts.failed += 1;
  log.warn({ ...facts, reason }, "a job failed and will be tried again");
  if (job.key !== null && (await dropIfReplaced(house.pool, held))) return;
  throw new Error(reason);
}
