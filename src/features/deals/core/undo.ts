/** Taking back the last step of a deal: it stays in the journal, and counts nowhere. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Deal, DealEvent, DealRefusal } from "./deal.ts";
import type { Place, VisitKind } from "./transition.ts";

/** How long whoever made a step may take it back, in milliseconds. */
export const undoFor = 10_000;

/** A visit of a deal, by its place in the history. */
export type RecordedVisit = {
  readonly position: number;
  readonly pipelineId: string;
  readonly place: Place;
  readonly kind: VisitKind;
  readonly from: Date;
  readonly actorId: string | null;
};
export type LastVisits = {
  readonly last: RecordedVisit;
  /** The one before, which is reopened; null of a deal that only opened. */
  readonly previous: RecordedVisit | null;
  /** The last stage it stood in before the last visit. */
  readonly stageBefore: string;
  /** What the last step left in the journal. */
  readonly journalIds: readonly string[];
};

/**
 * The step that led to `position` is taken back: within ten seconds by whoever made it, later by somebody who may correct history. Opening a
 * deal is no step; it is archived instead.
 */
export function undoStep(
  deal: Deal,
  { last, previous, stageBefore, journalIds }: LastVisits,
  position: number,
  by: { readonly personId: string | null; readonly mayCorrect: boolean; readonly now: Date },
): Result<readonly DealEvent[], DealRefusal> {
  if (deal.archivedAt) return no("deal_archived");
  if (position !== last.position) return no("moved_meanwhile");
  if (previous === null) return no("nothing_to_undo");
  const isOwn = by.personId !== null && by.personId === last.actorId && by.now.getTime() - last.from.getTime() <= undoFor;
  if (!isOwn && !by.mayCorrect) return no("undo_too_late");
  return yes([{ type: "StepUndone", dealId: deal.id, voided: last, back: previous, stageBefore, journalIds, at: by.now }]);
}
