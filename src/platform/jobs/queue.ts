/** The few changes to the queue's tables that graphile-worker has no function for; done by the role that owns them. */
import type pg from "pg";

export type Running = { readonly jobId: string; readonly holder: string };

/** Whether the try that took the job at this instant still holds it, or a later try or nobody does, or there is no such job any more. */
export async function stateOf(
  pool: pg.Pool,
  { jobId, holder, takenAt }: Running & { readonly takenAt: Date },
): Promise<"held" | "others" | "gone"> {
  const { rows } = await pool.query<{ held: boolean | null }>(
    `select locked_by = $2 and locked_at between $3::timestamptz - interval '2 ms' and $3::timestamptz + interval '2 ms' as held
     from graphile_worker._private_jobs where id = $1`,
    [jobId, holder, takenAt],
  );
  if (!rows[0]) return "gone";
  return rows[0].held ? "held" : "others";
}

/** Gives a job back as if it had not been tried: the worker stops, the job is not to blame. Others are woken. */
export async function handBack(pool: pg.Pool, { jobId, holder }: Running): Promise<void> {
  await pool.query(
    `with j as (
       update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0), locked_at = null, locked_by = null
       where id = $1 and locked_by = $2 returning job_queue_id
     ), q as (
       update graphile_worker._private_job_queues q set locked_by = null, locked_at = null from j where q.id = j.job_queue_id and q.locked_by = $2
     )
     select pg_notify('jobs:insert', '{"count":1}') from j`,
    [jobId, holder],
  );
}

/**
 * Removes a failed job that was added anew under its key while it ran: the new one will do its work.
 * graphile-worker marks such a job by taking its key and all its tries.
 */
export async function dropIfReplaced(pool: pg.Pool, { jobId, holder }: Running): Promise<boolean> {
  const { rowCount } = await pool.query(
    `with j as (
       delete from graphile_worker._private_jobs where id = $1 and locked_by = $2 and key is null and attempts >= max_attempts returning id, job_queue_id
     ), q as (
       update graphile_worker._private_job_queues q set locked_by = null, locked_at = null from j where q.id = j.job_queue_id and q.locked_by = $2
     )
     select from j`,
    [jobId, holder],
  );
  return rowCount === 1;
}

export type Hopeless = { readonly jobId: string; readonly workspaceId: string | null; readonly task: string; readonly isKnown: boolean };

/** Jobs that nobody will run: of tasks that this program does not know, or out of tries because their worker was killed. */
export async function findHopeless(pool: pg.Pool, knownTasks: readonly string[]): Promise<readonly Hopeless[]> {
  const { rows } = await pool.query<Hopeless>(
    `select j.id::text as "jobId", j.payload ->> 'workspaceId' as "workspaceId", t.identifier as task, t.identifier = any($1) as "isKnown"
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.locked_at is null and (j.attempts >= j.max_attempts or (j.run_at <= now() and not t.identifier = any($1)))
     limit 200`,
    [knownTasks],
  );
  return rows;
}

/** Removes a job that acts for no workspace, so that no dead letter can tell of it. */
export async function discard(pool: pg.Pool, jobId: string): Promise<void> {
  await pool.query("select graphile_worker.complete_jobs(array[$1::bigint])", [jobId]);
}
