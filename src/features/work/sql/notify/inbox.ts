/** A person's inbox: what they were told, with names and titles as far as they see them. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { NotificationView } from "../../contract/notify/notifications.ts";
import type { NoticeKind } from "../../core/notify/kind.ts";
import { placeOf } from "../../core/notify/place.ts";

type Row = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly title: string | null;
  readonly taskId: string | null;
  readonly taskTitle: string | null;
  readonly deviationId: string | null;
  readonly data: Record<string, unknown>;
  readonly rule: string | null;
  /** Of whoever left many tasks behind. */
  readonly giver: string | null;
};

export type Told = Omit<NotificationView, "data"> & { readonly data: Record<string, unknown> };

/** Read with the person's own eyes: titles are there only of what the policies still show. */
const told = (workspaceId: string, personId: string) => sql`
  select n.id, n.kind, n.created_at as at, n.read_at as "readAt", a.id as "actorId", a.name as "actorName", n.subject_kind as "subjectKind", n.subject_id as "subjectId",
    r.title, n.task_id as "taskId", t.title as "taskTitle", n.deviation_id as "deviationId", n.data, u.name as rule, g.name as giver
  from work.notification n
  left join org.person a on a.workspace_id = n.workspace_id and a.id = n.actor_id
  left join platform.record r on r.workspace_id = n.workspace_id and r.id = n.subject_id
  left join process.task t on t.workspace_id = n.workspace_id and t.id = n.task_id
  left join work.rule u on u.workspace_id = n.workspace_id and u.id = (n.data ->> 'ruleId')::uuid
  left join org.person g on g.workspace_id = n.workspace_id and g.id = (n.data ->> 'handedFrom')::uuid
  where n.workspace_id = ${workspaceId} and n.person_id = ${personId}`;

/** Newest first; ids grow with time. */
export async function inboxPage(
  tx: Tx,
  { workspaceId, personId }: { readonly workspaceId: string; readonly personId: string },
  { isUnread, limit }: { readonly isUnread: boolean; readonly limit: number },
  after: readonly [string] | null,
): Promise<{ readonly items: readonly Told[]; readonly last: readonly [string] | null }> {
  const { rows } = await sql<Row>`
    ${told(workspaceId, personId)} and n.is_in_app and ${isUnread ? sql`n.read_at is null` : sql`true`}
      and ${after ? sql`n.id < ${after[0]}::uuid` : sql`true`} order by n.id desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit).map(present);
  const last = items.at(-1);
  return { items, last: rows.length > limit && last ? [last.id] : null };
}

export async function toldByIds(tx: Tx, workspaceId: string, personId: string, ids: readonly string[]): Promise<readonly Told[]> {
  const { rows } = await sql<Row>`${told(workspaceId, personId)} and n.id = any (${[...ids]}::uuid[]) order by n.id`.execute(tx);
  return rows.map(present);
}

export async function countUnread(tx: Tx, workspaceId: string, personId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::integer as unread from work.notification
    where workspace_id = ${workspaceId} and person_id = ${personId} and read_at is null and is_in_app`.execute(tx);
  return rows[0]?.unread ?? 0;
}

/** What was read needs neither letter nor push any more. Answers whether there is such a row. */
export async function markRead(tx: Tx, workspaceId: string, personId: string, id: string, at: Date | null): Promise<boolean> {
  const { rows } = await sql`
    update work.notification set read_at = case when ${at}::timestamptz is null then null else coalesce(read_at, ${at}::timestamptz) end
    where workspace_id = ${workspaceId} and person_id = ${personId} and id = ${id} and is_in_app returning id`.execute(tx);
  return rows.length > 0;
}

export async function wasTold(tx: Tx, workspaceId: string, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from work.notification where workspace_id = ${workspaceId} and person_id = ${personId} and id = ${id}`.execute(tx);
  return rows.length > 0;
}

export async function markAllRead(tx: Tx, workspaceId: string, personId: string, upTo: string | undefined, at: Date): Promise<void> {
  await sql`
    update work.notification set read_at = ${at}
    where workspace_id = ${workspaceId} and person_id = ${personId} and read_at is null and is_in_app and ${upTo === undefined ? sql`true` : sql`id <= ${upTo}::uuid`}`.execute(
    tx,
  );
}

function present(row: Row): Told {
  const { id, kind, at, readAt, actorId, actorName, subjectKind, subjectId, title, taskId, taskTitle, deviationId, rule, giver } = row;
  const data = giver === null ? row.data : { ...row.data, name: giver };
  const subject = subjectKind !== null && subjectId !== null && title !== null ? { kind: subjectKind, id: subjectId, title } : null;
  const task = taskId !== null && taskTitle !== null ? { id: taskId, title: taskTitle } : null;
  return {
    id,
    kind,
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    actor: actorId !== null && actorName !== null ? { id: actorId, name: actorName } : null,
    subject,
    task,
    deviationId,
    data: rule === null ? data : { ...data, text: typeof data["count"] === "number" ? `${rule} (${data["count"]})` : rule },
    path: placeOf({
      kind,
      subject,
      taskId: task?.id ?? null,
      deviationId,
      ruleId: rule === null ? null : String(data["ruleId"]),
      handedFrom: giver === null ? null : String(row.data["handedFrom"]),
    }),
  };
}
