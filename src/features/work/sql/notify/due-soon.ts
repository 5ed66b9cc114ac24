/** Tasks that will soon be due. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export type DueSoon = {
  readonly id: string;
  readonly assigneeId: string;
  readonly dueAt: Date;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
};

/** Open ones due in [from, to) that were not given a moment ago; `after` is the last one of the page before. */
export async function dueSoon(
  tx: Tx,
  workspaceId: string,
  { from, to, givenBefore }: { readonly from: Date; readonly to: Date; readonly givenBefore: Date },
  after: Pick<DueSoon, "id" | "dueAt"> | null,
  limit: number,
): Promise<readonly DueSoon[]> {
  const rest = after ? sql`(due_at, id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)` : sql`due_at >= ${from}`;
  const { rows } = await sql<DueSoon>`
    select id, assignee_id as "assigneeId", due_at as "dueAt", subject_kind as "subjectKind", subject_id as "subjectId" from process.task
    where workspace_id = ${workspaceId} and status = 'open' and due_at < ${to} and ${rest} and created_at < ${givenBefore} and begun_at is null
    order by due_at, id limit ${limit}`.execute(tx);
  return rows;
}
