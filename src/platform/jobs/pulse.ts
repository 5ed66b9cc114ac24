/** Signs of life. A worker that gives none is dead, and its jobs go to the living. */
import type pg from "pg";

/** Milliseconds between two signs of life. */
export const beatEvery = 5_000;
/** Milliseconds without a sign after which a worker counts as dead: its jobs are taken up within `deadAfter + beatEvery`. */
export const deadAfter = 20_000;

/** The worker's own row; only PostgreSQL's clock counts, for those of machines differ. False: it had been declared dead meanwhile. */
export async function beat(pool: pg.Pool, workerId: string): Promise<boolean> {
  const { rowCount } = await pool.query("update platform.worker set seen_at = clock_timestamp() where id = $1", [workerId]);
  return rowCount === 1;
}

export async function register(pool: pg.Pool, workerId: string): Promise<void> {
  await pool.query(
    "insert into platform.worker (id, started_at, seen_at) values ($1, clock_timestamp(), clock_timestamp()) on conflict (id) do update set seen_at = excluded.seen_at",
    [workerId],
  );
}

export async function signOff(pool: pg.Pool, workerId: string): Promise<void> {
  await pool.query("delete from platform.worker where id = $1", [workerId]);
}

/**
 * Frees the jobs of workers that gave no sign of life; answers how many jobs. A worker in the middle of a transaction
 * holds its job's row: then this one waits two seconds at most and looks again at the next beat.
 */
export async function freeJobsOfDead(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ id: string }>("select id from platform.worker where seen_at < clock_timestamp() - $1::interval", [
    `${deadAfter} milliseconds`,
  ]);
  let freed = 0;
  for (const { id } of rows) freed += await free(pool, id).catch(ignoreLockTimeout);
  return freed;
}

async function free(pool: pg.Pool, workerId: string): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query("begin; set local lock_timeout = '2s'");
    // Locking the row first: of several living workers one does it, and a dead one that comes back finds out.
    const { rowCount } = await client.query("delete from platform.worker where id = $1 and seen_at < clock_timestamp() - $2::interval", [
      workerId,
      `${deadAfter} milliseconds`,
    ]);
    const { rows } = await client.query<{ jobs: number }>(
      "select count(*)::integer as jobs from graphile_worker.jobs where locked_by = $1",
      [workerId],
    );
    if (rowCount === 1) {
      await client.query("select graphile_worker.force_unlock_workers(array[$1])", [workerId]);
      // Wakes idle workers; without it they look by themselves every few seconds.
      await client.query(`select pg_notify('jobs:insert', '{"count":1}')`);
    }
    await client.query("commit");
    return rowCount === 1 ? (rows[0]?.jobs ?? 0) : 0;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

function ignoreLockTimeout(error: Error & { code?: string }): number {
  if (error.code === "55P03") return 0;
  throw error;
}
