/** The invariant of runs, asked of the whole installation. */
import { sql } from "kysely";
import type { Database } from "#platform/db/database.ts";

/** Runs that have not ended and wait for nothing that comes by itself or that somebody has to do. It is 0, or something is broken. */
export const runsAtALoss = (database: Database): Promise<number> =>
  database.lookUp(async (tx) => {
    const { rows } = await sql<{ n: bigint }>`select process.runs_at_a_loss() as n`.execute(tx);
    return Number(rows[0]?.n ?? 0);
  });
