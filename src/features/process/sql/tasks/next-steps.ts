/** What is to be done next about many records at once. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { NextStepView } from "../../contract/next-steps.ts";
import { dueInOf, type Today } from "./task-views.ts";

type Task = Omit<NextStepView, "kind" | "due" | "dueIn"> & { readonly due: Date | null };
type Wait = Pick<NextStepView, "subjectId" | "id"> & { readonly due: Date };

/**
 * Of each record its open task that is due first, those without a date last; where it has none, what its runs wait for, by the nearest date.
 * A record that the asker does not see, or about which nothing is to come, is missing.
 */
export async function nextStepsOf(tx: Tx, workspaceId: string, subjectIds: readonly string[], today: Today): Promise<NextStepView[]> {
  const tasks = await nextTasks(tx, workspaceId, subjectIds);
  const busy = new Set(tasks.map(({ subjectId }) => subjectId));
  const idle = subjectIds.filter((id) => !busy.has(id));
  const waits = idle.length === 0 ? [] : await nextWaits(tx, workspaceId, idle);
  return [
    ...tasks.map((one) => ({ ...one, kind: "task" as const, due: one.due?.toISOString() ?? null, dueIn: dueInOf(one.due, today) })),
    ...waits.map((one) => ({ ...one, kind: "wait" as const, title: null, assignee: null, ...until(one.due, today) })),
  ];
}

const until = (due: Date, today: Today) => ({ due: due.toISOString(), dueIn: dueInOf(due, today) });

async function nextTasks(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<Task[]> {
  const { rows } = await sql<Task>`
    select n.subject_id as "subjectId", n.id, n.title, n.due_at as due, json_build_object('id', a.id, 'name', a.name) as assignee
    from (
      select distinct on (t.subject_id) t.subject_id, t.id, t.title, t.due_at, t.assignee_id from process.task t
      where t.workspace_id = ${workspaceId} and t.subject_id = any (${[...subjectIds]}::uuid[]) and t.status = 'open'
      order by t.subject_id, t.due_at nulls last, t.id
    ) n
    join org.person a on a.workspace_id = ${workspaceId} and a.id = n.assignee_id`.execute(tx);
  return rows;
}

async function nextWaits(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<Wait[]> {
  const { rows } = await sql<Wait>`
    select asked.id as "subjectId", n.id, n.due from unnest(${[...subjectIds]}::uuid[]) as asked (id)
    cross join lateral (
      select r.id, w.due_at as due
      from process.run r
      join process.timer w on w.workspace_id = r.workspace_id and w.run_id = r.id and w.ended_at is null
      where r.workspace_id = ${workspaceId} and r.subject_id = asked.id and r.ended_at is null
      order by w.due_at, r.id limit 1
    ) n`.execute(tx);
  return rows;
}
