/** How the queue is doing, for the health check. */
import { sql } from "kysely";
import type { Database } from "#platform/db/database.ts";
import { deadAfter } from "./pulse.ts";

/** `lagSeconds`: how long the oldest due job has waited, 0 when none does. `workers`: how many gave a sign of life lately. */
export type JobLag = { readonly lagSeconds: number; readonly workers: number };

export async function jobLag(database: Database): Promise<JobLag> {
  return database.lookUp(async (tx) => {
    const { rows } =
      await sql<JobLag>`select lag_seconds as "lagSeconds", workers from platform.job_lag(${`${deadAfter} milliseconds`}::interval)`.execute(
        tx,
      );
    return rows[0] ?? { lagSeconds: 0, workers: 0 };
  });
}
