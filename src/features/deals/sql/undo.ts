/** The last steps of a deal, and taking the last one back. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { DealEvent } from "../core/deal.ts";
import type { Place, VisitKind } from "../core/transition.ts";
import type { LastVisits, RecordedVisit } from "../core/undo.ts";

type Row = {
  position: number;
  pipelineId: string;
  stageId: string | null;
  outcome: "won" | "lost" | null;
  reasonId: string | null;
  kind: VisitKind;
  from: Date;
  actorId: string | null;
};

/** Of a deal that is locked. */
export async function loadLastVisits(tx: Tx, workspaceId: string, dealId: string): Promise<LastVisits> {
  const { rows } = await sql<Row>`
    select position, pipeline_id as "pipelineId", stage_id as "stageId", outcome, reason_id as "reasonId", kind, from_at as "from", actor_id as "actorId"
    from deals.stage_visit where workspace_id = ${workspaceId} and deal_id = ${dealId} order by position desc`.execute(tx);
  const [last, previous] = rows;
  if (!last) throw new Error("a deal without a visit");
  const { rows: journal } = await sql<{ id: string }>`
    select id from platform.journal j where workspace_id = ${workspaceId} and subject_id = ${dealId} and at = ${last.from}
      and kind in ('deal_moved', 'deal_won', 'deal_lost', 'deal_reopened')
      and not exists (select from platform.journal_void v where v.workspace_id = j.workspace_id and v.journal_id = j.id)
    order by id desc limit 1`.execute(tx);
  return {
    last: visitOf(last),
    previous: previous ? visitOf(previous) : null,
    stageBefore: rows.find(({ position, stageId }) => position < last.position && stageId !== null)?.stageId ?? "",
    journalIds: journal.map(({ id }) => id),
  };
}

function visitOf({ stageId, outcome, reasonId, ...row }: Row): RecordedVisit {
  const place: Place =
    stageId !== null ? { at: "stage", stageId } : outcome === "won" ? { at: "won" } : { at: "lost", reasonId: reasonId ?? "" };
  return { ...row, place };
}

/** The visit goes where what was taken back is kept, and the one before is open again. */
export async function saveUndo(
  tx: Tx,
  { dealId, voided, back, stageBefore, at }: Extract<DealEvent, { readonly type: "StepUndone" }>,
  { actor: { workspaceId, personId }, newId }: Given,
): Promise<void> {
  await sql`
    insert into deals.voided_visit (workspace_id, deal_id, position, owner_id, pipeline_id, stage_id, outcome, reason_id, kind, came_from_stage_id, came_from_outcome,
      actor_id, held_by_id, import_id, recorded_at, from_at, to_at, previous_position, id, voided_at, voided_by)
    select workspace_id, deal_id, position, owner_id, pipeline_id, stage_id, outcome, reason_id, kind, came_from_stage_id, came_from_outcome,
      actor_id, held_by_id, import_id, recorded_at, from_at, to_at, previous_position, ${newId()}::uuid, ${at}::timestamptz, ${personId}::uuid
    from deals.stage_visit where workspace_id = ${workspaceId} and deal_id = ${dealId} and position = ${voided.position}`.execute(tx);
  const own = sql`workspace_id = ${workspaceId} and deal_id = ${dealId}`;
  await sql`delete from deals.stage_visit where ${own} and position = ${voided.position}`.execute(tx);
  await sql`update deals.stage_visit set to_at = null where ${own} and position = ${back.position}`.execute(tx);
  const { place } = back;
  await sql`
    update deals.deal set pipeline_id = ${back.pipelineId}, status = ${place.at === "stage" ? "open" : place.at}, stage_id = ${stageBefore},
      reason_id = ${place.at === "lost" ? place.reasonId : null}, visits = visits - 1, since = ${back.from}
    where workspace_id = ${workspaceId} and id = ${dealId}`.execute(tx);
}
