/** A batch of stage moves from a file, written into the history of deals. */
import { sql } from "kysely";
import { idsOfDealWords } from "#features/deals/sql/lists.ts";
import { type PastOutcome, type PastRecorded, recordPastMoves } from "#features/deals/sql/past-moves.ts";
import { findPipeline } from "#features/deals/sql/pipeline.ts";
import { findCompany } from "#features/org/sql/workspace.ts";
import { appendJournal, type JournalContext } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Imported } from "../core/imported.ts";
import type { MoveRow } from "../core/stage-moves.ts";

export type PersonOf = (name: string) => string | null;
export type BatchOutcome = PastOutcome | "ambiguous_person";

/** Each row's outcome, in order. */
export async function recordBatch(
  tx: Tx,
  rows: readonly MoveRow[],
  parts: { readonly pipelineId: string; readonly importId: string; readonly personOf: PersonOf; readonly context: JournalContext },
): Promise<{ readonly outcomes: readonly BatchOutcome[]; readonly imported: readonly Imported[] }> {
  const { context, personOf } = parts;
  const { workspaceId } = context.actor;
  const pipeline = await findPipeline(tx, workspaceId, parts.pipelineId);
  if (!pipeline) throw new Error("the pipeline of the import is not there");
  const stages = new Map(pipeline.stages.map(({ id, key }) => [key, id]));
  const reasons = [...new Set(rows.flatMap(({ to }) => (to.at === "lost" ? [to.reason] : [])))];
  const reasonIds = await idsOfDealWords(tx, workspaceId, "loss_reason", reasons, context.newId);
  const isClear = ({ actor, owner }: MoveRow) => [actor, owner].every((name) => name === null || personOf(name) !== null);
  const clear = rows.filter(isClear);
  const { outcomes, touched } = await recordPastMoves(
    tx,
    clear.map(({ deal, title, at, to, actor, owner, amount }) => ({
      externalId: deal,
      title: title ?? deal,
      at,
      to:
        to.at === "stage"
          ? { at: "stage", stageId: stages.get(to.stage) ?? "" }
          : to.at === "lost"
            ? { at: "lost", reasonId: reasonIds.get(to.reason) ?? "" }
            : to,
      actorId: actor === null ? null : personOf(actor),
      ownerId: owner === null ? null : personOf(owner),
      amount,
    })),
    { pipeline, importId: parts.importId, context },
  );
  let next = 0;
  return {
    outcomes: rows.map((row) => (isClear(row) ? outcomes[next++]! : "ambiguous_person")),
    imported: await importedOf(tx, workspaceId, touched),
  };
}

/** What an undo needs: the version the moves left each deal in, and what it was before them. */
async function importedOf(tx: Tx, workspaceId: string, touched: PastRecorded["touched"]): Promise<readonly Imported[]> {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, version from deals.deal where workspace_id = ${workspaceId} and id = any (${touched.map(({ dealId }) => dealId)}::uuid[])`.execute(
    tx,
  );
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return touched.map(({ dealId, before }) => ({
    recordId: dealId,
    kind: "deal",
    change: before === null ? "created" : "updated",
    version: versions.get(dealId) ?? 1,
    before: before && { visits: before.visits, version: before.version, ownerId: before.ownerId, amount: before.amount },
  }));
}

/** That it came to its end, for the journal. */
export async function recordImport(
  tx: Tx,
  { importId, ...data }: { readonly importId: string; readonly pipelineId: string; readonly created: number },
  context: JournalContext,
): Promise<void> {
  await appendJournal(tx, "exchange", [{ kind: "stage_moves_imported", subjectKind: "import", subjectId: importId, data }], context);
}

export async function timeZoneOf(tx: Tx, workspaceId: string): Promise<string> {
  return (await findCompany(tx, workspaceId))?.timeZone ?? "UTC";
}
