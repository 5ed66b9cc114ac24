/** What came back or was bought last at a trial, and taking it back. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { LastMove, Trial, TrialEvent, TrialMove } from "../../core/trial.ts";

/** Of a trial that is locked. What was told at once is one entry of the journal. */
export async function loadLastMove(
  tx: Tx,
  workspaceId: string,
  trialId: string,
): Promise<{ readonly last: LastMove | null; readonly earlier: readonly string[] }> {
  const { rows } = await sql<{ journalId: string; kind: string; moves: TrialMove[] }>`
    select id as "journalId", kind, data->'moves' as moves from platform.journal j
    where workspace_id = ${workspaceId} and subject_id = ${trialId} and kind in ('trial_returned', 'trial_converted')
      and not exists (select from platform.journal_void v where v.workspace_id = j.workspace_id and v.journal_id = j.id)
    order by id desc`.execute(tx);
  const [first, ...before] = rows;
  if (!first) return { last: null, earlier: [] };
  const kind = first.kind === "trial_returned" ? "returned" : "converted";
  return {
    last: { kind, moves: first.moves, journalId: first.journalId },
    earlier: before.flatMap(({ moves }) => moves.map(({ on }) => on)),
  };
}

/** The items are out again, and the moves are gone; the journal keeps them. */
export async function saveTakenBack(
  tx: Tx,
  workspaceId: string,
  trial: Trial,
  { moves }: Extract<TrialEvent, { readonly type: "TrialMoveTakenBack" }>,
): Promise<void> {
  await sql`
    delete from deals.trial_move where workspace_id = ${workspaceId} and trial_id = ${trial.id} and id = any (${moves.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  );
  const rows = trial.items.map(({ position, returned, converted }) => ({ position, returned, converted }));
  await sql`
    update deals.trial_item i set returned = r.returned, converted = r.converted
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (position smallint, returned integer, converted integer)
    where i.workspace_id = ${workspaceId} and i.trial_id = ${trial.id} and i.position = r.position`.execute(tx);
  await sql`update deals.trial set closed_on = null, version = version + 1 where workspace_id = ${workspaceId} and id = ${trial.id}`.execute(
    tx,
  );
}
