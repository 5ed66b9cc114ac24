/** The append-only journal: one row per change; personal values stand in a side table that erasure can empty. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Actor } from "./actor.ts";

/** What one event leaves in the journal. `data` holds no personal values, only references, numbers and words of ours. */
export type JournalEntry = {
  /** The room it belongs to, where a command also does what another room decides. Default: the command's. */
  readonly feature?: string;
  readonly kind: string;
  readonly kindVersion?: number;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** When it happened; imports write the past. Default: now. */
  readonly at?: Date;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal?: readonly PersonalValue[];
  /** Rows of the journal that this one takes back. */
  readonly voids?: readonly string[];
};

/** A value about a person that erasure must be able to empty. */
export type PersonalValue = {
  readonly subjectId: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

export type JournalContext = {
  readonly actor: Actor;
  readonly commandId: string;
  readonly now: Date;
  readonly newId: () => string;
  readonly recorded?: Recorded;
};
/** Whether what happened is written down today, as always, or counts as written down when it happened: told stories only. */
export type Recorded = "now" | "then";

/** Appends entries in the command's transaction; answers the ids of the rows, in order. */
export async function appendJournal(
  tx: Tx,
  feature: string,
  entries: readonly JournalEntry[],
  context: JournalContext,
): Promise<readonly string[]> {
  if (entries.length === 0) return [];
  const { actor, commandId, now, newId, recorded = "now" } = context;
  const rows = entries.map((entry) => ({ id: newId(), entry }));
  const written = JSON.stringify(
    rows.map(({ id, entry }) => ({
      id,
      at: entry.at ?? now,
      kind: entry.kind,
      kind_version: entry.kindVersion ?? 1,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      data: entry.data,
    })),
  );
  const personal = JSON.stringify(
    rows.flatMap(({ id, entry }) =>
      (entry.personal ?? []).map(({ subjectId, field, before, after }) => ({
        journal_id: id,
        subject_id: subjectId,
        field,
        before,
        after,
      })),
    ),
  );
  // One statement for both tables: a command writes its journal in one round trip.
  await sql`
    with written as (
      insert into platform.journal (workspace_id, id, at, recorded_at, actor_id, actor_kind, via, command_id, feature, kind, kind_version, subject_kind, subject_id, data)
      select ${actor.workspaceId}::uuid, id, at, case when ${recorded} = 'then' then at else clock_timestamp() end, ${actor.personId}::uuid, ${actor.kind}, ${actor.via}, ${commandId}::uuid, ${feature}, kind, kind_version, subject_kind, subject_id, data
      from jsonb_to_recordset(${written}::jsonb) as r (id uuid, at timestamptz, kind text, kind_version smallint, subject_kind text, subject_id uuid, data jsonb)
    )
    insert into platform.journal_personal (workspace_id, journal_id, subject_id, actor_id, field, before, after)
    select ${actor.workspaceId}::uuid, journal_id, subject_id, ${actor.personId}::uuid, field, before, after
    from jsonb_to_recordset(${personal}::jsonb) as r (journal_id uuid, subject_id uuid, field text, before text, after text)`.execute(tx);
  for (const { id, entry } of rows) if (entry.voids) await voidJournal(tx, entry.voids, id, context);
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
