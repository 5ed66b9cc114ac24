/** The tasks that a timeline tells of: their titles stand with the task, where erasure finds them, not in the journal. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

type Entry = { readonly id: string; readonly data: Readonly<Record<string, unknown>> };
type Told = { readonly kind: "task"; readonly id: string; readonly title: string; readonly taskKind: string; readonly to: string | null };

/** By entry, run under the reader's own sight: what they do not see is not named. `to` is whom it was handed over to. */
export async function tasksTold(tx: Tx, workspaceId: string, entries: readonly Entry[]): Promise<ReadonlyMap<string, Told>> {
  const asked = entries.flatMap(({ id, data }) =>
    typeof data["taskId"] === "string" ? [{ id, task: data["taskId"], to: receiverIn(data) }] : [],
  );
  if (asked.length === 0) return new Map();
  const { rows } = await sql<Omit<Told, "kind"> & { readonly entry: string }>`
    select e.id as entry, t.id, t.title, t.kind as "taskKind", p.name as "to"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as e (id uuid, task uuid, "to" uuid)
    join process.task t on t.workspace_id = ${workspaceId} and t.id = e.task
    left join org.person p on p.workspace_id = ${workspaceId} and p.id = e."to"`.execute(tx);
  return new Map(rows.map(({ entry, ...told }) => [entry, { kind: "task", ...told }]));
}

function receiverIn({ changes }: Entry["data"]): string | null {
  const after = (changes as { readonly assigneeId?: { readonly after?: unknown } } | undefined)?.assigneeId?.after;
  return typeof after === "string" ? after : null;
}
