/** What is due to go by letter or push. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

const ways = {
  mail: { at: sql.ref("mail_at"), done: sql.ref("mailed_at") },
  push: { at: sql.ref("push_at"), done: sql.ref("pushed_at") },
} as const;
export type Way = keyof typeof ways;

/** Older than that it is no news: a mail server that was set up today does not send what was told a month ago. */
const freshDays = 7;
const most = 200;

/** The ids of what is due and not read, oldest first, locked: two jobs for one person tell it once. */
export async function lockDue(tx: Tx, workspaceId: string, personId: string, way: Way, now: Date): Promise<readonly string[]> {
  const { at, done } = ways[way];
  const { rows } = await sql<{ id: string }>`
    select id from work.notification
    where workspace_id = ${workspaceId} and person_id = ${personId} and ${at} <= ${now} and ${at} > ${new Date(now.getTime() - freshDays * 86_400_000)}
      and ${done} is null and read_at is null
    order by ${at}, id limit ${most} for update skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function markDelivered(tx: Tx, workspaceId: string, ids: readonly string[], way: Way, now: Date): Promise<void> {
  await sql`update work.notification set ${ways[way].done} = ${now} where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[])`.execute(
    tx,
  );
}

export type Addressee = { readonly name: string; readonly email: string | null; readonly language: string; readonly slug: string };

/** Null: the person cannot sign in (any more), so nothing goes out to them. */
export async function findAddressee(tx: Tx, workspaceId: string, personId: string): Promise<Addressee | null> {
  const { rows } = await sql<Addressee>`
    select p.name, p.email, coalesce(p.language, w.default_language) as language, w.slug from org.person p join org.workspace w on w.id = p.workspace_id
    where p.workspace_id = ${workspaceId} and p.id = ${personId} and p.status = 'active'`.execute(tx);
  return rows[0] ?? null;
}
