/** What is to be done next about many records at once. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { NextStepView } from "../../contract/next-steps.ts";
import { dueInOf, type Today } from "./task-views.ts";

type Row = Omit<NextStepView, "due" | "dueIn"> & { readonly due: Date | null };

/** Of each record its open task that is due first, those without a date last. A record that the asker does not see, or without an open task, is missing. */
export async function nextStepsOf(tx: Tx, workspaceId: string, subjectIds: readonly string[], today: Today): Promise<NextStepView[]> {
  const { rows } = await sql<Row>`
    select n.subject_id as "subjectId", n.id, n.title, n.due_at as due, json_build_object('id', a.id, 'name', a.name) as assignee
    from (
      select distinct on (t.subject_id) t.subject_id, t.id, t.title, t.due_at, t.assignee_id from process.task t
      where t.workspace_id = ${workspaceId} and t.subject_id = any (${[...subjectIds]}::uuid[]) and t.status = 'open'
      order by t.subject_id, t.due_at nulls last, t.id
    ) n
    join org.person a on a.workspace_id = ${workspaceId} and a.id = n.assignee_id`.execute(tx);
  return rows.map((row) => ({ ...row, due: row.due?.toISOString() ?? null, dueIn: dueInOf(row.due, today) }));
}
