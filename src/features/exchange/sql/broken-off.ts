/** Imports whose own process is gone: those of the command line, for the others belong to a job that somebody takes up. */
import { sql } from "kysely";
import type { JournalContext } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import type { ImportKind } from "../core/import-fields.ts";
import { type Counts, endImport } from "./imports.ts";

/** A batch takes seconds, also where it waits for the turn of another import. */
const patience = "15 minutes";

/** Ends those that wrote nothing for longer. One that works after all (a machine asleep) finds its import ended and stops. */
export async function endBrokenOff(tx: Tx, context: JournalContext): Promise<readonly string[]> {
  const { rows } = await sql<Counts & { readonly id: string; readonly kind: ImportKind | "stage_moves" }>`
    select id, kind, rows_done as read, created, updated, unchanged, refused from exchange.import
    where workspace_id = ${context.actor.workspaceId} and state = 'running' and file_id is null
      and coalesce(moved_at, started_at) < clock_timestamp() - ${patience}::interval
    order by id for update skip locked`.execute(tx);
  for (const { id, kind, ...counts } of rows) await endImport(tx, id, kind, { state: "failed", failure: "broken_off", counts }, context);
  return rows.map(({ id }) => id);
}
