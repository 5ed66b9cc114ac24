import type pg from "pg";

/** Whoever changes the schema asks for this lock first; a session may hold it several times over. */
const lockKey = 6_174_031_972;

/** Two starting processes prepare a database one after the other: the second waits, and finds the work done. */
export async function withMigrationLock<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query("select pg_advisory_lock($1)", [lockKey]);
  try {
    return await work();
  } finally {
    // With the connection gone the lock is gone as well; its complaint must not hide the first one.
    await client.query("select pg_advisory_unlock($1)", [lockKey]).catch(() => {});
  }
}
