/** What a room hands to the worker: work to be done later, under the rights of the person it is done for. */
import type { Actor } from "#platform/command/actor.ts";
import type { Database } from "#platform/db/database.ts";

export type TaskRun = {
  /** The person (or the system) that the job acts for, with today's rights. */
  readonly actor: Actor;
  /**
   * The database, for this job's workspace and as long as this worker holds the job: a worker that was thought dead,
   * and whose job another took up, can no longer write. Several transactions are allowed; each must bear being done again.
   */
  readonly database: Database;
  /**
   * For the task's one and last transaction: it removes the job as well, so its effects and the job's end are one commit
   * and happen exactly once, whenever the worker is killed.
   */
  readonly once: Database;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  /** Aborted when the worker stops, or lost the job. */
  readonly signal: AbortSignal;
};

/** Throwing means: not done, try again later. */
export type Task = (payload: Readonly<Record<string, unknown>>, run: TaskRun) => Promise<void>;

/** A task of the system that every workspace gets again and again; times are UTC, as in crontab: minute hour day month weekday. */
export type Periodic = {
  readonly task: string;
  readonly cron: string;
  /** Comes again so soon that a time missed is not made up for. */
  readonly isOften?: true;
};

/** A failure whose words are ours: they hold no secret and nothing about a person, and may be shown and kept as they are. */
export class TaskFailure extends Error {
  /** No further try could mend it: the job becomes a dead letter at once. */
  readonly isLasting: boolean;
  constructor(message: string, { isLasting = false }: { readonly isLasting?: boolean } = {}) {
    super(message);
    this.isLasting = isLasting;
  }
}
