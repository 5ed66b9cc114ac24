/** What was shown for a task. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import type { EvidenceDemand } from "../../core/definition.ts";
import type { Task } from "../../core/task.ts";

export type Evidence = {
  readonly id: string;
  readonly demand: string;
  readonly kind: EvidenceDemand["kind"];
  readonly attachmentId: string | null;
  readonly text: string | null;
};

/** A file stands for a task only where the person sees it, and only if it lies with the same record. */
export async function seesAttachment(tx: Tx, { actor: { scope, workspaceId } }: Given, id: string, task: Task): Promise<boolean> {
  const found = await asReader(tx, scope, (eyes) =>
    eyes
      .selectFrom("clients.attachment")
      .select("record_id")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where("archived_at", "is", null)
      .executeTakeFirst(),
  );
  return found !== undefined && (task.subjectId === null || found.record_id === task.subjectId);
}

export async function insertEvidence(tx: Tx, { actor, now }: Given, task: Task, evidence: readonly Evidence[]): Promise<void> {
  if (evidence.length === 0) return;
  await tx
    .insertInto("process.evidence")
    .values(
      evidence.map(({ id, demand, kind, attachmentId, text }) => ({
        workspace_id: actor.workspaceId,
        id,
        task_id: task.id,
        subject_id: task.subjectId,
        owner_id: task.ownerId,
        added_by: actor.personId,
        demand,
        kind,
        attachment_id: attachmentId,
        text,
        at: now,
      })),
    )
    .execute();
}

export type KnownEvidence = {
  readonly id: string;
  readonly demand: string;
  readonly addedBy: string | null;
  /** The file that was put to the record for this task and stands for nothing else; null: none, or it is there for more. */
  readonly ownFileId: string | null;
};

/** null: nothing of the kind was given for the task, or it has been removed. */
export async function findEvidence(tx: Tx, workspaceId: string, taskId: string, id: string): Promise<KnownEvidence | null> {
  const { rows } = await sql<KnownEvidence>`
    select e.id, e.demand, e.added_by as "addedBy", a.id as "ownFileId"
    from process.evidence e
    join process.task t on t.workspace_id = e.workspace_id and t.id = e.task_id
    left join clients.attachment a on a.workspace_id = e.workspace_id and a.id = e.attachment_id and a.archived_at is null and a.at >= t.created_at
      and not exists (select from process.evidence o
        where o.workspace_id = e.workspace_id and o.attachment_id = e.attachment_id and o.id <> e.id and o.removed_at is null)
    where e.workspace_id = ${workspaceId} and e.task_id = ${taskId} and e.id = ${id} and e.removed_at is null`.execute(tx);
  return rows[0] ?? null;
}

/** By the demands that it meets. */
export async function givenEvidence(tx: Tx, workspaceId: string, taskId: string): Promise<readonly Pick<Evidence, "demand" | "kind">[]> {
  const { rows } = await sql<Pick<Evidence, "demand" | "kind">>`
    select demand, kind from process.evidence where workspace_id = ${workspaceId} and task_id = ${taskId} and removed_at is null`.execute(
    tx,
  );
  return rows;
}
