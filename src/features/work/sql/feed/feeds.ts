/** Feed addresses: kept as a hash only, found by it before a workspace is known. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export type Feed = { readonly id: string; readonly createdAt: Date; readonly readAt: Date | null };

export async function loadFeeds(tx: Tx, workspaceId: string, personId: string): Promise<readonly Feed[]> {
  const { rows } = await sql<Feed>`
    select id, created_at as "createdAt", read_at as "readAt" from work.feed
    where workspace_id = ${workspaceId} and person_id = ${personId} and revoked_at is null order by id`.execute(tx);
  return rows;
}

export async function insertFeed(
  tx: Tx,
  workspaceId: string,
  { id, personId, hash, at }: { readonly id: string; readonly personId: string; readonly hash: Buffer; readonly at: Date },
): Promise<void> {
  await sql`
    insert into work.feed (workspace_id, id, person_id, secret_hash, created_at) values (${workspaceId}, ${id}, ${personId}, ${hash}, ${at})`.execute(
    tx,
  );
}

/** The feed of this person, held; null if there is none. */
export async function lockFeed(tx: Tx, workspaceId: string, personId: string, id: string): Promise<{ readonly isRevoked: boolean } | null> {
  const { rows } = await sql<{ isRevoked: boolean }>`
    select revoked_at is not null as "isRevoked" from work.feed
    where workspace_id = ${workspaceId} and person_id = ${personId} and id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function revokeFeed(tx: Tx, workspaceId: string, id: string, at: Date): Promise<void> {
  await sql`update work.feed set revoked_at = ${at} where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

/** Programs ask every few minutes; that one does is written down once an hour. */
export async function noteReading(tx: Tx, workspaceId: string, id: string, at: Date): Promise<void> {
  await sql`
    update work.feed set read_at = ${at} where workspace_id = ${workspaceId} and id = ${id}
      and (read_at is null or read_at < ${new Date(at.getTime() - 3_600_000)})`.execute(tx);
}

export type FoundFeed = { readonly workspaceId: string; readonly feedId: string; readonly personId: string };

export async function findFeed(tx: Tx, hash: Buffer): Promise<FoundFeed | null> {
  const { rows } = await sql<FoundFeed>`
    select workspace_id as "workspaceId", feed_id as "feedId", person_id as "personId" from work.find_feed(${hash})`.execute(tx);
  return rows[0] ?? null;
}
