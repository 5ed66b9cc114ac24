/** The last time a task was put off or handed over, as long as that may be taken back. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { RecordKind } from "../../core/task.ts";
import { type LastMove, undoWithin } from "../../core/undo.ts";

type Place = { readonly runId: string | null; readonly subjects: readonly { readonly kind: RecordKind; readonly id: string }[] };

type Row = Omit<LastMove, "before"> & {
  readonly before: {
    readonly kind: LastMove["before"]["kind"];
    readonly version: number;
    readonly begunAt: string | null;
    readonly plannedFrom: string | null;
    readonly plannedTo: string | null;
  } | null;
};

/** The last that stands. Moves that came of a record's or a person's going are nobody's to take back. */
export async function lastMoveOf(tx: Tx, workspaceId: string, taskId: string): Promise<LastMove | null> {
  const { rows } = await sql<Row>`
    select m.position, m.kind, m.actor_id as "by", m.at, m.from_person_id as "fromPersonId", m.from_due as "fromDue", m.before from process.task_move m
    where m.workspace_id = ${workspaceId} and m.task_id = ${taskId} and m.voided_at is null order by m.position desc limit 1`.execute(tx);
  const [row] = rows;
  if (!row || row.before === null) return null;
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  const { kind, version, begunAt, plannedFrom, plannedTo } = row.before;
  const times = { begunAt: instant(begunAt), plannedFrom: instant(plannedFrom), plannedTo: instant(plannedTo) };
  return { ...row, before: { kind, version, ...times } };
}

/** What a person has just given away for good is out of their sight, and theirs to take back. */
export async function givenAwayPlaceOf(tx: Tx, { actor, now }: Given, id: string): Promise<Place | null> {
  const { workspaceId, personId } = actor;
  const { rows } = await sql<{ runId: string | null; kind: RecordKind | null; subjectId: string | null }>`
    select t.run_id as "runId", t.subject_kind as kind, t.subject_id as "subjectId"
    from process.task_move m join process.task t on t.workspace_id = m.workspace_id and t.id = m.task_id
    where m.workspace_id = ${workspaceId} and m.task_id = ${id} and m.kind = 'reassigned' and m.voided_at is null
      and m.actor_id = ${personId}::uuid and m.at >= ${new Date(now.getTime() - undoWithin)}
    limit 1`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  return { runId: row.runId, subjects: row.kind === null || row.subjectId === null ? [] : [{ kind: row.kind, id: row.subjectId }] };
}
