/** Jobs that came to nothing, kept where people can see them and try again. */
import { sql } from "kysely";
import { systemActor } from "#platform/command/actor.ts";
import type { Database, Tx } from "#platform/db/database.ts";

/** A job without a future: `holder` is the worker that runs it, null when nobody does. */
export type Doomed = { readonly jobId: string; readonly holder: string | null; readonly workspaceId: string };

/** Turns the job into a dead letter of its workspace, in one transaction. False: it is gone already, or somebody else's now. */
export async function bury(
  database: Database,
  doomed: Doomed,
  reason: string,
  given: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const { scope } = systemActor(doomed.workspaceId, "job");
  return database.command(scope, async (tx) => {
    const { rows } = await sql<{
      buried: boolean;
    }>`select platform.bury_job(${doomed.jobId}, ${doomed.holder}, ${given.id}, ${reason}, ${given.now}) as buried`.execute(tx);
    return rows[0]?.buried ?? false;
  });
}

export type DeadLetter = {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly error: string;
  readonly diedAt: Date;
  readonly retriedAt: Date | null;
};

const columns = ["id", "task", "attempts", "error", "died_at as diedAt", "retried_at as retriedAt"] as const;

export async function deadLetterById(tx: Tx, workspaceId: string, id: string): Promise<DeadLetter | null> {
  const found = await tx
    .selectFrom("platform.dead_letter")
    .select(columns)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return found ?? null;
}

/** The latest first; `after` is the last one of the page before. */
export async function listDeadLetters(
  tx: Tx,
  workspaceId: string,
  limit: number,
  after: { readonly diedAt: Date; readonly id: string } | null,
): Promise<DeadLetter[]> {
  const all = tx
    .selectFrom("platform.dead_letter")
    .select(columns)
    .where("workspace_id", "=", workspaceId)
    .orderBy("died_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  const page = after === null ? all : all.where(sql<boolean>`(died_at, id) < (${after.diedAt}, ${after.id})`);
  return page.execute();
}
