/** The database as a job may use it: in its own workspace, and only while its worker holds the job. */
import { sql } from "kysely";
import type { Database, Scope, Tx } from "#platform/db/database.ts";

/** A job as a worker holds it: `holder` is the worker's id, `takenAt` the instant at which it took the job for this try. */
export type Held = { readonly jobId: string; readonly holder: string; readonly takenAt: Date; readonly workspaceId: string };

/** The job went to another worker, because this one was thought dead. What the transaction did is undone. */
export class JobLost extends Error {
  constructor() {
    super("another worker has taken this job up");
  }
}

/** A statement that takes longer was planned for other data than there is: stopped and tried again, it is planned anew and holds up nobody. */
const limited = sql`set_config('statement_timeout', '10min', true)`;

/** Every writing transaction first makes sure that the job is still held, and keeps it held until it commits. */
export function heldDatabase(database: Database, held: Held): Database {
  return guarded(database, held, async (tx, work) => {
    await demand(sql<{ ok: boolean }>`select platform.hold_job(${held.jobId}, ${held.holder}, ${held.takenAt}) as ok, ${limited}`, tx);
    return work(tx);
  });
}

/** The same for the one transaction that ends the job. */
export function finishingDatabase(database: Database, held: Held): Database {
  return guarded(database, held, async (tx, work) => {
    // First, so that the job is locked while the work is done: nobody takes it up meanwhile.
    await demand(sql<{ ok: boolean }>`select platform.finish_job(${held.jobId}, ${held.holder}, ${held.takenAt}) as ok, ${limited}`, tx);
    return work(tx);
  });
}

type Guard = <T>(tx: Tx, work: (tx: Tx) => Promise<T>) => Promise<T>;

function guarded(database: Database, held: Held, guard: Guard): Database {
  const own = (scope: Scope) => {
    if (scope.workspaceId !== held.workspaceId) throw new Error("a job acts in its own workspace only");
    return scope;
  };
  return {
    read: async (scope, work) => database.read(own(scope), work),
    command: async (scope, work) => database.command(own(scope), (tx) => guard(tx, work)),
    lookUp: (work) => database.lookUp(work),
    pool: database.pool,
    close: async () => {
      throw new Error("the database belongs to the worker, not to the job");
    },
  };
}

async function demand(query: ReturnType<typeof sql<{ ok: boolean }>>, tx: Tx): Promise<void> {
  const { rows } = await query.execute(tx);
  if (!rows[0]?.ok) throw new JobLost();
}
