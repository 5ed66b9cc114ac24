/** The browsers of a person that take push messages. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export type Subscription = {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly createdAt: Date;
};

export async function loadSubscriptions(tx: Tx, workspaceId: string, personId: string): Promise<readonly Subscription[]> {
  const { rows } = await sql<Subscription>`
    select id, endpoint, p256dh, auth, created_at as "createdAt" from work.push_subscription
    where workspace_id = ${workspaceId} and person_id = ${personId} and ended_at is null order by id`.execute(tx);
  return rows;
}

/** One browser has one address: with new keys under it the old ones end. Beyond ten browsers the oldest ends. */
export async function addSubscription(
  tx: Tx,
  workspaceId: string,
  personId: string,
  { id, endpoint, p256dh, auth, createdAt }: Subscription,
): Promise<void> {
  await sql`
    update work.push_subscription set ended_at = ${createdAt}, endpoint = '', p256dh = '', auth = ''
    where workspace_id = ${workspaceId} and person_id = ${personId} and ended_at is null and (endpoint = ${endpoint} or id in (
      select id from work.push_subscription where workspace_id = ${workspaceId} and person_id = ${personId} and ended_at is null order by id desc offset 9))`.execute(
    tx,
  );
  await sql`
    insert into work.push_subscription (workspace_id, id, person_id, endpoint, p256dh, auth, created_at)
    values (${workspaceId}, ${id}, ${personId}, ${endpoint}, ${p256dh}, ${auth}, ${createdAt})`.execute(tx);
}

/** Of an ended one the keys are emptied: nobody needs them any more. Answers whether there was one. */
export async function endSubscription(tx: Tx, workspaceId: string, personId: string, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update work.push_subscription set ended_at = ${at}, endpoint = '', p256dh = '', auth = ''
    where workspace_id = ${workspaceId} and person_id = ${personId} and id = ${id} and ended_at is null returning id`.execute(tx);
  return rows.length > 0;
}
