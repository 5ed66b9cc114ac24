/** The append-only journal: one row per change; personal values stand in a side table that erasure can empty. */
import type { Tx } from "#platform/db/database.ts";
import type { Actor } from "./actor.ts";

/** What one event leaves in the journal. `data` holds no personal values, only references, numbers and words of ours. */
export type JournalEntry = {
  readonly kind: string;
  readonly kindVersion?: number;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** When it happened; imports write the past. Default: now. */
  readonly at?: Date;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal?: readonly PersonalValue[];
};

/** A value about a person that erasure must be able to empty. */
export type PersonalValue = { readonly subjectId: string; readonly field: string; readonly before: string | null; readonly after: string | null };

export type JournalContext = { readonly actor: Actor; readonly commandId: string; readonly now: Date; readonly newId: () => string };

/** Appends entries in the command's transaction; answers the ids of the rows, in order. */
export async function appendJournal(tx: Tx, feature: string, entries: readonly JournalEntry[], context: JournalContext): Promise<readonly string[]> {
  if (entries.length === 0) return [];
  const { actor, commandId, now, newId } = context;
  const rows = entries.map((entry) => ({ id: newId(), entry }));
  await tx
    .insertInto("platform.journal")
    .values(
      rows.map(({ id, entry }) => ({
        workspace_id: actor.workspaceId,
        id,
        at: entry.at ?? now,
        actor_id: actor.personId,
        actor_kind: actor.kind,
        via: actor.via,
        command_id: commandId,
        feature,
        kind: entry.kind,
        kind_version: entry.kindVersion ?? 1,
        subject_kind: entry.subjectKind,
        subject_id: entry.subjectId,
        data: JSON.stringify(entry.data),
      })),
    )
    .execute();
  const personal = rows.flatMap(({ id, entry }) => (entry.personal ?? []).map((value) => ({ id, value })));
  if (personal.length > 0) {
    await tx
      .insertInto("platform.journal_personal")
      .values(
        personal.map(({ id, value }) => ({
          workspace_id: actor.workspaceId,
          journal_id: id,
          subject_id: value.subjectId,
          actor_id: actor.personId,
          field: value.field,
          before: value.before,
          after: value.after,
        })),
      )
      .execute();
  }
  return rows.map(({ id }) => id);
}

/** Takes back what these rows recorded: they stay, and count nowhere. `voidedBy` is the row that says who took it back and why. */
export async function voidJournal(tx: Tx, journalIds: readonly string[], voidedBy: string, context: JournalContext): Promise<void> {
  if (journalIds.length === 0) return;
  await tx
    .insertInto("platform.journal_void")
    .values(journalIds.map((id) => ({ workspace_id: context.actor.workspaceId, journal_id: id, voided_by: voidedBy, at: context.now })))
    .onConflict((conflict) => conflict.columns(["workspace_id", "journal_id"]).doNothing())
    .execute();
}

/** Empties every personal value about a person, leaving the mark "erased". Answers how many. */
export async function erasePersonalValues(tx: Tx, workspaceId: string, subjectId: string, now: Date): Promise<number> {
  const result = await tx
    .updateTable("platform.journal_personal")
    .set({ before: null, after: null, erased_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("subject_id", "=", subjectId)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
